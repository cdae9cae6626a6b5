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
