import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Table } from '../../../core/document/index.ts'
import { WholeBlock } from '../../../renderer/redline/plain-blocks.tsx'

const cell = (text: string, span: object = {}) => ({ type: 'table-cell' as const, ...span, children: [{ text }] })

/** Three columns; the first cell takes two rows, the second of the first row two columns. */
const merged: Table = {
  type: 'table',
  headerRows: 0,
  columns: [{}, {}, {}],
  children: [
    { type: 'table-row', children: [cell('Range', { rowSpan: 2 }), cell('Sold in', { columnSpan: 2 }), cell('')] },
    { type: 'table-row', children: [cell(''), cell('Britain'), cell('Ireland')] },
  ],
}

const drawn = (block: Table | Table['children'][number]): string =>
  renderToStaticMarkup(createElement(WholeBlock, { block, label: undefined })).replaceAll(/ class=""/gu, '')

test('merged cells of a table that did not change are drawn merged', () => {
  expect(drawn(merged)).toBe(
    '<table><tbody><tr><td rowSpan="2">Range</td><td colSpan="2">Sold in</td></tr><tr><td>Britain</td><td>Ireland</td></tr></tbody></table>',
  )
})

test('in a row of a table that changed elsewhere, a cell is drawn over the columns it takes, and over no row that may be another’s', () => {
  const [row] = merged.children
  expect(row && drawn(row)).toBe('<tr><td>Range</td><td colSpan="2">Sold in</td></tr>')
})
