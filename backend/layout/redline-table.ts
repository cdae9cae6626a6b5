import type { Node } from '../../core/document/index.ts'
import { insideOf, type RedlineBlock } from '../../core/redline/index.ts'
import type { SheetCell, SheetPiece } from './redline-data.ts'

interface Span {
  readonly columns: number
  readonly rows: number
}

/** A row on its way to the page. */
export interface SheetRow {
  readonly cells: readonly (readonly SheetPiece[])[]
  /** What each cell takes, in the newer document where it stands in both. */
  readonly spans: readonly Span[]
  /** Whether its cells stand in the same documents as the row does, so that one of them may reach beside itself. */
  readonly isWhole: boolean
  /** Whether it stands in both documents, so that a cell of another row may reach into it. */
  readonly isInBoth: boolean
}

/** What the cells of a row take. */
export function spansOf(cells: readonly Node[]): Span[] {
  return cells.map((cell) => {
    const { columnSpan = 1, rowSpan = 1 } = 'type' in cell && cell.type === 'table-cell' ? cell : {}
    return { columns: columnSpan, rows: rowSpan }
  })
}

/** The same of a row that changed. */
function spansIn(row: RedlineBlock): Span[] {
  return insideOf(row).flatMap((cell) => spansOf([(cell.change === 'changed' ? cell.after : cell.block) as Node]))
}

/** A row of a table that changed. */
export function changedRow(row: RedlineBlock, cells: SheetRow['cells']): SheetRow {
  const isInBoth = ({ change }: RedlineBlock): boolean => change === 'same' || change === 'changed'
  return {
    cells,
    spans: row.change === 'changed' ? spansIn(row) : spansOf(row.block.children),
    isWhole: insideOf(row).every(isInBoth),
    isInBoth: isInBoth(row),
  }
}

/**
 * Rows with their merged cells drawn as such. A cell stays one of the plain grid where it would reach over a row or beside a cell that
 * only one document has, or over words: none that were taken out of a cell may go unseen.
 */
export function mergedRows(rows: readonly SheetRow[], columns: number): SheetCell[][] {
  const covered = new Set<string>()
  return rows.map((row, rowIndex) =>
    Array.from({ length: columns }, (_, column): SheetCell[] => {
      if (covered.has(nameOf(rowIndex, column))) return []
      const of = row.cells[column] ?? []
      const span = row.spans[column]
      if (span === undefined || !mayMerge(rows, columns, rowIndex, column, span)) return [{ of }]
      for (const [r, c] of placesIn(rowIndex, column, span)) covered.add(nameOf(r, c))
      return [{ of, span: [span.columns, span.rows] }]
    }).flat(),
  )
}

function mayMerge(rows: readonly SheetRow[], columns: number, row: number, column: number, span: Span): boolean {
  if (span.columns === 1 && span.rows === 1) return false
  if (column + span.columns > columns || row + span.rows > rows.length) return false
  const isTall = span.rows > 1
  return placesIn(row, column, span).every(
    ([r, c]) =>
      rows[r]?.isWhole === true && (rows[r].isInBoth || !isTall) && ((r === row && c === column) || (rows[r].cells[c] ?? []).length === 0),
  )
}

function placesIn(row: number, column: number, span: Span): (readonly [number, number])[] {
  return Array.from({ length: span.rows }, (_, down) =>
    Array.from({ length: span.columns }, (_, along) => [row + down, column + along] as const),
  ).flat()
}

function nameOf(row: number, column: number): string {
  return `${String(row)}.${String(column)}`
}
