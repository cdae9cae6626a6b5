import { createContext, useContext, useMemo, useState, type CSSProperties, type JSX, type PointerEvent } from 'react'
import { ReactEditor, useReadOnly, useSlateStatic } from 'slate-react'
import { coverOf, coveredCells, type Covered, type Table } from '../../../core/document/index.ts'
import { roomForColumns, widened } from '../commands/table-shape.ts'
import { setColumnWidths } from '../commands/tables.ts'
import type { ElementProps } from './element-props.ts'
import { measuredWidths } from './measured-widths.ts'

interface Grid {
  readonly columns: Table['columns']
  readonly covered: Covered
  /** Begins to move the right edge of a column; undefined where the table cannot be changed. */
  readonly drag: ((column: number, event: PointerEvent<HTMLElement>) => void) | undefined
}

const GridContext = createContext<Grid>({ columns: [], covered: new Map(), drag: undefined })

/** A table in the widths of its columns. The edges of its columns are drawn with a pointer; keys do the same (actions.ts). */
export function LetterTable({ attributes, children, element }: ElementProps<'table'>): JSX.Element {
  const [drawn, drag] = useDrawnWidths(element)
  const covered = useMemo(() => coveredCells(element), [element])
  const given = element.columns.flatMap(({ width }) => width ?? [])
  const widths = drawn ?? given
  const grid = useMemo(() => ({ columns: element.columns, covered, drag }), [element, covered, drag])
  return (
    <GridContext value={grid}>
      <table
        {...attributes}
        className={`letter-table${element.headerRows === 1 ? ' letter-table-headed' : ''}`}
        style={widths.length === 0 ? undefined : fixed(widths)}
      >
        {widths.length > 0 && (
          <colgroup contentEditable={false}>
            {widths.map((width, column) => (
              <col key={column} style={{ width: `${String((width / sumOf(widths)) * 100)}%` }} />
            ))}
          </colgroup>
        )}
        <tbody>{children}</tbody>
      </table>
    </GridContext>
  )
}

function sumOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0)
}

function fixed(widths: readonly number[]): CSSProperties {
  return { tableLayout: 'fixed', width: `${String(Math.min(100, (sumOf(widths) / roomForColumns) * 100))}%` }
}

/** The widths while an edge is being drawn; they are the letter's once it is let go, as one step. */
function useDrawnWidths(table: Table): [readonly number[] | undefined, Grid['drag']] {
  const editor = useSlateStatic()
  const isReadOnly = useReadOnly()
  const [drawn, setDrawn] = useState<readonly number[]>()
  const drag = useMemo(() => {
    const path = ReactEditor.findPath(editor, table)
    if (isReadOnly || path.length > 1) return undefined
    return (column: number, event: PointerEvent<HTMLElement>): void => {
      event.preventDefault()
      const { currentTarget: edge, clientX: from, pointerId } = event
      const widths = measuredWidths(editor, table)
      const node = ReactEditor.toDOMNode(editor, table)
      const millimetres = sumOf(widths) / node.offsetWidth
      let latest = widths
      const move = ({ clientX }: globalThis.PointerEvent): void => {
        latest = widened(widths, column, (clientX - from) * millimetres)
        setDrawn(latest)
      }
      const stop = (): void => {
        edge.removeEventListener('pointermove', move)
        edge.removeEventListener('lostpointercapture', stop)
        setDrawn(undefined)
        if (latest !== widths) setColumnWidths(editor, ReactEditor.findPath(editor, table), latest)
      }
      edge.setPointerCapture(pointerId)
      edge.addEventListener('pointermove', move)
      edge.addEventListener('lostpointercapture', stop)
    }
  }, [editor, table, isReadOnly])
  return [drawn, drag]
}

/** Without a pointer that hovers the edges are always there to be met. */
const hasEdgesAlways = (): boolean => !matchMedia('(hover: hover)').matches

/** Whether the cells of a row have their edges: only while a pointer is over the row, as a long letter has thousands. */
const EdgesContext = createContext(false)

export function LetterTableRow({ attributes, children }: ElementProps<'table-row'>): JSX.Element {
  const [isNear, setNear] = useState(hasEdgesAlways)
  return (
    <EdgesContext value={isNear}>
      <tr {...attributes} onPointerEnter={() => setNear(true)} onPointerLeave={() => setNear(hasEdgesAlways())}>
        {children}
      </tr>
    </EdgesContext>
  )
}

export function LetterTableCell({ attributes, children, element }: ElementProps<'table-cell'>): JSX.Element {
  const { columns, covered, drag } = useContext(GridContext)
  const hasEdge = useContext(EdgesContext)
  const [row = 0, column = 0] = ReactEditor.findPath(useSlateStatic(), element).slice(-2)
  const { columnSpan = 1, rowSpan = 1 } = element
  return (
    <td
      {...attributes}
      className={`align-${columns[column]?.align ?? 'start'}`}
      colSpan={columnSpan === 1 ? undefined : columnSpan}
      rowSpan={rowSpan === 1 ? undefined : rowSpan}
      // What a merged cell covers stays in the tree, so that every row has one cell a column.
      hidden={coverOf(covered, row, column) !== undefined}
    >
      {children}
      {hasEdge && drag !== undefined && (
        <span
          contentEditable={false}
          className="letter-column-edge"
          aria-hidden="true"
          onPointerDown={(event) => drag(column + columnSpan - 1, event)}
        />
      )}
    </td>
  )
}
