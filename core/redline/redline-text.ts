import { plainText, type Element, type Inline } from '../document/index.ts'
import { changesWords, openedLabel, shellChange } from './changes.ts'
import { labelsOf } from './labels.ts'
import { wordMovesOf, type ChangedBlock, type OneSidedBlock, type Redline, type RedlineBlock, type RedlineInline } from './redline.ts'
import { marksApart } from './words.ts'

/** What a piece reads as; a footnote in brackets where its mark stands. */
export function inlineText(node: Inline): string {
  if (node.type === 'citation') return `[${node.source}${node.place === undefined ? '' : `, ${node.place}`}]`
  if (node.type === 'footnote') return ` [note: ${node.children.map(inlineText).join('')}]`
  return plainText([{ type: 'paragraph', children: [node] }])
}

/** How the marks of a piece changed, such as "bold, not italic". */
export function formatLabel(before: Inline, after: Inline): string {
  const { gained, lost } = marksApart(before, after)
  return [...gained, ...lost.map((name) => `not ${name}`)].join(', ')
}

function pieceText(piece: RedlineInline): string {
  switch (piece.change) {
    case 'same':
      return rawText(piece.node)
    case 'removed':
      return `[-${rawText(piece.node)}-]`
    case 'inserted':
      return `{+${rawText(piece.node)}+}`
    default:
      return `{~${rawText(piece.after)}: ${formatLabel(piece.before, piece.after)}~}`
  }
}

/** A run as it is, line breaks and white space too. */
function rawText(node: Inline): string {
  return node.type === undefined ? node.text : inlineText(node)
}

function blockText(element: Element): string {
  return plainText(element.type === 'list-item' ? [{ ...element, type: 'paragraph' }] : [element])
}

function textOf(blocks: readonly RedlineBlock[]): string[] {
  const labels = labelsOf(blocks, 'both')
  return blocks.flatMap((block) => linesOf(block, labels.get(block)))
}

function linesOf(block: RedlineBlock, label: string | undefined): string[] {
  const numbered = (text: string): string => (label === undefined || label === '' ? text : `${label} ${text}`)
  switch (block.change) {
    case 'same':
      return [numbered(blockText(block.block))]
    case 'removed':
      return openedLines(block) ?? [`[-${numbered(blockText(block.block))}-]`]
    case 'inserted':
      return openedLines(block) ?? [`{+${numbered(blockText(block.block))}+}`]
    case 'moved-from':
      return [`[-${numbered(blockText(block.block))}-] (moved away, ${String(block.move)})`]
    case 'moved-to':
      return block.edited === undefined
        ? [`{+${numbered(blockText(block.block))}+} (moved here, ${String(block.move)})`]
        : [`(moved here${changesWords(block.edited) ? ' and edited' : ''}, ${String(block.move)})`, ...changedLines(block.edited, numbered)]
    default:
      return changedLines(block, numbered)
  }
}

/** What a block holds that came or went while part of it moved; a row is one line. */
function openedLines(block: OneSidedBlock): string[] | undefined {
  if (block.inside === undefined) return undefined
  return block.block.type === 'table-row' ? [rowText(block.inside)] : [`(${openedLabel(block)})`, ...textOf(block.inside)]
}

/** The cells of a row in one line, whatever is said of each. */
function rowText(cells: readonly RedlineBlock[]): string {
  return cells.map((cell) => linesOf(cell, undefined).join(' ')).join('\t')
}

function changedLines(block: ChangedBlock, numbered: (text: string) => string): string[] {
  const { before, after, inlines, blocks } = block
  const shell = shellChange(before, after)
  const line = inlines.map(pieceText).join('')
  const below = before.type === 'table-row' ? [rowText(blocks)] : textOf(blocks)
  const moves = wordMovesOf(block).map(({ change, move }) => `(moved ${change === 'moved-from' ? 'away' : 'here'}, ${String(move)})`)
  return [...moves, ...(shell === undefined ? [] : [`(${shell})`]), ...(line === '' ? [] : [numbered(line)]), ...below]
}

/** The redline as plain text: `[-gone-]`, `{+new+}`, `{~other marks: bold~}`; a line a block. For the clipboard and the terminal. */
export function redlineText(redline: Redline): string {
  return textOf(redline.blocks).join('\n')
}
