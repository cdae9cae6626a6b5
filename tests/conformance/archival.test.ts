import fc from 'fast-check'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appendPages } from '../../backend/enclosures/append/append-pages.ts'
import { buildFiles } from '../../backend/export/index.ts'
import { createLayout, type RedlineSheet } from '../../backend/layout/index.ts'
import { createLetterSetter } from '../../backend/layout/set-letter.ts'
import type { Block } from '../../core/document/index.ts'
import { wordsFor } from '../../core/letter/index.ts'
import { document } from '../arbitrary/document.ts'
import { filledScan, scan, taggedAnnex } from '../backend/enclosures/append/annexes.ts'
import { square } from '../backend/images/pictures.ts'
import { letterOf } from '../backend/layout/pages.ts'
import { runs } from '../random-size.ts'
import { example, exampleNames, library } from '../templates/starter-library.ts'
import { profiles, validate, whyNoVeraPdf, type Profile } from './verapdf.ts'

const whyNot = whyNoVeraPdf()
if (whyNot !== undefined) process.stdout.write(`Skipped: what veraPDF says of our PDFs (${whyNot}).\n`)

const folder = mkdtempSync(join(tmpdir(), 'chancery-archival-'))
const layout = createLayout()
afterAll(async () => {
  await layout.close()
  rmSync(folder, { recursive: true, force: true })
})

function keep(name: string, pdf: Uint8Array): void {
  writeFileSync(join(folder, name), pdf)
}

async function keepExample(name: string): Promise<string> {
  const options = { formats: ['pdf'] as const, draftLine: true, printLetterhead: true, images: library.images }
  const built = await buildFiles(example(name), library.shelf, layout, options)
  if (!built.ok) throw new Error(built.error.message)
  const file = name.replace(/\.md$/u, '.pdf')
  for (const { bytes } of built.value.files) keep(file, bytes)
  return file
}

/** Letters of any blocks in any order, in languages written both ways, with and without a letterhead, draft line and parts. */
const letters = fc
  .record({
    blocks: fc.array(document, { minLength: 2, maxLength: 5 }),
    language: fc.constantFrom('en-GB', 'de', 'el', 'fr'),
    printLetterhead: fc.boolean(),
    draftLine: fc.option(fc.constant('Draft, not released'), { nil: undefined }),
    subject: fc.constantFrom('A subject', 'A <b>subject</b> & "more" ]]> of it', 'Ein Betreff\nin zwei Zeilen', '146 0 obj\n147 0 obj'),
  })
  .map(({ blocks, language, printLetterhead, draftLine, subject }) =>
    letterOf(
      blocks.flat().filter(({ type }: Block) => type !== 'clause-reference'),
      { subject: [{ text: subject }] },
      { subject, language, words: wordsFor(language), printLetterhead, draftLine, images: new Map([['ab'.repeat(32), square]]) },
    ),
  )

const sheets = fc.record({ before: document, after: document }).map(({ before, after }): RedlineSheet => ({
  title: 'Two versions',
  language: 'en-GB',
  before: { code: 'policy-quote/retail-scope', version: 1, day: '2026-11-12', body: before },
  after: { code: 'policy-quote/retail-scope', version: 2, day: '2026-11-24', body: after },
}))

const enclosed = (['supplement', 'data', 'source', 'alternative'] as const).map((relationship) => ({
  name: `${relationship} – Anlage.bin`,
  mediaType: 'application/octet-stream',
  description: 'A file of any kind',
  relationship,
  bytes: Buffer.from(`%PDF-9 or whatever else a ${relationship} may be`),
}))

const seed = 20_261_125

describe.skipIf(whyNot !== undefined)('veraPDF', () => {
  const names: string[] = []
  const verdicts = new Map<Profile, Map<string, string[]>>()

  beforeAll(async () => {
    for (const name of exampleNames) names.push(await keepExample(name))
    const setter = createLetterSetter()
    for (const [index, letter] of fc.sample(letters, { numRuns: runs(200), seed }).entries()) {
      const name = `random-${String(index)}.pdf`
      keep(name, setter.pdf(letter, []).bytes)
      names.push(name)
    }
    for (const [index, sheet] of fc.sample(sheets, { numRuns: runs(40), seed }).entries()) {
      const name = `redline-${String(index)}.pdf`
      keep(name, setter.redline(sheet).bytes)
      names.push(name)
    }
    keep('enclosing.pdf', setter.pdf(letterOf([]), enclosed).bytes)
    names.push('enclosing.pdf')
    const letter = setter.pdf(letterOf([]), enclosed).bytes
    for (const [name, annexes] of Object.entries({
      tagged: [taggedAnnex('One.'), taggedAnnex('Two.')],
      scanned: [await scan(), await filledScan()],
    })) {
      const files = annexes.map((bytes, index) => ({ bytes, label: `Enclosure ${String(index + 1)}`, title: `Anlage „${name}“` }))
      keep(`appending-${name}.pdf`, await appendPages(letter, files))
      names.push(`appending-${name}.pdf`)
    }
    const unmarked = Buffer.from(setter.pdf(letterOf([]), []).bytes).toString('latin1')
    keep(
      'spoilt.pdf',
      Buffer.from(unmarked.replace('<pdfuaid:part>1<', '<pdfuaid:part>7<').replace('<pdfaid:part>3<', '<pdfaid:part>1<'), 'latin1'),
    )
    for (const profile of Object.keys(profiles) as Profile[]) {
      const said = validate(
        [...names, 'spoilt.pdf'].map((name) => join(folder, name)),
        profile,
      )
      verdicts.set(profile, new Map([...said].map(([path, faults]) => [basename(path), faults])))
    }
  }, 900_000)

  describe.each(Object.entries(profiles) as [Profile, string][])('by %s, %s,', (profile) => {
    test('accepts every example letter, random letters and redlines of them all, a letter that encloses files, and letters with pages appended', () => {
      const faulty = names.filter((name) => verdicts.get(profile)?.get(name)?.length !== 0)
      expect(faulty.map((name) => [name, verdicts.get(profile)?.get(name)])).toEqual([])
    })

    test('refuses a file that claims another part of the standard', () => {
      expect(verdicts.get(profile)?.get('spoilt.pdf')).not.toEqual([])
    })
  })
})
