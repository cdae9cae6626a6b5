import type { JSX } from 'react'
import { Button } from 'react-aria-components'
import { ReactEditor, useSlateStatic } from 'slate-react'
import { partLabels, sourceListName } from '../../../core/document/index.ts'
import { textWidth } from '../pictures/picture-form.tsx'
import { usePicture } from '../pictures/use-picture.ts'
import { useIsSelected } from './use-is-selected.ts'
import type { ElementProps } from './element-props.ts'
import { SourceEntries } from './source-entries.tsx'
import { useSurroundings } from './surroundings.ts'
import { useFact, useIsOnlyLine } from './use-facts.ts'

export function LetterParagraph({ attributes, children, element }: ElementProps<'paragraph'>): JSX.Element {
  const { placeholder } = useSlateStatic()
  const isOnly = useIsOnlyLine(element)
  const align = element.align === undefined ? '' : ` align-${element.align}`
  return (
    <p {...attributes} className={`letter-paragraph${align}`} data-placeholder={isOnly ? placeholder : undefined}>
      {children}
    </p>
  )
}

export function LetterHeading({ attributes, children, element }: ElementProps<'heading'>): JSX.Element {
  const Name = `h${String(element.level)}` as 'h2' | 'h3' | 'h4'
  return (
    <Name {...attributes} className={`letter-heading letter-heading-${String(element.level)}`}>
      {children}
    </Name>
  )
}

export function LetterListItem({ attributes, children, element }: ElementProps<'list-item'>): JSX.Element {
  const label = useFact(element)
  return (
    <div
      {...attributes}
      className={`letter-item letter-item-level-${String(element.level)}`}
      role="group"
      aria-roledescription={`list item, level ${String(element.level + 1)}`}
    >
      <span className="letter-item-label" contentEditable={false}>
        {label}
      </span>
      <div className="letter-item-text">{children}</div>
    </div>
  )
}

export function LetterQuotation({ attributes, children }: ElementProps<'quotation'>): JSX.Element {
  return (
    <blockquote {...attributes} className="letter-quotation">
      {children}
    </blockquote>
  )
}

export function LetterAttribution({ attributes, children }: ElementProps<'attribution'>): JSX.Element {
  return (
    <p {...attributes} className="letter-attribution">
      {children}
    </p>
  )
}

/** A picture, as wide beside its text as on paper. Pressed twice, or with its button, it asks for another description, width or place. */
export function LetterImage({ attributes, children, element }: ElementProps<'image'>): JSX.Element {
  const editor = useSlateStatic()
  const selected = useIsSelected(element)
  const picture = usePicture(element.digest)
  const align = element.align === undefined ? '' : ` align-${element.align}`
  const style = element.width === undefined ? undefined : { width: `${String(Math.min(100, (element.width / textWidth) * 100))}%` }
  const path = ReactEditor.findPath(editor, element)
  const change = (): void => {
    if (path.length === 1) editor.pictureWishes.add({ change: path[0] ?? 0 })
  }
  return (
    <figure {...attributes} className={`letter-image${align}${selected ? ' is-selected' : ''}`}>
      <div contentEditable={false} className="letter-image-frame" onDoubleClick={change}>
        {picture.kind === 'here' ? (
          <img src={picture.address} alt={element.alt} style={style} draggable={false} />
        ) : (
          <span className="letter-image-missing" style={style}>
            {picture.kind === 'coming' ? '' : <b>This picture is not on this computer. </b>}
            {element.alt}
          </span>
        )}
        {selected && path.length === 1 && (
          <Button className="letter-image-button" onPress={change} excludeFromTabOrder>
            Change
          </Button>
        )}
      </div>
      {children}
    </figure>
  )
}

export function LetterPageBreak({ attributes, children, element }: ElementProps<'page-break'>): JSX.Element {
  const selected = useIsSelected(element)
  return (
    <div {...attributes} className={`letter-page-break${selected ? ' is-selected' : ''}`} role="separator" aria-label="Page break">
      <span contentEditable={false} className="letter-page-break-label">
        Page break
      </span>
      {children}
    </div>
  )
}

/** The place of the list of sources, with the list as the pages have it. */
export function LetterSourceList({ attributes, children, element }: ElementProps<'source-list'>): JSX.Element {
  const selected = useIsSelected(element)
  const isOff = element.omitted === true
  return (
    <div
      {...attributes}
      className={`letter-source-list${isOff ? ' is-omitted' : ''}${selected ? ' is-selected' : ''}`}
      role="group"
      aria-label={sourceListName(element)}
    >
      <div contentEditable={false}>{isOff ? <p>The pages have no list of sources.</p> : <SourceEntries />}</div>
      {children}
    </div>
  )
}

/** A clause that is only named: in a template on purpose, in a letter because the library has none. */
export function LetterClauseReference({ attributes, children, element }: ElementProps<'clause-reference'>): JSX.Element {
  const selected = useIsSelected(element)
  const { written, clauseVersions } = useSurroundings()
  const title = written === 'Template' ? clauseVersions.find(({ code }) => code === element.code)?.title : undefined
  const name = ['clause-reference', ...(title === undefined ? [] : ['is-known']), ...(selected ? ['is-selected'] : [])].join(' ')
  return (
    <div
      {...attributes}
      className={name}
      role="group"
      aria-label={title === undefined ? `Clause ${element.code}, not in the library` : `Clause ${title}`}
    >
      <span contentEditable={false}>
        {title === undefined ? (
          <>
            <b>{element.code}</b> is not in the library
          </>
        ) : (
          <>
            <b>{title}</b>
            <small>{element.code}</small>
          </>
        )}
      </span>
      {children}
    </div>
  )
}

/** Beside the letter's enclosures: how many files go out with it, and the way to them. No page shows it. */
function EncloseButton(): JSX.Element | null {
  const { enclosing } = useSurroundings()
  if (enclosing === undefined) return null
  const { count, open } = enclosing
  return (
    <span className="enclose-tool" contentEditable={false}>
      <Button className="enclose-button" onPress={open}>
        {count === 0 ? 'Enclose files …' : count === 1 ? '1 file enclosed' : `${String(count)} files enclosed`}
      </Button>
    </span>
  )
}

export function LetterPart({ attributes, children, element }: ElementProps<'part'>): JSX.Element {
  const label = partLabels[element.part]
  return (
    <div {...attributes} className={`letter-part letter-part-${element.part}`} data-label={label} role="group" aria-label={label}>
      {element.part === 'enclosures' && <EncloseButton />}
      {children}
    </div>
  )
}
