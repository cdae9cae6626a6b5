import fc from 'fast-check'
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFString, type PDFRef } from 'pdf-lib'
import { beforeAll, describe, expect, test } from 'vitest'
import { appendPages, type AppendedFile } from '../../../../backend/enclosures/append/append-pages.ts'
import { judgeAppending } from '../../../../backend/enclosures/append/judge.ts'
import { createLetterSetter } from '../../../../backend/layout/set-letter.ts'
import { letterOf } from '../../layout/pages.ts'
import { runs } from '../../../random-size.ts'
import { allTags, tagsOf, wordsOf } from '../../layout/tags.ts'
import { annotate, filledScan, scan, taggedAnnex } from './annexes.ts'

const name = (text: string): PDFName => PDFName.of(text)
const letter = createLetterSetter().pdf(
  letterOf([
    { type: 'heading', level: 2, children: [{ text: 'A heading' }] },
    { type: 'paragraph', children: [{ text: 'We write to you.' }, { type: 'footnote', children: [{ text: 'As agreed.' }] }] },
  ]),
  [],
).bytes

const enclosed = (bytes: Uint8Array, number = 1): AppendedFile => ({ bytes, label: `Enclosure ${String(number)}`, title: 'The annex' })

let both: Uint8Array
let opened: PDFDocument

beforeAll(async () => {
  both = await appendPages(letter, [enclosed(taggedAnnex(), 1), enclosed(await scan(), 2)])
  opened = await PDFDocument.load(both, { updateMetadata: false })
})

function textOf(value: unknown): string {
  return value instanceof PDFHexString || value instanceof PDFString ? value.decodeText() : ''
}

test('pages follow the letter’s, in the order of the files and at their own sizes', () => {
  expect(opened.getPages().map((page) => Math.round(page.getWidth()))).toEqual([595, 595, 420, 420])
})

test('each file has a bookmark behind the letter’s own, that leads to its first page', () => {
  const entries: [string, number][] = []
  const outlines = opened.catalog.lookup(name('Outlines'), PDFDict)
  for (let ref = outlines.get(name('First')); ref !== undefined;) {
    const entry = opened.context.lookup(ref, PDFDict)
    const dest = entry.lookupMaybe(name('Dest'), PDFArray)
    const page = dest === undefined ? -1 : opened.getPages().findIndex((each) => each.ref === dest.get(0))
    entries.push([textOf(entry.lookup(name('Title'))), page])
    ref = entry.get(name('Next'))
  }
  expect(entries.slice(-2)).toEqual([
    ['Enclosure 1 – The annex', 1],
    ['Enclosure 2 – The annex', 2],
  ])
  expect(outlines.lookup(name('Count'), PDFNumber).asNumber()).toBe(entries.length)
})

test('pages of each file are labelled with its number and counted anew', () => {
  const labels = opened.catalog.lookup(name('PageLabels'), PDFDict).lookup(name('Nums'), PDFArray)
  const said = labels
    .asArray()
    .map((item) => (item instanceof PDFNumber ? item.asNumber() : textOf(opened.context.lookup(item, PDFDict).lookup(name('P')))))
  expect(said).toEqual([0, '', 1, 'Enclosure 1, ', 2, 'Enclosure 2, '])
})

test('the same files give the same bytes', async () => {
  expect(Buffer.from(await appendPages(letter, [enclosed(taggedAnnex(), 1), enclosed(await scan(), 2)])).equals(both)).toBe(true)
})

test('the file says how many pages it has', () => {
  expect(Buffer.from(both).toString('latin1')).toContain('<xmpTPg:NPages>4<')
})

describe('to those who cannot see it,', () => {
  test('everything of a tagged file is read once, each footnote under an ID of its own', async () => {
    const twice = await appendPages(letter, [enclosed(taggedAnnex('One.'), 1), enclosed(taggedAnnex('Two.'), 2)])
    const { tags, unread } = await tagsOf(twice)
    const parts = allTags(tags).filter(({ type }) => type === 'Part')
    const tree = (await PDFDocument.load(twice, { updateMetadata: false })).catalog.lookup(name('StructTreeRoot'), PDFDict)
    const ids = tree
      .lookup(name('IDTree'), PDFDict)
      .lookup(name('Names'), PDFArray)
      .asArray()
      .filter((_, at) => at % 2 === 0)
      .map(textOf)
    expect(unread).toEqual([])
    expect(parts.slice(-2).map((part) => ['One.', 'Two.'].filter((words) => wordsOf(part).includes(words)))).toEqual([['One.'], ['Two.']])
    expect([new Set(ids).size === ids.length, ids.length > 1]).toEqual([true, true])
  })

  test('each page of a scan is a picture with its place in the file for words', async () => {
    const { tags } = await tagsOf(both)
    const pictures = allTags(tags).filter(({ type }) => type === 'Figure')
    expect(pictures.map(({ says }) => says['Alt'])).toEqual(['Enclosure 2 – The annex, 1/2', 'Enclosure 2 – The annex, 2/2'])
  })

  test('a file whose tags are not known to be right takes the letter’s word for PDF/UA away, and nothing else', async () => {
    const silent = Buffer.from(Buffer.from(taggedAnnex()).toString('latin1').replace('<pdfuaid:part>1<', '<pdfuaid:part>x<'), 'latin1')
    const said = Buffer.from(await appendPages(letter, [enclosed(silent)])).toString('latin1')
    expect([/<pdfuaid:part>\d/u.test(said), said.includes('<pdfaid:part>3<')]).toEqual([false, true])
  })
})

describe('of an appended page', () => {
  test('a link to a web address stays, and leads nowhere else', () => {
    const annotations = opened.getPage(1).node.lookup(name('Annots'), PDFArray)
    const actions = annotations.asArray().flatMap((ref) => {
      const action = opened.context.lookup(ref, PDFDict).lookupMaybe(name('A'), PDFDict)
      return action === undefined ? [] : [textOf(action.lookup(name('URI')))]
    })
    expect(actions).toEqual(['https://annex.example/terms'])
  })

  test('no script, action, field or launched program comes along, wherever it hangs', async () => {
    const hostile = await scan({
      change(document) {
        const { catalog, context } = document
        const script = context.register(context.obj({ Type: 'Action', S: 'JavaScript', JS: PDFString.of('app.alert(1)') }))
        const field = annotate(document, { Type: 'Annot', Subtype: 'Widget', FT: 'Tx', Rect: [0, 0, 9, 9], A: script, AA: { E: script } })
        catalog.set(name('AcroForm'), context.obj({ Fields: [field] }))
        catalog.set(name('OpenAction'), script)
        const page = document.getPage(0).node
        page.set(name('AA'), context.obj({ O: script }))
        page.lookup(name('Resources'), PDFDict).set(name('Properties'), context.obj({ P: script, Q: { JS: PDFString.of('app.alert(2)') } }))
      },
    })
    const said = Buffer.from(await appendPages(letter, [enclosed(hostile)])).toString('latin1')
    expect(['JavaScript', '/JS', 'alert', '/AA', 'AcroForm', 'Widget', 'OpenAction'].filter((word) => said.includes(word))).toEqual([])
  })

  test('what is written in a field stays on the page, where the field was', async () => {
    const file = await PDFDocument.load(await appendPages(letter, [enclosed(await filledScan())]), { updateMetadata: false })
    const page = file.getPage(1).node
    const content = page.lookup(name('Contents'))
    expect(content instanceof PDFRawStream && Buffer.from(content.contents).toString()).toContain('q 2 0 0 2 50 60 cm /Note1 Do Q')
  })
})

test('a file with any bytes of it changed, that is not refused before, is appended', async () => {
  const files = [await scan(), taggedAnnex()]
  const changes = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: files.length - 1 }), changes, async (which, changed) => {
      const bytes = Uint8Array.from(files[which] ?? [])
      for (const [at, byte] of changed) bytes[Math.min(bytes.length - 1, Math.floor(at * bytes.length))] = byte
      if (judgeAppending(bytes).ok) await appendPages(letter, [enclosed(bytes)])
    }),
    { numRuns: runs(1000) },
  )
})

test('colours that a file means for its own printer stay those of that printer', () => {
  const page = opened.getPage(2).node.lookup(name('Resources'), PDFDict).lookup(name('XObject'), PDFDict).get(name('Page')) as PDFRef
  const drawing = opened.context.lookup(page)
  const resources = drawing instanceof PDFRawStream ? drawing.dict.lookup(name('Resources'), PDFDict) : undefined
  expect(resources?.lookup(name('ColorSpace'), PDFDict).has(name('DefaultRGB'))).toBe(true)
})
