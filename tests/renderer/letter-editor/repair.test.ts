import { describe, expect, test } from 'vitest'
import { parseDocument, type SuggestionMark } from '../../../core/document/index.ts'
import { repairBlocks } from '../../../renderer/letter-editor/behaviours/repair.ts'

const ada: SuggestionMark = { author: 'Ada Author', at: '2026-11-23T09:00:00.000Z' }
const stray = { stray: 'of another program' }
const line = (...children: readonly object[]): object => ({ type: 'paragraph', ...stray, children })
const gone = (text: string): object => ({ text, deleted: ada })

/** What is left, which must be a document. */
function repaired(...nodes: readonly object[]): unknown {
  const blocks = repairBlocks(nodes)
  expect(parseDocument(blocks).ok).toBe(true)
  return JSON.parse(JSON.stringify(blocks))
}

describe('a suggestion in a block with an unknown attribute', () => {
  test('stays on words, also where the suggestion itself says something unknown', () => {
    const found = repaired(
      line({ text: 'We pay ' }, { text: 'twice', deleted: { ...ada, colour: 'red' } }, { text: 'once', inserted: ada }),
    )
    expect(found).toEqual([
      { type: 'paragraph', children: [{ text: 'We pay ' }, { text: 'twice', deleted: ada }, { text: 'once', inserted: ada }] },
    ])
  })

  test('stays a suggestion where nobody can say whose it is', () => {
    expect(repaired(line({ text: 'We pay.', deleted: { by: 4 } }))).toEqual([
      { type: 'paragraph', children: [{ text: 'We pay.', deleted: { author: 'Unknown', at: '1970-01-01T00:00:00.000Z' } }] },
    ])
  })

  test('stays on a run that is to look otherwise', () => {
    const formatted = { ...ada, colour: 'red', was: { italic: true, blink: true } }
    expect(repaired(line({ text: 'We pay.', bold: true, formatted }))).toEqual([
      { type: 'paragraph', children: [{ text: 'We pay.', bold: true, formatted: { ...ada, was: { italic: true } } }] },
    ])
  })

  test('stays on a line that is to be of another kind', () => {
    const changed = { ...ada, was: { type: 'paragraph' } }
    expect(repaired({ type: 'heading', level: 2, ...stray, changed, children: [{ text: 'Terms' }] })).toEqual([
      { type: 'heading', level: 2, changed, children: [{ text: 'Terms' }] },
    ])
  })

  test('stays on a table, its rows and its columns', () => {
    const cell = { type: 'table-cell', children: [{ text: 'x' }] }
    const table = {
      type: 'table',
      headerRows: 0,
      columns: [{ deleted: ada }],
      inserted: ada,
      children: [{ type: 'table-row', deleted: ada, children: [cell] }],
    }
    expect(repaired({ ...table, ...stray })).toEqual([table])
  })

  test('stays on a picture, a page break and a clause that is to come', () => {
    const blocks = [
      { type: 'image', digest: 'a'.repeat(64), mediaType: 'image/png', alt: 'A plan', deleted: ada, children: [{ text: '' }] },
      { type: 'page-break', deleted: ada, children: [{ text: '' }] },
      { type: 'clause-reference', code: 'closing/thanks', inserted: ada, children: [{ text: '' }] },
    ]
    expect(repaired(...blocks.map((block) => ({ ...block, ...stray })))).toEqual(blocks)
  })

  test('stays on a clause, which stays one', () => {
    const clause = {
      type: 'clause',
      code: 'closing/thanks',
      version: 1,
      language: 'en-GB',
      jurisdictions: [],
      digest: 'b'.repeat(64),
      lock: 'locked',
      deleted: ada,
      children: [{ type: 'paragraph', children: [{ text: 'Thank you.' }] }],
    }
    expect(repaired({ ...clause, ...stray })).toEqual([clause])
  })
})

describe('what stands in the place of a node that was to go', () => {
  test('goes with it: the words of a link without an address', () => {
    expect(repaired(line({ text: 'See ' }, { type: 'link', url: 'javascript:1', deleted: ada, children: [{ text: 'here' }] }))).toEqual([
      { type: 'paragraph', children: [{ text: 'See ' }, gone('here')] },
    ])
  })

  test('goes with it: the lines of an unknown block', () => {
    expect(repaired({ type: 'panel', deleted: ada, children: [line({ text: 'Secret' }), line({ text: 'words' })] })).toEqual([
      { type: 'paragraph', deleted: ada, children: [gone('Secret')] },
      { type: 'paragraph', deleted: ada, children: [gone('words')] },
    ])
  })
})
