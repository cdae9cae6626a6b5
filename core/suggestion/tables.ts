import { gridFault, mergedCells, type SuggestionMark, type Table, type TableCell, type TableRow } from '../document/index.ts'
import { commonOf } from '../redline/diff-sequence.ts'
import { asGone, asNew, withoutSuggestions } from './marking.ts'

/** Where a cell stands: its row and column in the outcome, and those in the table after. */
type CellPlace = readonly [row: number, column: number, fromRow: number, fromColumn: number]
type MixCell = (before: TableCell, after: TableCell, place: CellPlace) => TableCell

/**
 * A table in which cells, rows or columns were changed, as suggestions. Undefined where more was changed at once than that, so that
 * the whole table is better told as another one.
 */
export function mixTables(before: Table, after: Table, by: SuggestionMark, mixCell: MixCell): Table | undefined {
  if (JSON.stringify(mergedCells(before)) !== JSON.stringify(mergedCells(after))) return undefined
  const mixed = mixAlike(before, after, by, mixCell)
  // What is suggested to go still stands in the tree, and may stand in the way of a merged cell.
  return mixed === undefined || gridFault(mixed) !== undefined ? undefined : mixed
}

function mixAlike(before: Table, after: Table, by: SuggestionMark, mixCell: MixCell): Table | undefined {
  if (aboutTable(before) !== aboutTable(after) && before.inserted?.author !== by.author) return undefined
  // Merged cells are one grid: only words may change in it, and anything else makes it another table.
  const merged = [mergedCells(before), mergedCells(after)]
  const isGrid = merged.some((cells) => cells.length > 0)
  if (isGrid && (before.children.length !== after.children.length || JSON.stringify(merged[0]) !== JSON.stringify(merged[1])))
    return undefined
  if (isGrid && aboutColumns(before) !== aboutColumns(after)) return undefined
  const { inserted, deleted } = before
  const about = { ...withoutSuggestions(after), ...(inserted && { inserted }), ...(deleted && { deleted }) }
  if (aboutColumns(before) === aboutColumns(after))
    return { ...about, columns: before.columns, children: mixRows(before, after, by, mixCell) }
  const wider = after.columns.length - before.columns.length
  if (wider === 0 || before.children.length !== after.children.length) return undefined
  return wider > 0
    ? addColumns(before, { ...about, columns: after.columns }, by)
    : removeColumns({ ...about, columns: before.columns }, before, after, by)
}

function aboutTable(table: Table): string {
  const { children: _, columns: __, ...rest } = withoutSuggestions(table)
  return JSON.stringify(Object.entries(rest).sort())
}

function aboutColumns({ columns }: Table): string {
  return JSON.stringify(columns.map((column) => Object.entries(withoutSuggestions(column)).sort()))
}

function mixRows(before: Table, after: Table, by: SuggestionMark, mixCell: MixCell): TableRow[] {
  const rows: TableRow[] = []
  let [from, other] = [0, 0]
  const flush = (until: number, otherUntil: number): void => {
    const [gone, come] = [before.children.slice(from, until), after.children.slice(other, otherUntil)]
    if (gone.length === come.length) {
      for (const [index, row] of gone.entries()) {
        const next = come[index]
        if (next !== undefined) rows.push(mixRow(row, next, [rows.length, other + index], mixCell))
      }
      return
    }
    for (const row of gone.flatMap((row) => asGone(row, by) ?? [])) rows.push(row)
    for (const row of come) rows.push(asNew(row, by))
  }
  const keysOf = (table: Table): string[] => table.children.map((row) => JSON.stringify(row))
  const common = mergedCells(before).length > 0 ? [] : commonOf(keysOf(before), keysOf(after))
  for (const [left, right] of common) {
    flush(left, right)
    const [row, next] = [before.children[left], after.children[right]]
    if (row !== undefined && next !== undefined) rows.push(mixRow(row, next, [rows.length, right], mixCell))
    ;[from, other] = [left + 1, right + 1]
  }
  flush(before.children.length, after.children.length)
  return rows
}

function mixRow(before: TableRow, after: TableRow, [row, from]: readonly [number, number], mixCell: MixCell): TableRow {
  const cells = before.children.map((cell, column) => {
    const next = after.children[column]
    return next === undefined ? cell : mixCell(cell, next, [row, column, from, column])
  })
  return { ...before, children: cells }
}

/** How many columns at the left all rows have in common; undefined where not all other columns are the same on both sides. */
function commonLeft(narrow: Table, wide: Table): number | undefined {
  const more = wide.columns.length - narrow.columns.length
  const keys = (cells: readonly TableCell[]): string[] => cells.map((cell) => JSON.stringify(cell))
  let left = narrow.columns.length
  const rows = narrow.children.map((row, index) => [keys(row.children), keys(wide.children[index]?.children ?? [])] as const)
  for (const [short, long] of rows) {
    const differs = short.findIndex((cell, index) => cell !== long[index])
    if (differs !== -1) left = Math.min(left, differs)
  }
  return rows.every(([short, long]) => short.slice(left).every((cell, index) => cell === long[left + more + index])) ? left : undefined
}

/** True where the columns beside those that one side has more are the same: their widths may have made room. */
function hasSameOthers(narrow: Table, wide: Table, left: number): boolean {
  const more = wide.columns.length - narrow.columns.length
  const others = wide.columns.toSpliced(left, more)
  return aboutColumns(narrow) === aboutColumns({ ...narrow, columns: others })
}

function addColumns(before: Table, after: Table, by: SuggestionMark): Table | undefined {
  const left = commonLeft(before, after)
  if (left === undefined || !hasSameOthers(before, after, left)) return undefined
  const more = after.columns.length - before.columns.length
  const columns = [
    ...before.columns.slice(0, left),
    ...after.columns.slice(left, left + more).map((column) => asNew(column, by)),
    ...before.columns.slice(left),
  ]
  return { ...after, columns }
}

function removeColumns(about: Table, before: Table, after: Table, by: SuggestionMark): Table | undefined {
  const left = commonLeft(after, before)
  if (left === undefined || !hasSameOthers(after, before, left)) return undefined
  const fewer = before.columns.length - after.columns.length
  const isGone = (index: number): boolean => index >= left && index < left + fewer
  const columns = before.columns.map((column, index) => (isGone(index) ? asGone(column, by) : column))
  const children = before.children.map((row) => ({ ...row, children: row.children.filter((_cell, index) => columns[index] !== undefined) }))
  return { ...about, columns: columns.flatMap((column) => column ?? []), children }
}
