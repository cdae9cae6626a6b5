import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sealBreak, sealStanding, type SealedPassage } from '../../../core/clause/index.ts'
import type { ClauseContent } from '../../../core/document/index.ts'
import { runs } from '../../random-size.ts'

const quoting = (text: string): ClauseContent[] => [{ type: 'quotation', children: [{ type: 'paragraph', children: [{ text }] }] }]
const wholeOf = (exact: string): SealedPassage => ({ exact, prefix: '', suffix: '', start: 0, end: exact.length })
const standing = (words: string, evidence: string) =>
  sealStanding({ seal: { evidence: 0, passages: [wholeOf(evidence)] }, body: quoting(words) }, evidence)

/** How a quotation may read what its evidence has at a line's end. */
const joints = [
  { evidence: '-\n', readings: ['', '-', '- '] },
  { evidence: '- \r\n\t', readings: ['', '-', '- '] },
  { evidence: '\u00AD\n', readings: ['', '-', ' '] },
  { evidence: ' ', readings: [' '] },
  { evidence: '-', readings: ['-'] },
]
/** Evidence of a few letters, so that its parts repeat, and a quotation of it that reads each line end in one of its ways. */
const quoted = fc
  .array(fc.record({ word: fc.stringMatching(/^[ab]{1,3}$/u), joint: fc.constantFrom(...joints), choice: fc.nat(2) }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => ({
    evidence: parts.map(({ word, joint }, index) => word + (index === parts.length - 1 ? '' : joint.evidence)).join(''),
    words: parts
      .map(({ word, joint, choice }, index) =>
        index === parts.length - 1 ? word : word + (joint.readings[choice % joint.readings.length] ?? ''),
      )
      .join(''),
  }))

test('each hyphen at a line’s end may be read in its own way, in a passage and anywhere in a text', () => {
  fc.assert(
    fc.property(quoted, fc.stringMatching(/^[ab -]{0,8}$/u), ({ evidence, words }, around) => {
      expect(standing(words, evidence)).toEqual({ state: 'holds' })
      expect(sealBreak(words, `${around} ${evidence} ${around}`)).toBeUndefined()
    }),
    { numRuns: runs(2_000) },
  )
})

test('a quotation with one letter changed is in none of the readings of its passage', () => {
  fc.assert(
    fc.property(quoted, fc.nat(), ({ evidence, words }, pick) => {
      const letters = [...words.matchAll(/[ab]/gu)]
      const at = letters[pick % letters.length]?.index ?? 0
      const changed = `${words.slice(0, at)}${words[at] === 'a' ? 'b' : 'a'}${words.slice(at + 1)}`
      expect(standing(changed, evidence)).toMatchObject({ state: 'broken', shared: at })
    }),
    { numRuns: runs(2_000) },
  )
})

/** Every way to read the hyphens at the line ends of an evidence, one after another. */
function allReadings(evidence: string): string[] {
  const joint = joints.find((one) => one.readings.length > 1 && evidence.includes(one.evidence))
  if (joint === undefined) return [evidence]
  return joint.readings.flatMap((reading) => allReadings(evidence.replace(joint.evidence, reading)))
}

test('what the evidence shares with a quotation is the longest beginning that any of its readings has', () => {
  fc.assert(
    fc.property(quoted, quoted, ({ evidence }, { words }) => {
      fc.pre([...evidence.matchAll(/\n/gu)].length <= 5)
      const readings = allReadings(evidence)
      const has = (length: number): boolean => readings.some((reading) => reading.includes(words.slice(0, length)))
      let longest = words.length
      while (!has(longest)) longest -= 1
      expect(sealBreak(words, evidence)?.shared ?? words).toBe(words.slice(0, longest))
    }),
    { numRuns: runs(1_000) },
  )
})

const thousands = 5_000

test('thousands of hyphens at line ends, kept and joined by turns, cost no more than their number', () => {
  const evidence = Array.from({ length: thousands }, (_, index) => `part${String(index)}x-\nend`).join(' ')
  const words = Array.from({ length: thousands }, (_, index) => `part${String(index)}x${index % 2 === 0 ? '-' : ''}end`).join(' ')
  expect(standing(words, evidence)).toEqual({ state: 'holds' })
  expect(sealBreak(words, evidence)).toBeUndefined()
}, 10_000)

test('thousands of equal letters between hyphens are searched in time', () => {
  const evidence = 'a-\n'.repeat(thousands)
  expect(sealBreak(`${'aa-'.repeat(thousands / 4)}b`, `${evidence}a`)).toBeDefined()
  expect(sealBreak(`${'a'.repeat(thousands - 1)}b`, `${evidence}a`)).toBeDefined()
}, 20_000)

test('a million equal letters are searched in time', () => {
  expect(sealBreak(`${'a'.repeat(200_000)}b`, 'a'.repeat(1_000_000))).toBeDefined()
}, 20_000)
