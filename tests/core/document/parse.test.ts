import { describe, expect, test } from 'vitest'
import { parseDocument } from '../../../core/document/index.ts'

function faults(value: unknown): unknown {
  const parsed = parseDocument(value)
  return parsed.ok ? [] : parsed.error.faults
}

describe('parseDocument', () => {
  test('refuses an unknown block with its path', () => {
    expect(
      faults([
        { type: 'paragraph', children: [] },
        { type: 'video', children: [] },
      ]),
    ).toEqual([{ path: '[1].type', message: 'No such node may stand here.' }])
  })

  test('refuses an unknown inline with its path', () => {
    expect(faults([{ type: 'paragraph', children: [{ text: '' }, { type: 'script', children: [] }] }])).toEqual([
      { path: '[0].children[1].type', message: 'No such node may stand here.' },
    ])
  })

  test('refuses an unknown attribute with its path', () => {
    expect(faults([{ type: 'paragraph', children: [], onclick: 'x' }])).toEqual([{ path: '[0]', message: 'Unrecognized key: "onclick"' }])
  })

  test.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'https://a b'])('refuses a link to %s', (url) => {
    expect(faults([{ type: 'paragraph', children: [{ type: 'link', url, children: [{ text: 'x' }] }] }])).toEqual([
      { path: '[0].children[0].url', message: 'A link leads to an http, https, mailto or tel address.' },
    ])
  })

  test('refuses half of a surrogate pair', () => {
    expect(faults([{ type: 'paragraph', children: [{ text: '\uD800' }] }])).toEqual([
      { path: '[0].children[0].text', message: 'The text holds half of a surrogate pair.' },
    ])
  })

  test.each(['\u0000', '\u0008', '\u001B', '\uFFFE'])('refuses the control character %j', (character) => {
    expect(faults([{ type: 'paragraph', children: [{ text: `a${character}` }] }])).toEqual([
      { path: '[0].children[0].text', message: 'The text holds a control character.' },
    ])
  })

  test('refuses a table whose rows differ in length', () => {
    const cell = { type: 'table-cell', children: [] }
    const rows = [[cell, cell], [cell]].map((children) => ({ type: 'table-row', children }))
    expect(faults([{ type: 'table', headerRows: 1, columns: [{}, {}], children: rows }])).toEqual([
      { path: '[0]', message: 'Every row of a table has one cell a column.' },
    ])
  })

  const cell = (text: string, spans: object = {}) => ({ type: 'table-cell', ...spans, children: [{ text }] })
  const grid = (rows: readonly (readonly object[])[], headerRows = 0, columns: readonly object[] = [{}, {}]) => [
    { type: 'table', headerRows, columns, children: rows.map((children) => ({ type: 'table-row', children })) },
  ]
  const wide = { columnSpan: 2 }
  const high = { rowSpan: 2 }

  test('takes merged cells whose covered places are empty, and widths of all columns', () => {
    const rows = [
      [cell('a', { ...wide, ...high }), cell('')],
      [cell(''), cell('')],
    ]
    expect(faults(grid(rows, 0, [{ width: 30 }, { width: 50.5 }]))).toEqual([])
  })

  test.each([
    ['words under a merged cell', grid([[cell('a', wide), cell('b')]]), 'A cell that a merged one covers is empty and not merged itself.'],
    ['a merged cell that leaves the table', grid([[cell('a'), cell('b', wide)]]), 'A merged cell reaches beyond its table.'],
    [
      'merged cells that overlap',
      grid([
        [cell('a', high), cell('b')],
        [cell('', wide), cell('')],
      ]),
      'A cell that a merged one covers is empty and not merged itself.',
    ],
    [
      'a header cell merged with one below',
      grid(
        [
          [cell('a', high), cell('b')],
          [cell(''), cell('c')],
        ],
        1,
      ),
      'A cell of the header row cannot be merged with one below it.',
    ],
    [
      'a width of one column only',
      grid([[cell('a'), cell('b')]], 0, [{ width: 30 }, {}]),
      'Either every column of a table has a width, or none.',
    ],
  ])('refuses %s', (_name, value, message) => {
    expect(faults(value)).toEqual([{ path: '[0]', message }])
  })

  test('refuses an attribution that comes before what it attributes', () => {
    const attribution = { type: 'attribution', children: [] }
    expect(faults([{ type: 'quotation', children: [attribution, { type: 'paragraph', children: [] }] }])).toHaveLength(1)
  })

  test('gives voids and inlines the empty texts that the editor needs', () => {
    const parsed = parseDocument([{ type: 'paragraph', children: [{ type: 'merge-field', name: 'partner.name' }] }])
    expect(parsed.ok && parsed.value).toEqual([
      {
        type: 'paragraph',
        children: [{ text: '' }, { type: 'merge-field', name: 'partner.name', children: [{ text: '' }] }, { text: '' }],
      },
    ])
  })
})
