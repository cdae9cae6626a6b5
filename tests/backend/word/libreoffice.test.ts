import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLetterSetter } from '../../../backend/layout/set-letter.ts'
import { verifyWord, writeWord } from '../../../backend/word/index.ts'
import { pinClause } from '../../../core/letter/index.ts'
import { clauseVersion, paragraph } from '../../core/letter/shelf.ts'
import { pageTexts } from '../layout/pages.ts'
import { fullLetter, item, readyExamples, readyLetter, table, type ReadyLetter } from './letters.ts'
import { beyond, printedWords, repeatedWords, wordsOf } from './printed-words.ts'

/** Lists that Word programs get wrong: restarts, numbers from 0, changes of kind, levels left out, letters after z. */
function lists(): ReadyLetter {
  const items = [
    item('decimal', 0, 'three', 3),
    item('decimal', 1, 'one below'),
    item('decimal', 0, 'four'),
    item('decimal', 0, 'nought', 0),
    item('decimal', 0, 'one'),
    item('lower-alpha', 0, 'letters'),
    item('lower-alpha', 0, 'twenty-six', 26),
    item('lower-alpha', 0, 'twenty-seven'),
    item('lower-alpha', 0, 'twenty-eight'),
    item('upper-roman', 2, 'deep at once'),
    item('bullet', 1, 'a bullet'),
    item('bullet', 0, 'another'),
    item('legal', 1, 'legal below a bullet'),
    item('legal', 1, 'and on'),
    item('decimal', 0, 'ten', 10),
    item('lower-roman', 1, 'i'),
    item('continuation', 1, 'goes on'),
    item('lower-roman', 1, 'ii'),
    item('decimal', 0, 'eleven'),
    item('lower-roman', 1, 'i anew'),
    item('legal', 0, 'part', 5),
    item('legal', 1, 'of part'),
    item('legal', 2, 'of that'),
    item('legal', 1, 'second of part'),
    item('legal', 0, 'next part'),
    item('legal', 2, 'two levels below'),
  ]
  return readyLetter([
    ...items,
    paragraph('And now:'),
    ...items.toReversed(),
    pinClause(clauseVersion({ body: [...items, table(['A', 'B'], ['1.', 'one'])] })),
  ])
}

const letters: [string, ReadyLetter][] = [...readyExamples(), ['one of everything', fullLetter()], ['lists', lists()]]
const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0 && spawnSync('pdftotext', ['-v']).status === 0
if (!hasLibreOffice)
  process.stderr.write('Skipped: the tests that open Word files in LibreOffice, because soffice or pdftotext is not installed.\n')

const hasTwins = ['Caladea', 'Carlito'].every((name) => spawnSync('fc-list', [name], { encoding: 'utf8' }).stdout.trim() !== '')
if (!hasTwins)
  process.stderr.write(
    'Skipped: that Word files have as many pages as their PDFs, because Caladea and Carlito are not installed (Debian: apt-get install fonts-crosextra-caladea fonts-crosextra-carlito).\n',
  )

const folder = mkdtempSync(join(tmpdir(), 'chancery-office-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** One run for all files: starting LibreOffice takes longer than its work. */
function convert(to: 'pdf' | 'docx', into: string, files: readonly string[]): void {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  execFileSync('soffice', [profile, '--headless', '--convert-to', to, '--outdir', into, ...files], { stdio: 'ignore', timeout: 240_000 })
}

describe.skipIf(!hasLibreOffice)('LibreOffice', () => {
  beforeAll(async () => {
    const files = await Promise.all(
      letters.map(async ([name, { letter, manifest }]) => {
        const path = join(folder, `${name}.docx`)
        writeFileSync(path, await writeWord(letter, manifest))
        return path
      }),
    )
    convert('pdf', folder, files)
    convert('docx', join(folder, 'saved'), files)
  }, 300_000)

  describe.each(letters)('%s', (name, { letter }) => {
    test('prints every word of the letter once, list numbers, headers and footers included', () => {
      const text = execFileSync('pdftotext', [join(folder, `${name}.pdf`), '-'], { encoding: 'utf8' })
      const pages = text.split('\f').length - 1
      const [printed, expected, again] = [wordsOf(text), printedWords(letter, pages), repeatedWords(letter)]
      expect({ missing: beyond(expected, printed), added: beyond(printed, expected).filter((word) => !again.has(word)) }).toEqual({
        missing: [],
        added: [],
      })
    })

    test('saves a file in which every clause is found unchanged', () => {
      const verified = verifyWord(readFileSync(join(folder, 'saved', `${name}.docx`)))
      expect(verified.ok && verified.value.clauses.filter((clause) => clause.state !== 'unchanged')).toEqual([])
    })
  })

  test.skipIf(!hasTwins).each(readyExamples())('%s has as many pages as its PDF, with the fonts of its widths', (name, { letter }) => {
    const { bytes } = createLetterSetter().pdf(letter, [])
    const pages = execFileSync('pdftotext', [join(folder, `${name}.pdf`), '-'], { encoding: 'utf8' }).split('\f').length - 1
    expect(pages).toBe(pageTexts(bytes).length)
  })
})
