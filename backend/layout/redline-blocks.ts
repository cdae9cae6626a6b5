import { isRun, labelItems, sourceListName, type Element, type Inline, type Node } from '../../core/document/index.ts'
import {
  changesWords,
  formatLabel,
  inlineText,
  insideOf,
  labelsOf,
  openedLabel,
  shellChange,
  wordMovesOf,
  type Change,
  type ChangedBlock,
  type MoveEnd,
  type OneSidedBlock,
  type RedlineBlock,
  type RedlineInline,
} from '../../core/redline/index.ts'
import { marksOf } from './page-inlines.ts'
import { printable, runsRightToLeft } from './page-text.ts'
import { changedRow, mergedRows, spansOf, type SheetRow } from './redline-table.ts'
import type { SheetBlock, SheetChange, SheetLine, SheetPiece } from './redline-data.ts'

/** What the blocks of one redline share. */
export interface SheetContext {
  readonly changes: readonly Change[]
  /** Level of the last heading, so that the tags never skip one (ISO 14289-1 §7.4.2). */
  heading: number
}

/** The blocks of a redline as page data. */
export function sheetBlocks(blocks: readonly RedlineBlock[], context: SheetContext, above: readonly number[] = []): SheetBlock[] {
  const labels = labelsOf(blocks, 'both')
  return blocks.map((block, index) => new Sheet(context, [...above, index], labels.get(block)).block(block))
}

const letters = { same: '=', removed: '-', inserted: '+', 'moved-from': '-', 'moved-to': '+' } as const

/** One block on its way to the page, with its place and its number in a list. */
class Sheet {
  readonly #context: SheetContext
  readonly #path: readonly number[]
  readonly #label: string | undefined
  #note: string | undefined
  #isMoved = false

  constructor(context: SheetContext, path: readonly number[], label: string | undefined) {
    this.#context = context
    this.#path = path
    this.#label = label
  }

  block(block: RedlineBlock): SheetBlock {
    if (block.change === 'changed') return this.#changed(block)
    if ('move' in block) {
      this.#isMoved = true
      this.#note = moveNote(block)
      if (block.edited !== undefined) return this.#changed(block.edited)
    }
    if ('inside' in block && block.inside !== undefined) return this.#opened(block, block.inside)
    return this.#whole(block.block, letters[block.change])
  }

  #said(isContainer = false) {
    const own = this.#context.changes.filter(({ path }) =>
      isContainer && this.#path.length > 0 ? this.#path.every((step, index) => path[index] === step) : path.join() === this.#path.join(),
    )
    const [first, last] = [own[0]?.number, own.at(-1)?.number]
    const numbers = first === undefined ? null : first === last ? String(first) : `${String(first)}–${String(last)}`
    return { numbers, note: this.#note ?? null, bar: numbers !== null || this.#isMoved }
  }

  #line(element: Pick<Element, 'type'> & { readonly level?: number }, of: readonly SheetPiece[]): SheetLine {
    const style =
      element.type === 'heading'
        ? 'heading'
        : element.type === 'list-item'
          ? 'item'
          : element.type === 'attribution'
            ? 'attribution'
            : 'paragraph'
    const text = of.map((piece) => ('text' in piece ? piece.text : '')).join('')
    return {
      ...this.#said(),
      k: 'line',
      style,
      level: this.#levelOf(style, element.level),
      label: this.#label ?? null,
      rtl: runsRightToLeft(text),
      of,
    }
  }

  #levelOf(style: SheetLine['style'], level = 0): number {
    if (style !== 'heading') return level
    this.#context.heading = Math.min(level, this.#context.heading + 1)
    return this.#context.heading
  }

  #whole(element: Element, change: SheetChange): SheetBlock {
    switch (element.type) {
      case 'image':
        return this.#line(element, textPieces(`Image: ${element.alt}`, '', change))
      case 'page-break':
        return this.#line(element, textPieces('Page break', '', change))
      case 'source-list':
        return this.#line(element, textPieces(sourceListName(element), '', change))
      case 'quotation':
      case 'clause':
        return {
          ...this.#said(),
          k: element.type === 'quotation' ? 'quotation' : 'group',
          of: this.#wholes(element.children, change),
        }
      case 'table':
        return this.#table(
          element.children.map((row) => ({ cells: wholeRow(row, change), spans: spansOf(row.children), isWhole: true, isInBoth: true })),
          element.headerRows,
        )
      default:
        return this.#line(element, piecesOf(element.children as Inline[], change))
    }
  }

  #wholes(elements: readonly Element[], change: SheetChange): SheetBlock[] {
    const labels = labelItems(elements)
    return elements.map((element, index) => new Sheet(this.#context, [], labels.get(index)?.label).#whole(element, change))
  }

  /** What a block holds that came or went while part of it moved: each with its own change. */
  #opened(block: OneSidedBlock, inside: readonly RedlineBlock[]): SheetBlock {
    this.#note = openedLabel(block)
    if (block.block.type === 'table') return this.#tableOf(inside, block.block.headerRows)
    return {
      ...this.#said(),
      k: block.block.type === 'quotation' ? 'quotation' : 'group',
      of: sheetBlocks(inside, this.#context, this.#path),
    }
  }

  #changed({ before, after, inlines, blocks }: ChangedBlock): SheetBlock {
    const shell = shellChange(before, after)
    if (shell !== undefined) this.#note = this.#note === undefined ? shell : `${this.#note} · ${shell}`
    if (after.type === 'table') return this.#tableOf(blocks, after.headerRows)
    if (after.type !== 'quotation' && after.type !== 'clause') return this.#line(after, inlines.flatMap(changedPieces))
    const { note, ...own } = this.#said()
    return {
      ...own,
      note,
      bar: this.#isMoved || own.bar,
      k: after.type === 'quotation' ? 'quotation' : 'group',
      of: sheetBlocks(blocks, this.#context, this.#path),
    }
  }

  #tableOf(rows: readonly RedlineBlock[], headerRows: number): SheetBlock {
    this.#isMoved ||= [...rows, ...rows.flatMap(insideOf)].some(
      (part) => 'move' in part || (part.change === 'changed' && wordMovesOf(part).length > 0),
    )
    return this.#table(
      rows.map((row) => changedRow(row, rowPieces(row))),
      headerRows,
    )
  }

  #table(rows: readonly SheetRow[], headerRows: number): SheetBlock {
    const columns = Math.max(1, ...rows.map(({ cells }) => cells.length))
    return {
      ...this.#said(true),
      k: 'table',
      columns,
      header: headerRows > 0 && rows.length > 0,
      rows: mergedRows(rows, columns),
    }
  }
}

function wholeRow(row: Element, change: SheetChange): SheetPiece[][] {
  // The children of a row are cells, and those of a cell inlines.
  return (row.children as Element[]).map((cell) => piecesOf(cell.children as Inline[], change))
}

function moveNote({ change, move, edited }: MoveEnd): string {
  const isEdited = edited !== undefined && changesWords(edited)
  return `${change === 'moved-from' ? 'Moved away' : isEdited ? 'Moved here and edited' : 'Moved here'}, ${String(move)}`
}

/** The cells of a row; what is said of the whole row stands in its first. */
function rowPieces(row: RedlineBlock): SheetPiece[][] {
  const cells = insideOf(row)
  const of = cells.length > 0 || row.change === 'changed' ? cells.map(cellPieces) : wholeRow(row.block, letters[row.change])
  return 'move' in row ? of.map((pieces, index) => (index === 0 ? [labelPiece(moveNote(row)), ...pieces] : pieces)) : of
}

function cellPieces(cell: RedlineBlock): SheetPiece[] {
  if (cell.change === 'changed') return changedCell(cell)
  const said = 'move' in cell ? [labelPiece(moveNote(cell))] : []
  if ('edited' in cell && cell.edited !== undefined) return [...said, ...changedCell(cell.edited)]
  // The children of a cell are inlines.
  return [...said, ...piecesOf(cell.block.children as Inline[], letters[cell.change])]
}

function labelPiece(text: string): SheetPiece {
  return { k: 'label', text }
}

function changedCell(cell: ChangedBlock): SheetPiece[] {
  const shell = shellChange(cell.before, cell.after)
  const said = wordMovesOf(cell).map((end) => labelPiece(moveNote(end)))
  return [...said, ...cell.inlines.flatMap(changedPieces), ...(shell === undefined ? [] : [labelPiece(shell)])]
}

function changedPieces(piece: RedlineInline): SheetPiece[] {
  if (piece.change !== 'formatted') return piecesOf([piece.node], letters[piece.change])
  return [...piecesOf([piece.after], '~'), labelPiece(formatLabel(piece.before, piece.after))]
}

function piecesOf(nodes: readonly Node[], change: SheetChange): SheetPiece[] {
  // What stands in a line are inlines.
  return nodes.flatMap((node) =>
    isRun(node) ? textPieces(node.text, marksOf(node), change) : textPieces(inlineText(node as Inline), '', change),
  )
}

function textPieces(text: string, marks: string, c: SheetChange): SheetPiece[] {
  return text.split('\n').flatMap((line, index): SheetPiece[] => {
    const shown = printable(line)
    const pieces: SheetPiece[] = shown === '' ? [] : [{ k: 'text', text: shown, marks, c }]
    return index === 0 ? pieces : [{ k: 'break', c }, ...pieces]
  })
}
