import type { JSX } from 'react'
import { ReactEditor, useReadOnly, useSlateStatic, type RenderLeafProps } from 'slate-react'
import { citationMark, markNames } from '../../../core/document/index.ts'
import { entryText, sourceEntry } from '../../../core/letter/index.ts'
import { askAboutCitation } from '../commands/citations.ts'
import { openFieldMenu } from '../commands/field-format.ts'
import { fieldLabel } from '../field-label.ts'
import { authorNumber } from '../suggesting/author-number.ts'
import { useIsSelected } from './use-is-selected.ts'
import type { ElementProps } from './element-props.ts'
import { useSurroundings } from './surroundings.ts'
import { useAddress, useFact, useFieldValue } from './use-facts.ts'

function classes(...names: (string | false)[]): string {
  return names.filter((name) => name !== false).join(' ')
}

export function MergeFieldChip({ attributes, children, element }: ElementProps<'merge-field'>): JSX.Element {
  const value = useFieldValue(element)
  const selected = useIsSelected(element)
  const editor = useSlateStatic()
  const readOnly = useReadOnly()
  const { onField, fields } = useSurroundings()
  const declared = fields.find(({ name }) => name === element.name)
  const label = declared?.label ?? fieldLabel(element.name)
  const title = value === undefined ? `${label} (${element.name}) has no value yet` : `${label} (${element.name})`
  const marks = markNames.filter((name) => element.children[0][name] === true).map((name) => `text-${name}`)
  return (
    <span {...attributes} className={classes('field-chip', value === undefined && 'field-chip-empty', selected && 'is-selected', ...marks)}>
      <span
        contentEditable={false}
        title={title}
        onClick={() => readOnly || openFieldMenu(editor, ReactEditor.findPath(editor, element))}
        onDoubleClick={() => {
          // Nobody fills in what is computed.
          if (declared?.computed !== undefined) return
          editor.fieldMenu.close()
          onField?.(element.name)
        }}
      >
        {value ?? label}
      </span>
      {children}
    </span>
  )
}

export function CitationMark({ attributes, children, element }: ElementProps<'citation'>): JSX.Element {
  const number = Number(useFact(element) ?? 0)
  const selected = useIsSelected(element)
  const editor = useSlateStatic()
  const readOnly = useReadOnly()
  const { language } = useSurroundings()
  const {
    source,
    evidence,
    place,
    children: [spacer],
  } = element
  const entry = entryText(sourceEntry({ title: source, evidence }, language))
  const marks = markNames.filter((name) => spacer[name] === true).map((name) => `text-${name}`)
  return (
    <span {...attributes} className={classes('citation-mark', evidence === undefined && 'is-own', selected && 'is-selected', ...marks)}>
      <span
        contentEditable={false}
        aria-label={`Source ${String(number)}: ${place === undefined ? entry : `${entry}, ${place}`}`}
        role="note"
        onClick={() => readOnly || askAboutCitation(editor, ReactEditor.findPath(editor, element))}
      >
        {citationMark(number, place)}
      </span>
      {children}
    </span>
  )
}

export function LetterLink({ attributes, children, element }: ElementProps<'link'>): JSX.Element {
  const address = useAddress(element)
  return (
    <a {...attributes} className="letter-link" href={address} title={address} onClick={(event) => event.preventDefault()}>
      {children}
    </a>
  )
}

/** A run with its marks as elements, so that assistive technology and the clipboard know them. */
export function Leaf({ attributes, children, leaf }: RenderLeafProps): JSX.Element {
  let marked = children as JSX.Element
  if (leaf.superscript === true) marked = <sup>{marked}</sup>
  if (leaf.subscript === true) marked = <sub>{marked}</sub>
  if (leaf.strike === true) marked = <s>{marked}</s>
  if (leaf.underline === true) marked = <u>{marked}</u>
  if (leaf.italic === true) marked = <em>{marked}</em>
  if (leaf.bold === true) marked = <strong>{marked}</strong>
  const { inserted, deleted, formatted } = leaf
  const suggestion = deleted ?? inserted ?? formatted
  if (suggestion === undefined) return <span {...attributes}>{marked}</span>
  const names = classes(
    inserted !== undefined && 'is-inserted',
    deleted !== undefined && 'is-deleted',
    formatted !== undefined && 'is-formatted',
  )
  if (deleted !== undefined) marked = <del className={names}>{marked}</del>
  else if (inserted !== undefined) marked = <ins className={names}>{marked}</ins>
  else marked = <span className={names}>{marked}</span>
  return (
    <span {...attributes} data-author={authorNumber(suggestion.author)}>
      {marked}
    </span>
  )
}
