import { describe, expect, test } from 'vitest'
import {
  guidesOf,
  keptOnPage,
  leastSeal,
  millimetresOf,
  movedSeal,
  pointsOf,
  resizedSeal,
  roundedSeal,
  snappedSeal,
  underSeal,
  type SealSheet,
} from '../../../core/seal/index.ts'

const page: SealSheet = { width: 210, height: 297, words: [[25, 40, 185, 200]], fields: [[25, 210, 90, 230]] }
const place = { page: 1, left: 100, top: 220, width: 60, height: 20 }

describe('the place of a seal', () => {
  test('is told in millimetres and in points, and is the same either way', () => {
    expect(pointsOf(25.4)).toBe(72)
    expect(millimetresOf(pointsOf(66))).toBeCloseTo(66, 10)
  })

  test('is told to a tenth of a millimetre', () => {
    expect(roundedSeal({ ...place, left: 100.04, top: 219.96 })).toEqual(place)
  })

  test.each([
    ['left', { left: -5 }, { left: 0 }],
    ['above', { top: -1 }, { top: 0 }],
    ['right', { left: 209 }, { left: 150 }],
    ['below', { top: 290 }, { top: 277 }],
    ['further than the page is wide', { width: 400 }, { left: 0, width: 210 }],
    ['smaller than a seal can be', { width: 1, height: 1 }, { width: leastSeal.width, height: leastSeal.height }],
  ])('is brought back to the page from %s', (_, asked, kept) => {
    expect(keptOnPage({ ...place, ...asked }, page)).toEqual({ ...place, ...kept })
  })

  test('moves, and stops at the edge of the page', () => {
    expect(movedSeal(place, -10, 1, page)).toEqual({ ...place, left: 90, top: 221 })
    expect(movedSeal(place, 1000, 1000, page)).toEqual({ ...place, left: 150, top: 277 })
  })

  test('keeps its proportions when its size changes, to the edge of the page and down to the least', () => {
    expect(resizedSeal(place, 90, page)).toEqual({ ...place, width: 90, height: 30 })
    expect(resizedSeal(place, 1000, page)).toEqual({ ...place, width: 110, height: 110 / 3 })
    expect(resizedSeal(place, 1, page)).toEqual({ ...place, width: 18, height: 6 })
  })

  test('is drawn to the margins and to the signature block, by either edge, and only within reach', () => {
    const block = { page: 1, left: 25, top: 205, width: 66, height: 18 }
    const guides = guidesOf(page, block)
    expect(snappedSeal({ ...place, left: 124, top: 204 }, guides, 2, page)).toEqual({ ...place, left: 125, top: 205 })
    expect(snappedSeal({ ...place, left: 26, top: 240 }, guides, 2, page)).toEqual({ ...place, left: 25, top: 240 })
    expect(snappedSeal(place, guides, 2, page)).toEqual(place)
  })

  test('has no lines to be drawn to on an empty page', () => {
    expect(guidesOf({ ...page, words: [] }, undefined)).toEqual({ across: [], down: [] })
  })

  test('is over words, over another field, or over nothing; edges that touch hide nothing', () => {
    expect(underSeal({ ...place, top: 190 }, page)).toBe('words')
    expect(underSeal({ ...place, left: 60 }, page)).toBe('field')
    expect(underSeal(place, page)).toBeUndefined()
    expect(underSeal({ ...place, left: 90, top: 200 }, page)).toBeUndefined()
  })
})
