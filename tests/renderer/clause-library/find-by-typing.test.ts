import { expect, test } from 'vitest'
import type { ClauseVersion } from '../../../core/clause/index.ts'
import { findByTyping } from '../../../renderer/clause-library/find-by-typing.ts'
import type { ClauseEntry } from '../../../renderer/clause-library/search-clauses.ts'

function entry(title: string): ClauseEntry {
  const version: ClauseVersion = {
    code: 'statement/a',
    kind: 'statement',
    title,
    language: 'en-GB',
    jurisdictions: [],
    version: 1,
    valid: {},
    tags: [],
    evidence: [],
    body: [{ type: 'paragraph', children: [{ text: 'Words.' }] }],
  }
  return { id: title, version, standing: { standing: 'approved', text: 'Approved', tone: 'good' }, beginning: '', words: '' }
}

const entries = ['Closing', 'Data', 'Éclair', 'Data centre', 'Dates'].map(entry)

test.each([
  ['a letter leads to the next title that begins with it', 0, 'd', 1],
  ['the same letter again leads on', 1, 'dd', 3],
  ['behind the last title the first one follows', 4, 'd', 1],
  ['more letters stay where they still fit', 3, 'data c', 3],
  ['accents and capitals do not matter', 0, 'E', 2],
  ['what begins no title leads nowhere', 0, 'x', undefined],
])('%s', (_, from, typed, row) => {
  expect(findByTyping(entries, from, typed)).toBe(row)
})
