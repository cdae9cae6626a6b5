import { expect, test } from 'vitest'
import type { Letter } from '../../../core/letter/index.ts'
import { besideChanges, byDay } from '../../../renderer/letter-history/revision-words.ts'

const letter: Letter = {
  schema: 1,
  title: 'A letter',
  template: 'note',
  letterhead: 'plain',
  language: 'en-GB',
  jurisdictions: ['GB'],
  values: { 'partner.name': 'Harrow & Lane Ltd' },
  document: [],
}

test('versions stand under the day of their last save, in their order', () => {
  const revision = (number: number, savedAt: string) => ({ number, savedAt, begunAt: savedAt, marks: [] })
  const days = byDay(
    [revision(3, '2026-11-24T12:00:00.000Z'), revision(2, '2026-11-24T09:00:00.000Z'), revision(1, '2026-11-20T12:00:00.000Z')],
    new Date('2026-11-24T15:00:00.000Z'),
  )
  expect(days.map(({ day, revisions }) => [day, revisions.map(({ number }) => number)])).toEqual([
    ['Today', [3, 2]],
    ['Fri 20 November', [1]],
  ])
})

test('what changed beside the text is told by title and field, one that is new or gone too', () => {
  const after = { ...letter, title: 'Another', values: { 'letter.date': '2026-11-24' } }
  expect(besideChanges(letter, after, (field) => `(${field})`)).toEqual([
    { what: 'Title', before: 'A letter', after: 'Another' },
    { what: '(letter.date)', before: '', after: '2026-11-24' },
    { what: '(partner.name)', before: 'Harrow & Lane Ltd', after: '' },
  ])
})
