import { beforeAll, describe, expect, test } from 'vitest'
import { verifyWord, writeWord, type ClauseVerification } from '../../../backend/word/index.ts'
import { fullLetter } from './letters.ts'
import { part, partsOf, withDocument, withParts } from './package-of.ts'

let written: Uint8Array

beforeAll(async () => {
  const { letter, manifest } = fullLetter()
  written = await writeWord(letter, manifest)
})

function clauses(bytes: Uint8Array): readonly ClauseVerification[] {
  const verified = verifyWord(bytes)
  if (!verified.ok) throw new Error(verified.error.message)
  return verified.value.clauses
}

function states(bytes: Uint8Array): string[] {
  return clauses(bytes).map((clause) => clause.state)
}

test('a file as it was written is unchanged, and says which manifest it carries', () => {
  const { manifest } = fullLetter()
  expect(verifyWord(written)).toMatchObject({ ok: true, value: { manifest, clauses: [{ state: 'unchanged' }, { state: 'unchanged' }] } })
})

test('a sealed quotation is closed in Word, other clauses cannot be deleted', () => {
  const document = part(written, 'word/document.xml')
  const locks = [...document.matchAll(/<w:tag w:val="([^"]*)"\/>.*?<w:lock w:val="([^"]*)"/gu)].map(([, tag, lock]) => [tag, lock])
  expect(locks).toEqual([
    ['clause-1', 'sdtContentLocked'],
    ['clause-2', 'sdtLocked'],
  ])
})

describe('what is found', () => {
  test('one changed letter, with the clause and the words around it', () => {
    const altered = withDocument(written, 'is outside its scope', 'is inside its scope')
    expect(clauses(altered)).toMatchObject([
      { code: 'policy-quote/scope', version: 1, language: 'en-GB', state: 'altered', difference: { expected: 'outside', found: 'inside' } },
      { state: 'unchanged' },
    ])
  })

  const changes: [string, string | RegExp, string][] = [
    ['a word taken away', 'A market stall is a shop.', 'A market stall is a.'],
    ['a number of a list that starts elsewhere', /<w:pStyle w:val="QuoteList"\/><w:numPr>.*?<\/w:numPr>/u, '<w:pStyle w:val="QuoteList"/>'],
    ['an attribution to somebody else', 'Office of Example Standards', 'Office of Other Standards'],
    [
      'a word that is hidden',
      '<w:r><w:t xml:space="preserve">A vending machine is not.</w:t>',
      '<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">A vending machine is not.</w:t>',
    ],
    [
      'a tracked deletion',
      /<w:r><w:t xml:space="preserve">(A vending machine is not\.)<\/w:t><\/w:r>/u,
      '<w:del w:id="900" w:author="A"><w:r><w:delText>A vending machine is not.</w:delText></w:r></w:del>',
    ],
    [
      'a tracked insertion',
      '<w:r><w:t xml:space="preserve">A vending machine is not.',
      '<w:ins w:id="900" w:author="A"><w:r><w:t>Yet </w:t></w:r></w:ins><w:r><w:t xml:space="preserve">A vending machine is not.',
    ],
    ['a paragraph added at the end', /<w:bookmarkEnd w:id="1"\/>/u, '<w:p><w:r><w:t>And more.</w:t></w:r></w:p><w:bookmarkEnd w:id="1"/>'],
    [
      'a picture',
      '<w:r><w:t xml:space="preserve">A vending machine is not.',
      '<w:r><w:drawing><wp:inline><wp:docPr id="9" name="x"/></wp:inline></w:drawing></w:r><w:r><w:t xml:space="preserve">A vending machine is not.',
    ],
    [
      'other words for programs that do not know what an alternative asks for',
      /<w:r><w:t xml:space="preserve">A vending machine is not\.<\/w:t><\/w:r>/u,
      '<mc:AlternateContent><mc:Choice Requires="zz"><w:r><w:t>A vending machine is not.</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>A vending machine is one.</w:t></w:r></mc:Fallback></mc:AlternateContent>',
    ],
    [
      'a text box',
      '<w:r><w:t xml:space="preserve">A vending machine is not.',
      '<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>Not so.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r><w:r><w:t xml:space="preserve">A vending machine is not.',
    ],
  ]
  test.each(changes)('%s', (_name, find, replacement) => {
    expect(states(withDocument(written, find, replacement))).toEqual(['altered', 'unchanged'])
  })

  test('a footnote that says something else', () => {
    const notes = part(written, 'word/footnotes.xml').replace('Valid until December 2026.', 'Valid until December 2036.')
    expect(states(withParts(written, { 'word/footnotes.xml': notes }))).toEqual(['unchanged', 'altered'])
  })

  test('a cell of a table that says something else', () => {
    expect(states(withDocument(written, '>2021<', '>2012<'))).toEqual(['unchanged', 'altered'])
  })

  test('a list that counts from another number', () => {
    const numbering = part(written, 'word/numbering.xml').replaceAll('w:val="3"', 'w:val="7"')
    expect(states(withParts(written, { 'word/numbering.xml': numbering }))).toEqual(['altered', 'unchanged'])
  })

  test('a citation that points elsewhere than its number says', () => {
    expect(states(withDocument(written, />\[3\]</u, '>[1]<'))).toEqual(['unchanged', 'altered'])
  })

  test('a clause that was taken out', () => {
    expect(states(withDocument(written, /<w:sdt>.*?<\/w:sdt>/u, ''))).toEqual(['missing', 'unchanged'])
  })

  test('an altered copy of a clause beside the untouched one', () => {
    const document = part(written, 'word/document.xml')
    const [control = ''] = /<w:sdt>.*?<\/w:sdt>/u.exec(document) ?? []
    const copy = control.replace('outside its scope', 'inside its scope')
    expect(states(withParts(written, { 'word/document.xml': document.replace(control, control + copy) }))).toEqual(['altered', 'unchanged'])
  })
})

describe('what Word and LibreOffice do to a file without changing a word', () => {
  const edits: [string, (bytes: Uint8Array) => Uint8Array][] = [
    [
      'runs split, with marks of spelling and of editing sessions',
      (bytes) =>
        withDocument(
          bytes,
          /<w:r><w:t xml:space="preserve">A market stall/u,
          '<w:proofErr w:type="spellStart"/><w:r w:rsidR="00AB12CD"><w:t>A mar</w:t></w:r><w:proofErr w:type="spellEnd"/><w:r><w:lastRenderedPageBreak/><w:t xml:space="preserve">ket stall',
        ),
    ],
    [
      'attributes in another order and another prefix',
      (bytes) => {
        const document = part(bytes, 'word/document.xml')
          .replaceAll('<w:', '<x:')
          .replaceAll('</w:', '</x:')
          .replaceAll(' w:', ' x:')
          .replaceAll('xmlns:w=', 'xmlns:x=')
        return withParts(bytes, { 'word/document.xml': document })
      },
    ],
    [
      'the strict form with its own namespaces',
      (bytes) => {
        const strict = (text: string): string =>
          text
            .replaceAll('http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'http://purl.oclc.org/ooxml/wordprocessingml/main')
            .replaceAll(
              'http://schemas.openxmlformats.org/officeDocument/2006/relationships/',
              'http://purl.oclc.org/ooxml/officeDocument/relationships/',
            )
        const parts = [...partsOf(bytes)].filter(([path]) => /\.(xml|rels)$/u.test(path))
        return withParts(bytes, Object.fromEntries(parts.map(([path, text]) => [path, strict(text)])))
      },
    ],
    [
      'the main part elsewhere',
      (bytes) =>
        withParts(bytes, {
          '_rels/.rels': part(bytes, '_rels/.rels').replace('word/document.xml', '/Word/Letter.xml'),
          'word/letter.xml': part(bytes, 'word/document.xml'),
          'word/_rels/letter.xml.rels': part(bytes, 'word/_rels/document.xml.rels'),
          'word/document.xml': undefined,
          'word/_rels/document.xml.rels': undefined,
        }),
    ],
    [
      'the tags of the controls dropped',
      (bytes) => withParts(bytes, { 'word/document.xml': part(bytes, 'word/document.xml').replaceAll(/<w:tag [^>]*\/>/gu, '') }),
    ],
    [
      'a tracked change of format',
      (bytes) =>
        withDocument(
          bytes,
          '<w:r><w:t xml:space="preserve">A vending machine',
          '<w:r><w:rPr><w:b/><w:rPrChange w:id="901" w:author="A"><w:rPr/></w:rPrChange></w:rPr><w:t xml:space="preserve">A vending machine',
        ),
    ],
    [
      'a comment',
      (bytes) =>
        withDocument(
          bytes,
          '<w:r><w:t xml:space="preserve">A vending machine',
          '<w:commentRangeStart w:id="0"/><w:r><w:t xml:space="preserve">A vending machine',
        ),
    ],
    ['free text around the clauses rewritten', (bytes) => withDocument(bytes, 'On the next page.', 'On another page altogether.')],
  ]
  test.each(edits)('%s', (_name, edit) => {
    expect(states(edit(written))).toEqual(['unchanged', 'unchanged'])
  })
})
