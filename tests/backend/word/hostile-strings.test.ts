import { describe, expect, test } from 'vitest'
import { cleanText } from '../../../backend/word/clean-text.ts'
import { verifyWord, writeWord } from '../../../backend/word/index.ts'
import { readXml } from '../../../backend/word/verify/xml.ts'
import { pinClause } from '../../../core/letter/index.ts'
import { clauseVersion, field, paragraph } from '../../core/letter/shelf.ts'
import { lint } from './lint.ts'
import { heading, picture, pictureDigest, readyLetter } from './letters.ts'
import { part, partsOf } from './package-of.ts'

const strings: [string, string][] = [
  ['XML', '</w:t></w:r><w:r><w:t>&amp;<!-- "\'>]]>'],
  ['control characters', 'a\u0000b\u0001c\u000bd\u001fe\u007ff'],
  ['noncharacters', 'a\uFFFEb\uFFFFc'],
  ['halves of surrogate pairs', 'a\uD800b\uDC00c'],
  ['characters that turn the direction round', 'a\u202Eb\u2066c\u200Fd'],
  ['names that the library fills in', 'CURRENT TOTAL_PAGES {list-1-0} {\uFFFElist-1-0}'],
  ['field codes', '{ INCLUDETEXT "C:\\secret.txt" } {{partner.name}}'],
  ['line ends of every kind', 'a\r\nb\rc\nd'],
  ['a very long word', 'x'.repeat(20_000)],
]

async function letterWith(text: string): Promise<Uint8Array> {
  const body = [
    heading(2, 'Said'),
    pinClause(
      clauseVersion({
        body: [
          { type: 'paragraph', children: [{ text: 'They say: ' }, field('partner.name')] },
          { type: 'list-item', kind: 'decimal', level: 0, children: [field('partner.name')] },
        ],
      }),
    ),
    paragraph(field('partner.name')),
  ]
  const { letter, manifest } = readyLetter(body, {
    values: { 'partner.name': text, 'signatory.name': text },
    onShelf: { company: { 'company.name': text } },
  })
  return writeWord(letter, manifest)
}

describe.each(strings)('%s', (_name, text) => {
  test('leave every part well-formed and the file without fault', async () => {
    const bytes = await letterWith(text)
    const xml = [...partsOf(bytes)].filter(([path]) => /\.(xml|rels)$/u.test(path))
    expect([xml.filter(([, content]) => !readXml(content).ok).map(([path]) => path), lint(bytes)]).toEqual([[], []])
  })

  test('are found again as they were written', async () => {
    const verified = verifyWord(await letterWith(text))
    expect(verified.ok && verified.value.clauses.map((clause) => clause.state)).toEqual(['unchanged'])
  })
})

test('half of a surrogate pair becomes the sign for what cannot be read', () => {
  expect(cleanText('a\uD800b\uDC00c')).toBe('a\uFFFDb\uFFFDc')
})

test('nothing that turns the direction of the text round reaches the file', async () => {
  expect(part(await letterWith('a\u202Eb\u2066c'), 'word/document.xml')).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u)
})

test('a word that the library takes for a page number stays a word', async () => {
  expect(part(await letterWith('CURRENT'), 'word/document.xml')).not.toContain('fldChar')
})

test('a description with braces names no list and no picture', async () => {
  const { letter, manifest } = readyLetter(
    [{ type: 'image', digest: pictureDigest, mediaType: 'image/png', alt: 'see {list-1-0} "<here>"', children: [{ text: '' }] }],
    { images: new Map([[pictureDigest, picture]]) },
  )
  expect(part(await writeWord(letter, manifest), 'word/document.xml')).toContain('descr="see {list-1-0} &quot;&lt;here&gt;&quot;"')
})

test('a link whose address no program could follow stays as words', async () => {
  const { letter, manifest } = readyLetter([
    { type: 'paragraph', children: [{ type: 'link', url: 'https://exa{mple:99999999/[', children: [{ text: 'there' }] }] },
  ])
  const bytes = await writeWord(letter, manifest)
  expect([part(bytes, 'word/document.xml').includes('>there<'), part(bytes, 'word/_rels/document.xml.rels').includes('99999999')]).toEqual([
    true,
    false,
  ])
})
