import {
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
  type IBorderOptions,
} from 'docx'
import { twips } from './page.ts'
import { styleIds } from './styles.ts'

const none: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' }

/** Line spacing of just this height, with space below; in millimetres. */
export const exactly = (millimetres: number, after = 0) => ({
  line: twips(millimetres),
  lineRule: 'exact' as const,
  before: 0,
  after: twips(after),
})

/** Height of what ends a row of cells, in millimetres. */
export const endHeight = 1

interface RowOptions {
  readonly height?: number
  readonly rule?: IBorderOptions
}

interface Cell {
  readonly width: number
  /** Space below the text, which stands at the bottom of its cell. */
  readonly gap?: number
  readonly children: Paragraph[]
}

/** One row of cells without lines, as wide as the text. Widths in millimetres. */
export function row(cells: readonly Cell[], { height, rule = none }: RowOptions = {}): Table {
  const widths = cells.map((cell) => twips(cell.width))
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    borders: { ...TableBorders.NONE, bottom: rule },
    margins: { left: 0, right: 0 },
    rows: [
      new TableRow({
        ...(height === undefined ? {} : { height: { value: twips(height), rule: HeightRule.EXACT } }),
        children: cells.map(
          (cell, index) =>
            new TableCell({
              width: { size: widths[index] ?? 0, type: WidthType.DXA },
              margins: { bottom: twips(cell.gap ?? 0) },
              verticalAlign: VerticalAlignTable.BOTTOM,
              children: cell.children,
            }),
        ),
      }),
    ],
  })
}

/** Word asks for a paragraph after a table. */
export function tableEnd(): Paragraph {
  return new Paragraph({ style: styleIds.header, spacing: exactly(endHeight), children: [] })
}
