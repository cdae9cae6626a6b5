import {
  coverOf,
  coveredCells,
  mergedCells,
  type GridPlace,
  type Table,
  type TableCell,
  type TableRow,
} from '../../../core/document/index.ts'

export const emptyCell = (): TableCell => ({ type: 'table-cell', children: [{ text: '' }] })
export const emptyRow = (width: number): TableRow => ({ type: 'table-row', children: Array.from({ length: width }, emptyCell) })

/** The room of the page's text and the narrowest column, in millimetres. */
export const roomForColumns = 160
export const narrowestColumn = 5

type Axis = 'row' | 'column'

/** The table with other cells: `change` gives each its own, or undefined where it stays. */
function withCells(table: Table, change: (cell: TableCell, row: number, column: number) => TableCell | undefined): Table {
  return {
    ...table,
    children: table.children.map((row, rowIndex) => ({
      ...row,
      children: row.children.map((cell, column) => change(cell, rowIndex, column) ?? cell),
    })),
  }
}

/** A cell that takes other columns and rows. */
function spanning({ columnSpan: _columns, rowSpan: _rows, ...cell }: TableCell, columns: number, rows: number): TableCell {
  return { ...cell, ...(columns > 1 && { columnSpan: columns }), ...(rows > 1 && { rowSpan: rows }) }
}

/** Merged cells that `wanted` names take other columns and rows. */
function respan(table: Table, change: (place: GridPlace) => readonly [columns: number, rows: number] | undefined): Table {
  const changed = new Map(mergedCells(table).map((place) => [`${String(place.row)}.${String(place.column)}`, change(place)]))
  return withCells(table, (cell, row, column) => {
    const spans = changed.get(`${String(row)}.${String(column)}`)
    return spans === undefined ? undefined : spanning(cell, ...spans)
  })
}

function along(place: GridPlace, axis: Axis): readonly [from: number, length: number] {
  return axis === 'row' ? [place.row, place.rows] : [place.column, place.columns]
}

function withLength(place: GridPlace, axis: Axis, length: number): readonly [columns: number, rows: number] {
  return axis === 'row' ? [place.columns, length] : [length, place.rows]
}

/** An empty row before the one at `at`; a merged cell that reaches over the place grows by it. */
export function insertRow(table: Table, at: number): Table {
  const grown = stretched(table, 'row', at)
  return { ...grown, children: grown.children.toSpliced(at, 0, emptyRow(table.columns.length)) }
}

/** An empty column before the one at `at`. Where columns have widths, it takes half of its neighbour's. */
export function insertColumn(table: Table, at: number): Table {
  const grown = stretched(table, 'column', at)
  const beside = Math.max(0, at - 1)
  const width = table.columns[beside]?.width
  const half = width === undefined ? undefined : Math.max(narrowestColumn, Math.round(width * 5) / 10)
  const columns = table.columns.map((column, index) => (index === beside && half !== undefined ? { ...column, width: half } : column))
  return {
    ...grown,
    columns: columns.toSpliced(at, 0, half === undefined ? {} : { width: half }),
    children: grown.children.map((row) => ({ ...row, children: row.children.toSpliced(at, 0, emptyCell()) })),
  }
}

function stretched(table: Table, axis: Axis, at: number): Table {
  return respan(table, (place) => {
    const [from, length] = along(place, axis)
    return from < at && at < from + length ? withLength(place, axis, length + 1) : undefined
  })
}

/** Without the row or column at `at`; a merged cell that begins there goes on in the next, one that reaches over it shrinks. */
export function removeLine(table: Table, axis: Axis, at: number): Table {
  const kept = shrunk(table, axis, at)
  if (axis === 'row') return { ...kept, children: kept.children.toSpliced(at, 1) }
  return {
    ...kept,
    columns: kept.columns.toSpliced(at, 1),
    children: kept.children.map((row) => ({ ...row, children: row.children.toSpliced(at, 1) })),
  }
}

function shrunk(table: Table, axis: Axis, at: number): Table {
  const beginning = mergedCells(table).filter((place) => along(place, axis)[0] === at && along(place, axis)[1] > 1)
  const smaller = respan(table, (place) => {
    const [from, length] = along(place, axis)
    return from <= at && at < from + length && length > 1 ? withLength(place, axis, length - 1) : undefined
  })
  return beginning.reduce((each, place) => {
    const [row, column] = axis === 'row' ? [place.row + 1, place.column] : [place.row, place.column + 1]
    const moved = each.children[place.row]?.children[place.column]
    return withCells(each, (_cell, rowIndex, columnIndex) => {
      if (rowIndex === row && columnIndex === column) return moved
      return rowIndex === place.row && columnIndex === place.column ? emptyCell() : undefined
    })
  }, smaller)
}

/** The row or column at `at` one place further or back. Cells that are merged over either place are taken apart. */
export function moveLine(table: Table, axis: Axis, at: number, by: 1 | -1): Table | undefined {
  const to = at + by
  const first = axis === 'row' ? table.headerRows : 0
  const length = axis === 'row' ? table.children.length : table.columns.length
  // The header row stays the first.
  if (at < first || to < first || to >= length) return undefined
  const apart = respan(table, (place) => {
    const [from, span] = along(place, axis)
    const isTouched = [at, to].some((line) => from <= line && line < from + span)
    return isTouched && span > 1 ? withLength(place, axis, 1) : undefined
  })
  const swap = <Line>(lines: readonly Line[]): Line[] => {
    const line = lines[at]
    return line === undefined ? [...lines] : lines.toSpliced(at, 1).toSpliced(to, 0, line)
  }
  if (axis === 'row') return { ...apart, children: swap(apart.children) }
  return { ...apart, columns: swap(apart.columns), children: apart.children.map((row) => ({ ...row, children: swap(row.children) })) }
}

/** The smallest rectangle that holds both places and every merged cell it touches. */
export function rectangleOf(table: Table, one: readonly [number, number], other: readonly [number, number]): GridPlace {
  let [top, bottom] = [Math.min(one[0], other[0]), Math.max(one[0], other[0])]
  let [left, right] = [Math.min(one[1], other[1]), Math.max(one[1], other[1])]
  for (let grows = true; grows;) {
    grows = false
    for (const { row, column, rows, columns } of mergedCells(table)) {
      const [below, behind] = [row + rows - 1, column + columns - 1]
      if (row > bottom || below < top || column > right || behind < left) continue
      if (row >= top && below <= bottom && column >= left && behind <= right) continue
      ;[top, bottom, left, right] = [Math.min(top, row), Math.max(bottom, below), Math.min(left, column), Math.max(right, behind)]
      grows = true
    }
  }
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 }
}

/**
 * The cells of a rectangle as one, their texts in reading order, each on a line of its own. Undefined where there is only one
 * cell, or where the header row would be merged with rows below it.
 */
export function mergeRectangle(table: Table, { row: top, column: left, rows, columns }: GridPlace): Table | undefined {
  if ((rows === 1 && columns === 1) || (top < table.headerRows && top + rows > table.headerRows)) return undefined
  const isInside = (row: number, column: number): boolean => row >= top && row < top + rows && column >= left && column < left + columns
  const cells = table.children.flatMap((row, rowIndex) => row.children.filter((_cell, column) => isInside(rowIndex, column)))
  const said = cells.filter(({ children }) => children.some((child) => child.type !== undefined || child.text !== ''))
  const children = said.flatMap((cell, index): TableCell['children'] => (index === 0 ? cell.children : [{ text: '\n' }, ...cell.children]))
  return withCells(table, (cell, row, column) => {
    if (!isInside(row, column)) return undefined
    if (row !== top || column !== left) return emptyCell()
    return spanning({ ...cell, children: children.length === 0 ? [{ text: '' }] : children }, columns, rows)
  })
}

/** The merged cell at a place as single cells, its text in the first. */
export function splitAt(table: Table, row: number, column: number): Table | undefined {
  const cell = table.children[row]?.children[column]
  if (cell === undefined || (cell.columnSpan === undefined && cell.rowSpan === undefined)) return undefined
  return respan(table, (place) => (place.row === row && place.column === column ? [1, 1] : undefined))
}

/** The table with a header row that repeats on each page, or without; cells merged over the header's edge are taken apart. */
export function withHeader(table: Table, headerRows: 0 | 1): Table {
  const apart = respan(table, (place) => (headerRows === 1 && place.row === 0 && place.rows > 1 ? [place.columns, 1] : undefined))
  return { ...apart, headerRows }
}

/** The next place in reading order that no merged cell covers; undefined behind the last or before the first. */
export function nextPlace(table: Table, row: number, column: number, by: 1 | -1): readonly [row: number, column: number] | undefined {
  const covered = coveredCells(table)
  const width = table.columns.length
  for (let index = row * width + column + by; index >= 0 && index < width * table.children.length; index += by) {
    const place = [Math.floor(index / width), index % width] as const
    if (coverOf(covered, ...place) === undefined) return place
  }
  return undefined
}

/** Widths in which the column at `at` is wider by so many millimetres; the one after it gives them, or the page beside the table. */
export function widened(widths: readonly number[], at: number, by: number): number[] {
  const own = widths[at]
  const next = widths[at + 1]
  if (own === undefined) return [...widths]
  const free = next === undefined ? roomForColumns - widths.reduce((sum, width) => sum + width, 0) : next - narrowestColumn
  const change = Math.max(narrowestColumn - own, Math.min(by, Math.max(0, free)))
  const tenths = (width: number): number => Math.round(width * 10) / 10
  return widths.map((width, index) => {
    if (index === at) return tenths(width + change)
    return index === at + 1 ? tenths(width - change) : width
  })
}
