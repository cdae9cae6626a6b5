import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createEvidenceReader } from '../../backend/evidence/index.ts'
import { templatesFolder } from '../../backend/places/index.ts'
import { passageAt } from '../../core/evidence/index.ts'
import { passage, pdfOf, remark } from '../backend/evidence/files-of-evidence.ts'
import { storeIn } from '../backend/release/house.ts'
import { foundIn, must, wishOf } from '../backend/store/stores.ts'
import { author } from '../core/review/house.ts'
import { chancery } from './chancery.ts'

const here = mkdtempSync(join(tmpdir(), 'chancery-build-from-export-'))

/** Makes a store with one clause, whose quotation is bound to its place in a PDF, and exports its library. */
beforeAll(async () => {
  const store = await storeIn(join(here, 'house'))
  await foundIn(store)
  const bytes = await pdfOf([...passage, remark])
  const { text } = must(await createEvidenceReader().read(bytes))
  const { digest } = must(await store.evidence.add(bytes, { name: 'statement.pdf', mediaType: 'application/pdf' }, author.person.id))
  const start = text.text.indexOf(remark)
  const found = passageAt(text.text, { start, end: start + remark.length })
  if (found === undefined) throw new Error('the evidence does not hold the remark')
  const quoted = { type: 'quotation' as const, children: [{ type: 'paragraph' as const, children: [{ text: remark }] }] }
  const clause = {
    code: 'policy-quote/sealed',
    kind: 'policy-quote' as const,
    title: 'A sealed remark',
    language: 'en-GB' as const,
    jurisdictions: [],
    version: 1,
    valid: {},
    tags: [],
    evidence: [{ title: 'A statement', digest }],
    seal: { evidence: 0, passages: [found] },
    body: [quoted],
  }
  must(await store.library.createClause(clause, wishOf(author.person, 'The ministry said so.')))
  await store.close()
  const letter = readFileSync(join(templatesFolder(), 'examples', 'partner-letter.md'), 'utf8')
  writeFileSync(join(here, 'letter.md'), `${letter}\n::clause{code="policy-quote/sealed"}\n`)
}, 60_000)
afterAll(() => rmSync(here, { recursive: true, force: true }))
beforeEach(async () => {
  rmSync(join(here, 'exported'), { recursive: true, force: true })
  const { status, stderr } = await chancery(here, 'library', 'export', 'exported', '--data', 'house')
  if (status !== 0) throw new Error(stderr)
})

function build(): ReturnType<typeof chancery> {
  return chancery(here, 'build', 'letter.md', '--out', 'out', '--library', 'exported', '--library', templatesFolder())
}

/** The one file below the exported library whose name ends so. */
function exported(ending: string): string {
  const [file] = readdirSync(join(here, 'exported'), { recursive: true, encoding: 'utf8' }).filter((each) => each.endsWith(ending))
  return join(here, 'exported', file ?? '')
}

describe('a letter file with a clause that is sealed on a PDF of an exported library', () => {
  test('is built where the PDF holds the quotation word for word', async () => {
    const { status, stderr } = await build()
    expect([status, stderr]).toEqual([0, expect.not.stringContaining('error')])
  })

  test('is refused where the clause was changed after its export', async () => {
    const file = exported('.md')
    writeFileSync(file, readFileSync(file, 'utf8').replace('may keep it', 'must keep it'))
    const { status, stderr } = await build()
    expect([status, stderr]).toEqual([1, expect.stringContaining('The clause was changed after its record was written')])
  })

  test('is refused where nothing but the PDF tells that the quotation was changed', async () => {
    const file = exported('.md')
    writeFileSync(file, readFileSync(file, 'utf8').replace('may keep it', 'must keep it'))
    rmSync(file.replace(/\.md$/u, '.record.json'))
    const { status, stderr } = await build()
    expect([status, stderr]).toEqual([1, expect.stringContaining('The quotation departs from its evidence')])
  })

  test('is refused where the PDF is another one', async () => {
    writeFileSync(exported('.pdf'), await pdfOf(['Departments may do as they please.']))
    const { status, stderr } = await build()
    expect([status, stderr]).toEqual([1, expect.stringContaining('is another file than the one')])
  })
})
