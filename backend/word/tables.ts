import { Paragraph, Table, TableCell as Cell, TableRow as Row, WidthType } from 'docx'
import type { Table as LetterTable, TableCell } from '../../core/document/index.ts'
import { beginsRightToLeft } from './direction.ts'
import { paragraphChildren, textOf, type RunSetting } from './inlines.ts'
import { alignments, styleIds } from './styles.ts'
import type { Writing } from './writing.ts'

/** How wide a column wants to be, in letters: its longest cell, within bounds, and never less than its longest word. */
function weightOf(cells: readonly TableCell[]): number {
  const texts = cells.map((cell) => textOf(cell.children))
  const longestCell = Math.max(...texts.map((text) => text.length))
  const longestWord = Math.max(...texts.flatMap((text) => text.split(/\s/u).map((word) => word.length)))
  return Math.max(Math.min(longestCell, 48), Math.min(longestWord, 24)) + 4
}

/** Column widths for a table of the given width, by the length of what stands in them. */
function columnWidths(table: LetterTable, width: number): number[] {
  const weights = table.columns.map((_column, index) => weightOf(table.children.flatMap((row) => row.children[index] ?? [])))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => Math.floor((width * weight) / total))
}

/** A table in the letter's table style; its heading row is repeated on each page and no row is torn apart. */
export function writeTable(table: LetterTable, width: number, writing: Writing, setting: RunSetting): Table {
  const widths = columnWidths(table, width)
  const rightToLeft = beginsRightToLeft(table.children.flatMap((row) => row.children.map((cell) => textOf(cell.children))).join(' '))
  const rows = table.children.map((row, index) => {
    const heading = index < table.headerRows
    const cells = row.children.map((cell, column) => {
      const bidirectional = beginsRightToLeft(textOf(cell.children)) || undefined
      const paragraph = new Paragraph({
        style: heading ? styleIds.tableHeading : styleIds.tableText,
        alignment: alignments[table.columns[column]?.align ?? 'start'],
        bidirectional,
        children: paragraphChildren(cell.children, writing, setting),
      })
      return new Cell({ width: { size: widths[column] ?? 0, type: WidthType.DXA }, children: [paragraph] })
    })
    return new Row({ children: cells, tableHeader: heading || undefined, cantSplit: true })
  })
  return new Table({
    rows,
    style: styleIds.table,
    columnWidths: widths,
    width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    tableLook: { firstRow: table.headerRows > 0, firstColumn: false, lastRow: false, lastColumn: false, noHBand: true, noVBand: true },
    visuallyRightToLeft: rightToLeft || undefined,
  })
}
