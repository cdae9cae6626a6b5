import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { afterAll, describe, expect, test } from 'vitest'
import { createLayout, layoutVersion, type Attachment, type LayoutVersion } from '../../../backend/layout/index.ts'
import { createLetterSetter } from '../../../backend/layout/set-letter.ts'
import { brokenOtherwise } from './earlier.ts'
import { hasQpdf, letterOf, paragraph, withFile } from './pages.ts'
import { sourceFlags } from '../../../scripts/source-flags.ts'

const setter = createLetterSetter()
const manifest: Attachment = {
  name: 'manifest.json',
  mediaType: 'application/json',
  description: 'What the letter is made of',
  relationship: 'data',
  bytes: Buffer.from('{"a":1}'),
}
const layout = createLayout()
afterAll(() => layout.close())

/** What the metadata stream says (ISO 32000-2 §14.3.2); it is never compressed in PDF/A. */
function metadataOf(pdf: Uint8Array): string {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/<x:xmpmeta[^]*<\/x:xmpmeta>/u)?.[0] ?? ''
  )
}

describe('a file', () => {
  const bytes = setter.pdf(letterOf([paragraph('Words.')]), [manifest]).bytes

  test('claims PDF/A-3a in its metadata (ISO 19005-3 §6.6.4)', () => {
    expect([/pdfaid:part>(\d)/u.exec(metadataOf(bytes))?.[1], /pdfaid:conformance>(\w)/u.exec(metadataOf(bytes))?.[1]]).toEqual(['3', 'A'])
  })

  test('claims PDF/UA-1 in its metadata, and describes that claim (ISO 14289-1:2014 §5, ISO 19005-3 §6.6.2.3)', () => {
    expect([
      /<pdfuaid:part>(\d)/u.exec(metadataOf(bytes))?.[1],
      /namespaceURI>(http:\/\/www\.aiim\.org\/pdfua[^<]*)/u.exec(metadataOf(bytes))?.[1],
    ]).toEqual(['1', 'http://www.aiim.org/pdfua/ns/id/'])
  })

  test('has its title shown by readers, instead of the name of the file (ISO 14289-1:2014 §7.1)', async () => {
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    expect(document.catalog.getViewerPreferences()?.getDisplayDocTitle()).toBe(true)
  })

  test('has title, author and language', async () => {
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    expect([document.getTitle(), document.getAuthor(), String(document.catalog.get(PDFName.of('Lang')))]).toEqual([
      'A subject',
      'A. Person',
      '(en-GB)',
    ])
  })

  test('says the same in its metadata, with the program that made it and when', () => {
    expect(metadataOf(bytes)).toMatch(/<dc:title>[^]*>A subject<[^]*<\/dc:title>/u)
    expect(metadataOf(bytes)).toMatch(/<dc:creator>[^]*>A\. Person<[^]*<\/dc:creator>/u)
    expect(metadataOf(bytes)).toMatch(/<dc:language>[^]*>en-GB<[^]*<\/dc:language>/u)
    expect(metadataOf(bytes)).toMatch(/<xmp:ModifyDate>2026-11-23[^]*<xmp:CreateDate>2026-11-23/u)
    expect(metadataOf(bytes)).toMatch(/<xmp:CreatorTool>[^<]+</u)
  })

  test.each(['source', 'data', 'supplement', 'alternative'] as const)(
    'says of an attachment that it is its %s (ISO 32000-2 §7.11.3)',
    async (relationship) => {
      const made = setter.pdf(letterOf([]), [{ ...manifest, relationship }]).bytes
      const document = await PDFDocument.load(made, { updateMetadata: false })
      const [specification] = document.context
        .enumerateIndirectObjects()
        .flatMap(([, object]) => (object instanceof PDFDict && object.has(PDFName.of('AFRelationship')) ? [object] : []))
      const name = `${relationship.slice(0, 1).toUpperCase()}${relationship.slice(1)}`
      expect(specification?.get(PDFName.of('AFRelationship'))).toBe(PDFName.of(name))
    },
  )

  test('carries the date of the letter and no other', async () => {
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    expect([document.getCreationDate()?.toISOString().slice(0, 10), document.getModificationDate()?.toISOString().slice(0, 10)]).toEqual([
      '2026-11-23',
      '2026-11-23',
    ])
  })

  test('holds its attachments byte for byte', async () => {
    const document = await PDFDocument.load(bytes, { updateMetadata: false })
    expect(document.getAttachments().map(({ name, data }) => [name, Buffer.from(data).toString()])).toEqual([['manifest.json', '{"a":1}']])
  })

  test.skipIf(!hasQpdf)('is sound to qpdf', () => {
    expect(withFile(bytes, (path) => spawnSync('qpdf', ['--check', path]).status)).toBe(0)
  })

  test('is the same from the worker as from this thread', async () => {
    const made = await layout.pdf(letterOf([paragraph('Words.')]), [manifest])
    expect(made.ok && Buffer.from(made.value.bytes).equals(Buffer.from(bytes))).toBe(true)
  })
})

const letter = `letterOf([paragraph('Words that stay.')])`
const script = (clock: string): string => `
  ${clock}
  const { createHash } = await import('node:crypto')
  const { createLetterSetter } = await import(${JSON.stringify(new URL('../../../backend/layout/set-letter.ts', import.meta.url).href)})
  const { letterOf, paragraph } = await import(${JSON.stringify(new URL('./pages.ts', import.meta.url).href)})
  process.stdout.write(createHash('sha256').update(createLetterSetter().pdf(${letter}, []).bytes).digest('hex'))
`
const laterClock = `
  const Then = Date
  globalThis.Date = class extends Then { constructor(...given) { given.length === 0 ? super(4102444800000) : super(...given) } static now() { return 4102444800000 } }
`

test('the same letter gives the same bytes on another day, in another time zone, locale and folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery elsewhere '))
  const elsewhere = spawnSync(process.execPath, ['--input-type=module', ...sourceFlags, '-e', script(laterClock)], {
    cwd: folder,
    env: { ...process.env, TZ: 'Pacific/Kiritimati', LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8', SOURCE_DATE_EPOCH: '1' },
    encoding: 'utf8',
  })
  rmSync(folder, { recursive: true })
  const here = createHash('sha256')
    .update(setter.pdf(letterOf([paragraph('Words that stay.')]), []).bytes)
    .digest('hex')
  expect(elsewhere.stdout).toBe(here)
})

test('the same letter gives the same bytes whatever was laid out before it', () => {
  const fresh = createLetterSetter().pdf(letterOf([paragraph('Mine.')]), []).bytes
  for (let index = 0; index < 25; index += 1) setter.pages(letterOf([paragraph(`Other ${String(index)}`)]), new Set())
  expect(Buffer.from(setter.pdf(letterOf([paragraph('Mine.')]), []).bytes).equals(Buffer.from(fresh))).toBe(true)
})

describe('a letter asked for in an earlier layout version', () => {
  const letter = letterOf([paragraph(brokenOtherwise)], {}, { language: 'de-DE' })
  const setIn = (version: LayoutVersion): Promise<Buffer> =>
    layout.pdf(letter, [], version).then((made) => Buffer.from(made.ok ? made.value.bytes : []))

  test('has its lines broken as they were', async () => {
    expect((await setIn('typst-0.14.2/chancery-5')).equals(await setIn(layoutVersion))).toBe(false)
  })

  test('leaves no trace in the next letter', async () => {
    const before = await setIn(layoutVersion)
    await setIn('typst-0.14.2/chancery-5')
    expect((await setIn(layoutVersion)).equals(before)).toBe(true)
  })
})

test('long paragraphs are set without trying all ways to break them, in less than half the time', () => {
  const words =
    'In the 0th of these letters, On 9 November the Ministry of the Interior set out in writing where its policy on the purchase of ' +
    'connected video security equipment applies, and where it does not. Some of your customers will have heard of the policy without ' +
    'having seen the statement. We send you its words, tell you how we read them, and say where we stand.'
  const time = (version: LayoutVersion, count: number): number => {
    const begin = process.cpuUsage()
    setter.pdf(letterOf(Array.from({ length: count }, () => paragraph(words))), [], version)
    return process.cpuUsage(begin).user
  }
  time(layoutVersion, 1)
  expect(time(layoutVersion, 20) * 2).toBeLessThan(time('typst-0.14.2/chancery-5', 20))
})
