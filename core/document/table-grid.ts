/** As much of a cell as the grid asks for. */
interface GridCell {
  readonly columnSpan?: number | undefined
  readonly rowSpan?: number | undefined
  readonly children: readonly object[]
}

/** As much of a table as the grid asks for. */
interface Grid<Cell extends GridCell = GridCell> {
  readonly headerRows: number
  readonly columns: readonly { readonly width?: number | undefined }[]
  readonly children: readonly { readonly children: readonly Cell[] }[]
}

/** A cell of the grid with the columns and rows that it takes, which are 1 and 1 where it is not merged. */
export interface GridPlace {
  readonly row: number
  readonly column: number
  readonly columns: number
  readonly rows: number
}

/** The merged cells of a table, in reading order. */
export function mergedCells(table: Grid): GridPlace[] {
  return table.children.flatMap((row, rowIndex) =>
    row.children.flatMap(({ columnSpan = 1, rowSpan = 1 }, column) =>
      columnSpan > 1 || rowSpan > 1 ? [{ row: rowIndex, column, columns: columnSpan, rows: rowSpan }] : [],
    ),
  )
}

function nameOf(row: number, column: number): string {
  return `${String(row)}.${String(column)}`
}

/** Which merged cell covers a place of the grid, by the place's "row.column"; a merged cell does not cover its own place. */
export type Covered = ReadonlyMap<string, GridPlace>

/** The places that merged cells cover. Their own cells stay in the tree, empty, so that every row has one cell a column. */
export function coveredCells(table: Grid): Covered {
  const covered = new Map<string, GridPlace>()
  for (const merged of mergedCells(table)) {
    for (let row = merged.row; row < merged.row + merged.rows; row += 1) {
      for (let column = merged.column; column < merged.column + merged.columns; column += 1) {
        if (row !== merged.row || column !== merged.column) covered.set(nameOf(row, column), merged)
      }
    }
  }
  return covered
}

/** The merged cell that covers a place. */
export function coverOf(covered: Covered, row: number, column: number): GridPlace | undefined {
  return covered.get(nameOf(row, column))
}

/** Why the merged cells and widths of a table, whose rows are of one length, make no grid; undefined where they do. */
export function gridFault(table: Grid): string | undefined {
  const widths = table.columns.filter(({ width }) => width !== undefined).length
  if (widths > 0 && widths < table.columns.length) return 'Either every column of a table has a width, or none.'
  const seen = new Set<string>()
  for (const merged of mergedCells(table)) {
    if (merged.column + merged.columns > table.columns.length || merged.row + merged.rows > table.children.length)
      return 'A merged cell reaches beyond its table.'
    if (merged.row < table.headerRows && merged.row + merged.rows > table.headerRows)
      return 'A cell of the header row cannot be merged with one below it.'
    for (let row = merged.row; row < merged.row + merged.rows; row += 1) {
      for (let column = merged.column; column < merged.column + merged.columns; column += 1) {
        const name = nameOf(row, column)
        if (seen.has(name)) return 'Two merged cells of a table overlap.'
        seen.add(name)
        const cell = table.children[row]?.children[column]
        const isOwn = row === merged.row && column === merged.column
        if (!isOwn && cell !== undefined && !isBare(cell)) return 'A cell that a merged one covers is empty and not merged itself.'
      }
    }
  }
  return undefined
}

function isBare(cell: GridCell): boolean {
  return cell.columnSpan === undefined && cell.rowSpan === undefined && cell.children.every((child) => 'text' in child && child.text === '')
}
