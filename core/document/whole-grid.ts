import type { Table } from './block.ts'
import { gridFault } from './table-grid.ts'

/** The table itself where its cells make a grid; else with every cell apart and no widths, so that no word is lost. */
export function withWholeGrid(table: Table): Table {
  if (gridFault(table) === undefined) return table
  return {
    ...table,
    columns: table.columns.map(({ width: _width, ...column }) => column),
    children: table.children.map((row) => ({
      ...row,
      children: row.children.map(({ columnSpan: _columnSpan, rowSpan: _rowSpan, ...cell }) => cell),
    })),
  }
}
