import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stackCards } from '../../../renderer/letter-editor/margin/stack.ts'

const cards = fc
  .array(fc.record({ top: fc.nat(500), height: fc.integer({ min: 1, max: 200 }) }), { minLength: 1, maxLength: 12 })
  .map((all) => all.toSorted((left, right) => left.top - right.top))

test('cards with room stand beside what they are about', () => {
  expect(
    stackCards([
      { top: 0, height: 40 },
      { top: 100, height: 40 },
    ]),
  ).toEqual([0, 100])
})

test('no card stands on another, whichever is active', () => {
  fc.assert(
    fc.property(cards, fc.option(fc.nat(11), { nil: undefined }), (all, active) => {
      const tops = stackCards(all, active)
      for (const [index, { height }] of all.entries())
        if (index + 1 < all.length) expect((tops[index] ?? 0) + height).toBeLessThan(tops[index + 1] ?? 0)
    }),
  )
})

test('the active card keeps its place', () => {
  fc.assert(
    fc.property(cards, fc.nat(11), (all, active) => {
      if (active < all.length) expect(stackCards(all, active)[active]).toBe(all[active]?.top)
    }),
  )
})
