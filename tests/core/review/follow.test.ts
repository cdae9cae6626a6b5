import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { followSpans } from '../../../core/review/index.ts'
import { runs } from '../../random-size.ts'

/** The words that stand in brackets in a text, followed into another one. */
function followed(before: string, after: string): string | undefined {
  const [from, to] = [before.indexOf('['), before.indexOf(']') - 1]
  const [span] = followSpans(before.replace(/[[\]]/gu, ''), after, [{ from, to }])
  return span === undefined ? undefined : after.slice(span.from, span.to)
}

describe('a stretch of a text that was changed', () => {
  test.each([
    ['moves with words put in before it', 'It [binds nobody] here.', 'So it is: It binds nobody here.', 'binds nobody'],
    ['takes in what is put in inside', 'It [binds nobody] here.', 'It binds almost nobody here.', 'binds almost nobody'],
    ['keeps what is left of its words', 'It [binds nobody] here.', 'It nobody here.', 'nobody'],
    ['keeps what is left of one word', 'It [binds] nobody.', 'It bind nobody.', 'bind'],
    ['goes over a line that was divided', 'It [binds nobody] here.', 'It binds\nnobody here.', 'binds\nnobody'],
    ['goes along with a line that stands elsewhere', 'One [line].\nTwo lines.\nThree.', 'Two lines.\nThree.\nOne line.', 'line'],
    [
      'stays with what stands in its place while the rest of it moves',
      '[One.\nTwo.]\nThree.\nFour.',
      'One.\nThree.\nFour.\nTwo.',
      'One.\n',
    ],
    ['is gone with its words', 'It [binds nobody] here.', 'It  here.', undefined],
  ])('%s', (_, before, after, words) => {
    expect(followed(before, after)).toBe(words)
  })

  test('keeps to words of its own, whatever else changes', () => {
    const words = fc.uniqueArray(fc.nat(500), { minLength: 6, maxLength: 60 })
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), fc.infiniteStream(fc.nat(9)), (numbers, start, length, chance) => {
        const own = numbers.map((number) => `word${String(number)}x`)
        const first = start % own.length
        const last = Math.min(own.length, first + 1 + (length % 5))
        const before = own.join(' ')
        const after = own.flatMap((word) => (chance.next().value < 3 ? [] : chance.next().value < 2 ? ['new', word] : [word]))
        const left = own.slice(first, last).filter((word) => after.includes(word))
        const from = own.slice(0, first).join(' ').length + (first === 0 ? 0 : 1)
        const [span] = followSpans(before, after.join(' '), [{ from, to: from + own.slice(first, last).join(' ').length }])
        const now = span === undefined ? '' : after.join(' ').slice(span.from, span.to)
        expect(left.filter((word) => !now.includes(word))).toEqual([])
      }),
      { numRuns: runs(400) },
    )
  })
})
