import fc from 'fast-check'
import { PDFDict, PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { judgeAppending } from '../../../../backend/enclosures/append/judge.ts'
import { runs } from '../../../random-size.ts'
import { annotate, scan, taggedAnnex, type ScanWishes } from './annexes.ts'

const name = (text: string): PDFName => PDFName.of(text)

/** What stands against appending a file; its judgement where nothing does. */
function said(bytes: Uint8Array): unknown {
  const judged = judgeAppending(bytes)
  return judged.ok ? judged.value : judged.error
}

test('a tagged PDF/A file that is PDF/UA too is appended with its tags', () => {
  expect(said(taggedAnnex())).toEqual({ pages: 1, isTagged: true, isAccessible: true, stripped: [] })
})

test('a scan is appended as pictures of its pages', async () => {
  expect(said(await scan())).toEqual({ pages: 2, isTagged: false, isAccessible: true, stripped: [] })
})

test('a tagged file that does not say that it is PDF/UA costs the letter its word that it is', () => {
  const silent = Buffer.from(taggedAnnex()).toString('latin1').replace('<pdfuaid:part>1<', '<pdfuaid:part>x<')
  expect(said(Buffer.from(silent, 'latin1'))).toMatchObject({ isTagged: true, isAccessible: false })
})

test('a file without tags that marks its content all the same costs it too', async () => {
  expect(said(await scan({ content: '/Artifact BMC 0 0 m EMC ' }))).toMatchObject({ isTagged: false, isAccessible: false })
})

describe('is refused in words:', () => {
  test.each<[string, ScanWishes, object]>([
    ['a file that says nothing of PDF/A', { claim: '' }, { kind: 'not-archival', why: 'it does not say that it is PDF/A' }],
    ['a file of PDF/A-4', { claim: '4' }, { kind: 'not-archival', why: 'it does not say that it is PDF/A' }],
    [
      'a font that is not embedded',
      {
        change(document) {
          document
            .getPage(0)
            .node.set(
              name('Resources'),
              document.context.obj({ Font: { F: { Type: 'Font', Subtype: 'Type1', BaseFont: StandardFonts.Helvetica } } }),
            )
        },
      },
      { kind: 'not-archival', why: 'a font of it is not embedded' },
    ],
    [
      'layers',
      { change: ({ catalog, context }) => catalog.set(name('OCProperties'), context.obj({})) },
      { kind: 'unreadable', why: 'it has layers, of which some may be hidden' },
    ],
    [
      'a form of one program',
      { change: ({ catalog, context }) => catalog.set(name('AcroForm'), context.obj({ XFA: [] })) },
      { kind: 'unreadable', why: 'it is a form that only one program shows' },
    ],
    [
      'pages that lead in a circle',
      {
        change({ catalog, context }) {
          const pages = catalog.get(name('Pages'))
          if (pages !== undefined) catalog.Pages().set(name('Kids'), context.obj([pages]))
        },
      },
      { kind: 'unreadable', why: 'it is damaged, or written in a way that is not read here' },
    ],
    [
      'pages without a size',
      { change: (document) => void document.getPage(0).node.delete(name('MediaBox')) },
      { kind: 'unreadable', why: 'it is damaged, or written in a way that is not read here' },
    ],
  ])('%s', async (_, wishes, why) => {
    expect(said(await scan(wishes))).toEqual(why)
  })

  test('what is no PDF, is cut off or encrypted', async () => {
    const whole = await scan()
    const locked = await PDFDocument.create()
    locked.addPage()
    locked.encrypt({ userPassword: 'word', ownerPassword: 'word' })
    const files = [Buffer.from('no PDF'), whole.subarray(0, whole.length / 2), await locked.save()]
    expect(files.map(said)).toEqual([
      { kind: 'unreadable', why: 'it is no PDF' },
      { kind: 'unreadable', why: 'it is damaged, or written in a way that is not read here' },
      { kind: 'unreadable', why: 'it is encrypted' },
    ])
  })
})

test.each<[string, ScanWishes['change'], string[]]>([
  ['scripts', ({ catalog, context }) => catalog.set(name('OpenAction'), context.obj({ S: 'JavaScript' })), ['scripts']],
  ['actions', ({ catalog, context }) => catalog.set(name('AA'), context.obj({})), ['actions']],
  [
    'links to programs',
    (document) => void annotate(document, { Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], A: { S: 'Launch', F: 'x' } }),
    ['links that lead to no web address and no page of it'],
  ],
  ['notes', (document) => void annotate(document, { Type: 'Annot', Subtype: 'Text', Rect: [0, 0, 9, 9] }), ['notes']],
  [
    'fields',
    (document) => {
      const field = annotate(document, { Type: 'Annot', Subtype: 'Widget', FT: 'Tx', Rect: [0, 0, 9, 9] })
      document.catalog.set(name('AcroForm'), document.context.obj({ Fields: [field] }))
    },
    ['fields to fill in'],
  ],
  [
    'signatures',
    (document) => {
      const field = annotate(document, { Type: 'Annot', Subtype: 'Widget', FT: 'Sig', Rect: [0, 0, 0, 0] })
      document.catalog.set(name('AcroForm'), document.context.obj({ Fields: [field] }))
    },
    ['signatures'],
  ],
  [
    'signatures whose kind stands in the field around them',
    (document) => {
      const around = document.context.register(document.context.obj({ FT: 'Sig', T: PDFString.of('a') }))
      const field = annotate(document, { Type: 'Annot', Subtype: 'Widget', Parent: around, Rect: [0, 0, 0, 0] })
      document.catalog.set(name('AcroForm'), document.context.obj({ Fields: [around, field] }))
    },
    ['signatures'],
  ],
  [
    'fields that stand in one another in a ring',
    (document) => {
      const field = annotate(document, { Type: 'Annot', Subtype: 'Widget', Rect: [0, 0, 9, 9] })
      document.context.lookupMaybe(field, PDFDict)?.set(name('Parent'), field)
      document.catalog.set(name('AcroForm'), document.context.obj({ Fields: [field] }))
    },
    ['fields to fill in'],
  ],
])('it is said that a file comes without its %s', async (_, change, stripped) => {
  expect(said(await scan(change === undefined ? {} : { change }))).toMatchObject({ stripped })
})

test('a file with any bytes of it changed is appended or refused, and never ends the program', async () => {
  const files = [await scan(), taggedAnnex()]
  fc.assert(
    fc.property(
      fc.nat({ max: files.length - 1 }),
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 8 }),
      (which, changes) => {
        const bytes = Uint8Array.from(files[which] ?? [])
        for (const [at, byte] of changes) bytes[Math.min(bytes.length - 1, Math.floor(at * bytes.length))] = byte
        judgeAppending(bytes)
      },
    ),
    { numRuns: runs(4000) },
  )
})
