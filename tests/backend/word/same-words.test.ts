import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createLayout } from '../../../backend/layout/index.ts'
import { writeWord } from '../../../backend/word/index.ts'
import { openWordFile } from '../../../backend/word/verify/package.ts'
import { ClauseReader } from '../../../backend/word/verify/read-clauses.ts'
import { citationMark, plainText, type Block, type PartName } from '../../../core/document/index.ts'
import { entryText, sourceEntry, sourcesOf, type ResolvedLetter } from '../../../core/letter/index.ts'
import { fullLetter, readyExamples, type ReadyLetter } from './letters.ts'
import { withDocument } from './package-of.ts'
import { beyond, printedWords, repeatedWords, wordsOf } from './printed-words.ts'

const letters: [string, ReadyLetter][] = [...readyExamples(), ['a letter with one of everything', fullLetter()]]

/** The words of a letter in the order in which it is read. */
function textOf(letter: ResolvedLetter): string {
  const said = (text: string): Block => ({ type: 'paragraph', children: [{ text }] })
  const part = (name: PartName, label?: string): Block[] => {
    const found = letter.parts.get(name)
    return found === undefined ? [] : [...(label === undefined ? [] : [said(label)]), { type: 'paragraph', children: [...found.children] }]
  }
  const sources = sourcesOf(letter).all.map((source) => entryText(sourceEntry(source, letter.language)))
  return plainText([
    ...part('date'),
    ...part('reference', letter.words.reference),
    ...(letter.printLetterhead && letter.letterhead.return_line !== undefined ? [said(letter.letterhead.return_line)] : []),
    ...part('recipient'),
    ...part('subject'),
    ...part('salutation'),
    ...letter.body.map(({ block }) => block),
    ...part('closing'),
    ...part('signature'),
    ...part('enclosures', letter.words.enclosures),
    ...part('copies-to', letter.words.copies),
    ...(sources.length === 0 ? [] : [said(letter.words.sources)]),
    ...sources.map((source, index) => said(`${citationMark(index + 1)} ${source}`)),
  ])
}

/** The text of a whole Word file, read as if it stood in one content control. */
function textOfFile(bytes: Uint8Array): string {
  const begun = withDocument(bytes, '<w:body>', '<w:body><w:sdt><w:sdtPr><w:tag w:val="everything"/></w:sdtPr><w:sdtContent>')
  const parts = openWordFile(withDocument(begun, '<w:sectPr>', '</w:sdtContent></w:sdt><w:sectPr>'))
  if (!parts.ok) throw new Error(parts.error.message)
  const found = new ClauseReader(parts.value, new Set(['everything'])).found.find(({ name }) => name === 'everything')
  const notes = (found?.notes ?? []).map((note, index) => `${String(index + 1)} ${note}`)
  return [...(found?.lines ?? []), ...notes].filter((line) => line !== '').join('\n')
}

test.each(letters)('the Word file of %s says what the letter says, word by word and in its order', async (_name, { letter, manifest }) => {
  expect(textOfFile(await writeWord(letter, manifest)).split('\n')).toEqual(textOf(letter).split('\n'))
})

const hasPoppler = spawnSync('pdftotext', ['-v']).status === 0
if (!hasPoppler) process.stderr.write('Skipped: the comparison of Word files with PDFs, because pdftotext is not installed.\n')
const folder = mkdtempSync(join(tmpdir(), 'chancery-words-'))
const layout = createLayout()
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await layout.close()
})

describe.skipIf(!hasPoppler)('the PDF', () => {
  test.each(letters)('of %s prints the same words, headers and footers included', async (_name, { letter }) => {
    const pdf = await layout.pdf(letter, [])
    if (!pdf.ok) throw new Error(pdf.error.message)
    const path = join(folder, 'letter.pdf')
    writeFileSync(path, pdf.value.bytes)
    const text = execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' })
    const [printed, expected, again] = [wordsOf(text), printedWords(letter, text.split('\f').length - 1), repeatedWords(letter)]
    expect({ missing: beyond(expected, printed), added: beyond(printed, expected).filter((word) => !again.has(word)) }).toEqual({
      missing: [],
      added: [],
    })
  })
})
