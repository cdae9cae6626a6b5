import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LetterOptions } from '../../../../backend/signature/index.ts'
import { isType, nameIn, PdfFile, textIn, type PdfDictionary } from '../../../../backend/signature/pdf/index.ts'
import { square } from '../../images/pictures.ts'
import { hasPoppler, structureOf, withFile } from '../../layout/pages.ts'
import { must } from '../../release/house.ts'
import { plainLetter, signedBy } from '../attacks/signed-files.ts'
import { Authority } from '../authority/index.ts'

const place = { page: 1, left: 25, top: 200, width: 70, height: 24 }
const about = { reason: 'Größte Sorgfalt', place: 'Leeds', contact: 'letters@vision.example' }

let authority: Authority
beforeAll(async () => {
  authority = await Authority.start()
})
afterAll(() => authority[Symbol.asyncDispose]())

/** The one field of a signed letter, and its file. */
async function field(options: Partial<LetterOptions>): Promise<{ bytes: Buffer; file: PdfFile; widget: PdfDictionary }> {
  const bytes = await signedBy(plainLetter(), authority, options)
  const file = must(PdfFile.read(bytes))
  const form = file.dictionary(file.catalog(file.last).entries.get('AcroForm'), file.last)
  const widget = file.dictionary(file.items(form?.entries.get('Fields'), file.last)[0], file.last)
  if (widget === undefined) throw new Error('there is no field')
  return { bytes, file, widget }
}

/** The words in the place of the seal, as poppler reads them. */
function shown(bytes: Buffer): string {
  const box = ['-x', '70', '-y', '566', '-W', '200', '-H', '70']
  return withFile(bytes, (path) => execFileSync('pdftotext', [...box, path, '-'], { encoding: 'utf8' }))
}

test('a signature says its reason, its place and whom to contact', async () => {
  const { file, widget } = await field(about)
  const value = file.dictionary(widget.entries.get('V'), file.last)
  expect(['Reason', 'Location', 'ContactInfo'].map((key) => textIn(value?.entries.get(key)))).toEqual(Object.values(about))
})

test('an invisible signature shows nothing, needs no tag, and says by whom it is', async () => {
  const { file, widget } = await field({})
  const [left = 0, bottom = 0, right = 1, top = 1] = file.items(widget.entries.get('Rect'), file.last).map(Number)
  expect([right - left, top - bottom, widget.entries.has('AP'), widget.entries.has('StructParent')]).toEqual([0, 0, false, false])
  expect(textIn(widget.entries.get('TU'))).toMatch(/A\. Person/u)
})

describe.skipIf(!hasPoppler)('a visible seal', () => {
  test('is tagged as a form of the page, and says to who cannot see it by whom it is', async () => {
    const { bytes, widget } = await field({ ...about, seal: { place } })
    expect(structureOf(bytes)).toMatch(/^ *Form/mu)
    expect([widget.entries.has('StructParent'), textIn(widget.entries.get('TU'))]).toEqual([true, expect.stringMatching(/A\. Person/u)])
  })

  test.each([
    ['alone', {}],
    ['beside a picture', { image: square }],
  ])('shows name, time and reason as text, %s', async (_, image) => {
    const { bytes } = await field({ ...about, seal: { place, ...image } })
    expect(shown(bytes)).toMatch(/A\. Person[^]*\d{1,2} \w+ 2026, \d\d:\d\d\s+UTC[^]*Größte Sorgfalt/u)
  })

  test('holds the picture that was drawn or scanned', async () => {
    const [plain, pictured] = [await field({ seal: { place } }), await field({ seal: { place, image: square } })]
    const pictures = ({ bytes }: { readonly bytes: Buffer }): number => bytes.toString('latin1').split('/Subtype /Image').length - 1
    expect(pictures(pictured)).toBeGreaterThan(pictures(plain))
  })

  test('is set in the font of the house, which is in the file', async () => {
    const { file, widget } = await field({ seal: { place } })
    const appearance = file.resolve(file.dictionary(widget.entries.get('AP'), file.last)?.entries.get('N'), file.last)
    const resources = isType(appearance, 'stream') ? file.dictionary(appearance.dictionary.entries.get('Resources'), file.last) : undefined
    const fonts = [...(file.dictionary(resources?.entries.get('Font'), file.last)?.entries.values() ?? [])]
    const names = fonts.map((font) => nameIn(file.dictionary(font, file.last)?.entries.get('BaseFont')))
    expect(names.length).toBeGreaterThan(0)
    expect(names.every((name) => /^[A-Z]{6}\+Chancery/u.test(name ?? ''))).toBe(true)
  })
})
