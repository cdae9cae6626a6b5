import { describe, expect, test } from 'vitest'
import type { Document } from '../../../core/document/index.ts'
import { entryAround, outlineOf } from '../../../renderer/letter-screen/outline-entries.ts'
import { certificateBlock, paragraph } from '../letter-editor/letters.ts'

const field = (name: string) => ({ type: 'merge-field' as const, name, children: [{ text: '' }] as [{ text: '' }] })

const document: Document = [
  { type: 'part', part: 'subject', children: [{ text: 'About ' }, field('partner.name'), { text: '' }] },
  paragraph('Dear all,'),
  { type: 'heading', level: 2, children: [{ text: 'What is said' }] },
  certificateBlock,
  { type: 'heading', level: 3, children: [{ text: 'By ' }, field('letter.place'), { text: '' }] },
]
const places = [
  { path: [2], page: 1, x: 0, y: 0 },
  { path: [3], page: 2, x: 0, y: 0 },
  { path: [3, 0], page: 3, x: 0, y: 0 },
]
const words = {
  titleOf: ({ code }: { code: string }) => `Title of ${code}`,
  printed: (name: string) => (name === 'partner.name' ? 'Harbour Ltd' : undefined),
}

describe('the outline', () => {
  test('holds subject, headings and clauses with their pages, fields filled in', () => {
    expect(outlineOf(document, places, words)).toEqual([
      { path: [0], kind: 'subject', level: 1, text: 'About Harbour Ltd' },
      { path: [2], kind: 'heading', level: 2, text: 'What is said', page: 1 },
      { path: [3], kind: 'clause', level: 3, text: 'Title of certification/harbour-scheme', page: 2 },
      { path: [4], kind: 'heading', level: 3, text: 'By ‹letter.place›' },
    ])
  })

  test('is at the entry under which the caret stands', () => {
    const entries = outlineOf(document, places, words)
    expect([entryAround(entries, [3, 0, 1])?.kind, entryAround(entries, [1, 0])?.kind]).toEqual(['clause', 'subject'])
  })
})
