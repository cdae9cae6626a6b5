import type { JSX } from 'react'
import type { RenderElementProps } from 'slate-react'
import { isSuggested, suggestionNames, suggestionsOn, type Element } from '../../../core/document/index.ts'
import { authorNumber } from '../suggesting/author-number.ts'
import {
  LetterAttribution,
  LetterClauseReference,
  LetterHeading,
  LetterImage,
  LetterListItem,
  LetterPageBreak,
  LetterParagraph,
  LetterPart,
  LetterQuotation,
  LetterSourceList,
} from './blocks.tsx'
import { besideOf, WithBeside } from './beside.tsx'
import { BlockBoundary } from './broken-block.tsx'
import { ClauseBlock } from './clause-block.tsx'
import { FootnoteMark } from './footnote.tsx'
import { CitationMark, LetterLink, MergeFieldChip } from './inlines.tsx'
import { LetterTable, LetterTableCell, LetterTableRow } from './table.tsx'

const inlines: ReadonlySet<Element['type']> = new Set(['merge-field', 'citation', 'link', 'footnote'])

/** The component of each kind of element, blocks each behind a boundary of their own. Slate calls it only for elements that changed. */
export function ElementView(plain: RenderElementProps): JSX.Element {
  const props = isSuggested(plain.element) ? withSuggestion(plain) : plain
  const { type } = props.element
  // A row or cell of a table can stand nowhere but in its table.
  if (inlines.has(type) || type === 'table-row' || type === 'table-cell') return contentOf(props)
  const beside = besideOf(props.element)
  const content = beside === undefined ? contentOf(props) : <WithBeside props={props} beside={beside} content={contentOf} />
  return <BlockBoundary {...props} content={content} />
}

/** What says on the screen that a node is suggested, and by whom. */
function withSuggestion(props: RenderElementProps): RenderElementProps {
  const carried = suggestionsOn(props.element)
  const names = suggestionNames.filter((name) => carried[name] !== undefined)
  const author = (carried.deleted ?? carried.inserted ?? carried.changed)?.author ?? ''
  const said = { 'data-suggested': names.join(' '), 'data-author': authorNumber(author) }
  return { ...props, attributes: { ...props.attributes, ...said } }
}

function contentOf(props: RenderElementProps): JSX.Element {
  const { element, ...rest } = props
  switch (element.type) {
    case 'paragraph':
      return <LetterParagraph {...rest} element={element} />
    case 'heading':
      return <LetterHeading {...rest} element={element} />
    case 'list-item':
      return <LetterListItem {...rest} element={element} />
    case 'quotation':
      return <LetterQuotation {...rest} element={element} />
    case 'attribution':
      return <LetterAttribution {...rest} element={element} />
    case 'table':
      return <LetterTable {...rest} element={element} />
    case 'table-row':
      return <LetterTableRow {...rest} element={element} />
    case 'table-cell':
      return <LetterTableCell {...rest} element={element} />
    case 'image':
      return <LetterImage {...rest} element={element} />
    case 'page-break':
      return <LetterPageBreak {...rest} element={element} />
    case 'source-list':
      return <LetterSourceList {...rest} element={element} />
    case 'clause-reference':
      return <LetterClauseReference {...rest} element={element} />
    case 'clause':
      return <ClauseBlock {...rest} element={element} />
    case 'part':
      return <LetterPart {...rest} element={element} />
    case 'merge-field':
      return <MergeFieldChip {...rest} element={element} />
    case 'citation':
      return <CitationMark {...rest} element={element} />
    case 'link':
      return <LetterLink {...rest} element={element} />
    case 'footnote':
      return <FootnoteMark {...rest} element={element} />
  }
}
