import { expect, test } from 'vitest'
import { SealSetter } from '../../../backend/layout/set-seal.ts'
import { PdfFile, isType } from '../../../backend/signature/pdf/index.ts'
import { sealSheets } from '../../../backend/signature/index.ts'
import { must } from '../store/stores.ts'

const seal = { name: 'Helen Marsh (test certificate)', lines: ['27 November 2026, 09:30 UTC', 'For the company'] }

/** The sizes of the words in a seal, in points. */
function sizesIn(size: { readonly width: number; readonly height: number }): number[] {
  const bytes = new SealSetter().set({ ...seal, ...size })
  if (!(bytes instanceof Uint8Array)) throw new Error(`not set: ${bytes.kind}`)
  const file = must(PdfFile.read(bytes))
  const pages = file.dictionary(file.catalog(file.last).entries.get('Pages'), file.last)
  const page = file.dictionary(file.items(pages?.entries.get('Kids'), file.last)[0], file.last)
  const contents = file.resolve(page?.entries.get('Contents'), file.last)
  if (!isType(contents, 'stream')) throw new Error('no contents')
  return [
    ...Buffer.from(file.unpack(contents))
      .toString('latin1')
      .matchAll(/([\d.]+) Tf/gu),
  ].map(([, points]) => Number(points))
}

test.each([
  ['lowest room above a name', { width: 66, height: 11 }],
  ['usual room above a name', { width: 66, height: 15 }],
  ['room beside the last lines', { width: 66, height: 18 }],
])('the words of a seal in the %s are read with ease', (_, size) => {
  const sizes = sizesIn(size)
  expect(sizes.length).toBeGreaterThan(0)
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(6.5)
})

test('a narrow seal has smaller words rather than none', () => {
  expect(Math.min(...sizesIn({ width: 36, height: 12 }))).toBeGreaterThan(4)
})

test.each([
  ['a digest', 'Digest 9d5a239e0c1d2e3f4a5b6c7d8e9f00112233445566778899aabbccdd3b5eeaee'],
  ['a word of wide letters', 'W'.repeat(90)],
])('a seal holds all of %s, which no line has room for', (_, reason) => {
  const bytes = new SealSetter().set({ ...seal, lines: [...seal.lines, reason], width: 60, height: 25 })
  if (!(bytes instanceof Uint8Array)) throw new Error(`not set: ${bytes.kind}`)
  const [sheet] = sealSheets(bytes) ?? []
  const right = Math.max(...(sheet?.words ?? []).map((box) => box[2]))
  expect(right).toBeGreaterThan(30)
  expect(right).toBeLessThanOrEqual(60)
})
