import { expect, test } from 'vitest'
import type { ClauseEntry, ClauseVersionEntry } from '../../../core/requests/index.ts'
import { obviousReplacement } from '../../../renderer/clauses/obvious-replacement.ts'
import { usesText } from '../../../renderer/clauses/uses-text.ts'

function letters(drafts: number, released: number, sent: number) {
  const many = (count: number): null[] => Array.from({ length: count }, () => null)
  return { drafts: many(drafts), released: many(released), sent: many(sent) }
}

test.each([
  [letters(0, 0, 0), 'No letter carries it.'],
  [letters(1, 0, 0), 'Letters that carry it: 1 draft.'],
  [letters(2, 1, 0), 'Letters that carry it: 2 drafts and 1 released but not sent.'],
  [letters(0, 0, 1200), 'Letters that carry it: 1,200 sent. What was sent keeps its words; the recall report names whom to correct.'],
])('before a withdrawal its letters are counted by how they stand: %#', (uses, words) => {
  expect(usesText(uses)).toBe(words)
})

/** A clause of versions with these states, the newest first. */
function clauseOf(...states: readonly ClauseVersionEntry['state'][]): ClauseEntry {
  const versions = states.map((state, index) => ({
    id: String(index),
    number: states.length - index,
    state,
    version: { valid: { until: '2027-01-01' } },
  }))
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a version is chosen by what stands here alone
  return { id: 'clause', versions } as unknown as ClauseEntry
}

test.each([
  [clauseOf('approved', 'superseded'), '2026-06-01', 2],
  [clauseOf('draft', 'approved', 'superseded'), '2026-06-01', 2],
  [clauseOf('approved', 'superseded'), '2027-06-01', undefined],
  [clauseOf('draft', 'approved'), '2026-06-01', undefined],
  [clauseOf('approved'), '2026-06-01', undefined],
])('only a newer version that is approved and holds stands in for a withdrawn one by itself: %#', (clause, today, number) => {
  const withdrawn = clause.versions.find(({ state }) => state === 'superseded') ?? clause.versions.find(({ state }) => state === 'approved')
  if (withdrawn === undefined) throw new Error('no version to withdraw')
  expect(obviousReplacement(clause, withdrawn, today)?.number).toBe(number)
})
