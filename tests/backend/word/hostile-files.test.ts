import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { verifyWord, writeWord } from '../../../backend/word/index.ts'
import { runs } from '../../random-size.ts'
import { fullLetter } from './letters.ts'
import { part, withParts } from './package-of.ts'

let written: Uint8Array

beforeAll(async () => {
  const { letter, manifest } = fullLetter()
  written = await writeWord(letter, manifest)
})

function failure(bytes: Uint8Array): string {
  const verified = verifyWord(bytes)
  return verified.ok ? 'accepted' : verified.error.code
}

/** A zip file with one entry twice: the second name of two equally long ones is patched in the bytes. */
function withTwin(bytes: Uint8Array): Uint8Array {
  const twin = withParts(bytes, { 'word/documenz.xml': part(bytes, 'word/document.xml') })
  return Uint8Array.from(Buffer.from(Buffer.from(twin).toString('latin1').replaceAll('documenz', 'document'), 'latin1'))
}

const heavyParts = ['heavy1', 'heavy2', 'heavy3', 'heavy4']

describe('a file that is no Word file, or made to do harm, is refused with its reason', () => {
  const files: [string, string, () => Uint8Array][] = [
    ['nothing at all', 'not-a-word-file', () => new Uint8Array()],
    ['text', 'not-a-word-file', () => strToU8('Dear partner, '.repeat(50))],
    ['a PDF', 'not-a-word-file', () => strToU8('%PDF-1.7\n'.repeat(20))],
    ['a zip file of something else', 'not-a-word-file', () => zipSync({ 'a.txt': strToU8('a') })],
    ['a file cut short', 'not-a-word-file', () => written.slice(0, written.length - 300)],
    [
      'a file with scrambled content',
      'word-file-broken',
      () => written.map((byte, index) => (index > 100 && index < written.length - 3_000 ? byte ^ 0x55 : byte)),
    ],
    ['no main part', 'word-file-broken', () => withParts(written, { 'word/document.xml': undefined })],
    ['a main part that is another kind of document', 'not-a-word-file', () => withParts(written, { 'word/document.xml': '<workbook/>' })],
    ['no list of parts', 'not-a-word-file', () => withParts(written, { '_rels/.rels': undefined })],
    [
      'a main part outside the file',
      'not-a-word-file',
      () =>
        withParts(written, {
          '_rels/.rels': part(written, '_rels/.rels').replaceAll(
            'Target="word/document.xml"',
            'Target="http://example.com/d.xml" TargetMode="External"',
          ),
        }),
    ],
    [
      'a path that climbs out of the file',
      'word-file-broken',
      () => withParts(written, { '_rels/.rels': part(written, '_rels/.rels').replace('word/document.xml', '../../../etc/passwd') }),
    ],
    [
      'XML that is cut off',
      'word-file-broken',
      () => withParts(written, { 'word/document.xml': part(written, 'word/document.xml').slice(0, 5_000) }),
    ],
    [
      'a document type with entities',
      'word-file-broken',
      () =>
        withParts(written, {
          'word/document.xml': part(written, 'word/document.xml').replace('?>', '?><!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'),
        }),
    ],
    [
      'bytes that are no text',
      'word-file-broken',
      () => withParts(written, { 'word/document.xml': new Uint8Array([0x3c, 0xff, 0xff, 0x3e]) }),
    ],
    [
      'elements nested a hundred thousand deep',
      'word-file-broken',
      () =>
        withParts(written, {
          'word/document.xml': part(written, 'word/document.xml').replace(
            '<w:body>',
            `<w:body>${'<w:ins>'.repeat(100_000)}${'</w:ins>'.repeat(100_000)}`,
          ),
        }),
    ],
    [
      'more elements than a letter has',
      'word-file-broken',
      () =>
        withParts(written, {
          'word/document.xml': part(written, 'word/document.xml').replace('<w:body>', `<w:body>${'<w:p/>'.repeat(1_000_000)}`),
        }),
    ],
    [
      'parts that together unpack to 120 MB',
      'word-file-too-large',
      () =>
        withParts(written, {
          ...Object.fromEntries(heavyParts.map((name) => [`customXml/${name}.xml`, `<a>${'x'.repeat(30_000_000)}</a>`])),
          'word/_rels/document.xml.rels': part(written, 'word/_rels/document.xml.rels').replace(
            '</Relationships>',
            `${heavyParts.map((name) => `<Relationship Id="${name}" Type="x/customXml" Target="../customXml/${name}.xml"/>`).join('')}</Relationships>`,
          ),
        }),
    ],
    ['a part that unpacks to 40 MB', 'word-file-too-large', () => withParts(written, { 'word/document.xml': new Uint8Array(40_000_000) })],
    [
      'five thousand parts',
      'word-file-too-large',
      () => withParts(written, Object.fromEntries(Array.from({ length: 5_000 }, (_none, index) => [`x/${String(index)}`, '']))),
    ],
    ['the same part twice', 'word-file-broken', () => withTwin(written)],
    [
      'no manifest',
      'manifest-missing',
      () =>
        withParts(written, {
          'word/_rels/document.xml.rels': part(written, 'word/_rels/document.xml.rels').replace(
            '../customXml/item1.xml',
            '../docProps/app.xml',
          ),
        }),
    ],
    [
      'a manifest that is no JSON',
      'manifest-invalid',
      () => withParts(written, { 'customXml/item1.xml': '<manifest xmlns="urn:chancery:manifest:1">{</manifest>' }),
    ],
    [
      'a manifest of another shape',
      'manifest-invalid',
      () => withParts(written, { 'customXml/item1.xml': '<manifest xmlns="urn:chancery:manifest:1">{"schema":1}</manifest>' }),
    ],
    [
      'two manifests',
      'manifest-invalid',
      () =>
        withParts(written, {
          'customXml/item2.xml': part(written, 'customXml/item1.xml'),
          'word/_rels/document.xml.rels': part(written, 'word/_rels/document.xml.rels').replace(
            '</Relationships>',
            '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../customXml/item2.xml"/></Relationships>',
          ),
        }),
    ],
  ]
  test.each(files)('%s', (_name, code, make) => {
    expect(failure(make())).toBe(code)
  })
})

test('a file that repeats itself without end is refused', () => {
  const document = part(written, 'word/document.xml')
  const open = '<w:sdt><w:sdtPr><w:tag w:val="clause-1"/></w:sdtPr><w:sdtContent>'.repeat(120)
  const close = '</w:sdtContent></w:sdt>'.repeat(120)
  const long = `<w:p><w:r><w:t>${'x'.repeat(1_000_000)}</w:t></w:r></w:p>`
  expect(failure(withParts(written, { 'word/document.xml': document.replace('<w:body>', `<w:body>${open}${long}${close}`) }))).toBe(
    'word-file-too-large',
  )
})

test('a footnote that refers to itself ends the reading of notes, not of the program', () => {
  const notes = part(written, 'word/footnotes.xml').replace(
    'Valid until',
    '</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>Valid until',
  )
  expect(verifyWord(withParts(written, { 'word/footnotes.xml': notes }))).toMatchObject({ ok: true })
})

/** What mutations put where a value stood. */
const nastyValue = fc.constantFrom(
  '',
  '-1',
  '0',
  '8',
  '9',
  '99999999999',
  '4294967295',
  'NaN',
  '1e9',
  'F0B7',
  '-5',
  'clause-1',
  'clause_1',
  '%1%2%9',
  '__proto__',
  'constructor',
  'x'.repeat(1_000),
)

test('whatever values a file holds, it is verified or refused, never a crash', () => {
  const paths = [
    'word/document.xml',
    'word/numbering.xml',
    'word/styles.xml',
    'word/footnotes.xml',
    'word/_rels/document.xml.rels',
    '_rels/.rels',
  ]
  const changes = fc.array(fc.tuple(fc.nat(), nastyValue), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(fc.constantFrom(...paths), changes, (path, list) => {
      let text = part(written, path)
      const values = [...text.matchAll(/(?<=="|>)[^<>"]*(?="|<)/gu)]
      const chosen = list.flatMap(([place, value]) =>
        values.length === 0
          ? []
          : [{ at: values[place % values.length]?.index ?? 0, length: values[place % values.length]?.[0].length ?? 0, value }],
      )
      for (const { at, length, value } of chosen.toSorted((left, right) => right.at - left.at))
        text = text.slice(0, at) + value + text.slice(at + length)
      expect(verifyWord(withParts(written, { [path]: text }))).toHaveProperty('ok')
    }),
    { numRuns: runs(2_000) },
  )
})

test('whatever bytes of a file change, it is verified or refused, never a crash', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 20 }), (changes) => {
      const bytes = written.slice()
      for (const [place, byte] of changes) bytes[place % bytes.length] = byte
      expect(verifyWord(bytes)).toHaveProperty('ok')
    }),
    { numRuns: runs(2_000) },
  )
})

test('every refusal is a sentence with a remedy', () => {
  const verified = verifyWord(new Uint8Array([1, 2, 3]))
  expect(verified.ok ? undefined : [verified.error.message, verified.error.remedy]).toEqual([
    'This is not a Word file (.docx).',
    'Choose the .docx file that was exported.',
  ])
})
