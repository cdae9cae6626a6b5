import { expect, test } from 'vitest'
import { boxesOf, pageOf, type EvidenceText } from '../../../core/evidence/index.ts'

const text: EvidenceText = {
  format: 1,
  kind: 'pdf',
  text: 'one two\nthree\nfour',
  pages: [
    {
      width: 100,
      height: 200,
      start: 0,
      end: 13,
      items: [
        { start: 0, end: 7, x: 10, y: 20, width: 70, height: 12 },
        { start: 8, end: 13, x: 10, y: 40, width: 12, height: 50, vertical: true },
      ],
    },
    { width: 100, height: 200, start: 14, end: 18, items: [{ start: 14, end: 18, x: 10, y: 20, width: 40, height: 12 }] },
  ],
}
const letters = (words: string): number => words.length

test('a run is cut to the part of it that is meant', () => {
  expect(boxesOf(text, { start: 4, end: 7 }, letters)).toEqual([{ page: 0, x: 50, y: 20, width: expect.closeTo(30), height: 12 }])
})

test('a run that goes down the page is cut from its top', () => {
  expect(boxesOf(text, { start: 9, end: 11 }, letters)).toEqual([{ page: 0, x: 10, y: 50, width: 12, height: 20 }])
})

test('a stretch over a page break has boxes on both pages', () => {
  expect(boxesOf(text, { start: 4, end: 16 }, letters).map(({ page }) => page)).toEqual([0, 0, 1])
})

test('a stretch that ends where a run begins does not touch it', () => {
  expect(boxesOf(text, { start: 0, end: 7 }, letters)).toHaveLength(1)
})

test('a stretch is shown from the page on which it begins', () => {
  expect([0, 8, 14].map((start) => pageOf(text.pages, { start, end: start + 1 }))).toEqual([0, 0, 1])
})
