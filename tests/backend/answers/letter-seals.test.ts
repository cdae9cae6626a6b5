import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FileToSave } from '../../../backend/answers/index.ts'
import { passageAt } from '../../../core/evidence/index.ts'
import { pinClause, type Letter } from '../../../core/letter/index.ts'
import { succeed } from '../../../core/requests/index.ts'
import { author, reviewer } from '../../core/review/house.ts'
import { must, stockedHouse } from '../release/house.ts'
import { codeOf } from '../store/stores.ts'
import { example, templatesFolder } from '../../templates/starter-library.ts'
import { sittingIn, type Sitting } from './sitting.ts'

const statement = 'It binds departments. It does not bind companies.'
let sitting: Sitting
let saved: readonly FileToSave[] = []
let letters = 0

beforeAll(async () => {
  const saveFiles = (files: readonly FileToSave[]) => {
    saved = files
    return Promise.resolve(succeed(files.map(({ name, bytes }) => ({ name, handle: '', digest: '', size: bytes.length }))))
  }
  sitting = await sittingIn(stockedHouse, { libraries: [templatesFolder], saveFiles })
}, 120_000)
afterAll(() => sitting.close())
beforeEach(() => {
  sitting.sits(author)
  saved = []
})

/** A letter with a sealed quotation, and the evidence that it is sealed to. */
async function quotingLetter(): Promise<{ id: string; letter: Letter; evidence: string; index: number }> {
  letters += 1
  const bytes = Buffer.from(`Statement ${String(letters)}\n${statement}`)
  const { digest } = must(await sitting.ask('evidence.add', { name: 'statement.txt', bytes: bytes.toString('base64') }))
  const start = bytes.toString().indexOf(statement)
  const passages = [passageAt(bytes.toString(), { start, end: start + statement.length }) ?? []].flat()
  const version = {
    code: `policy-quote/in-letter-${String(letters)}`,
    kind: 'policy-quote' as const,
    title: 'Scope',
    language: 'en-GB',
    jurisdictions: ['GB'],
    version: 1,
    valid: {},
    tags: [],
    evidence: [{ title: 'Statement', digest }],
    body: [{ type: 'quotation' as const, children: [{ type: 'paragraph' as const, children: [{ text: statement }] }] }],
    seal: { evidence: 0, passages },
  }
  must(await sitting.ask('clauses.create', { version, reason: 'Made.' }))
  const base = example('partner-letter.md')
  const letter = { ...base, document: [...base.document, pinClause(version)] }
  const { id } = must(await sitting.store.createLetter(letter, author.person.id))
  return { id, letter, evidence: digest, index: letter.document.length - 1 }
}

/** What a reader makes of the file now: one word is another than it was when the quotation was sealed. */
async function readsOtherwise(evidence: string): Promise<void> {
  const text = `Statement\n${statement.replace('not', 'now')}`
  must(await sitting.store.evidence.setText(evidence, { format: 1, kind: 'text', text, pages: [] }))
}

describe('a letter with a quotation whose seal is broken since', () => {
  test('does not go to review, and it is said which clause departs from its evidence', async () => {
    const { id, evidence, letter } = await quotingLetter()
    await readsOtherwise(evidence)
    const sent = await sitting.ask('letters.submit', { id, note: '' })
    expect([sent, must(await sitting.ask('letters.standing', { id })).state]).toMatchObject([
      { ok: false, error: { code: 'seal-broken', message: expect.stringContaining(codesIn(letter).at(-1) ?? '?') } },
      'draft',
    ])
  })

  test('is refused by a reviewer who has it already, and not approved', async () => {
    const { id, evidence } = await quotingLetter()
    const { id: review } = must(await sitting.ask('letters.submit', { id, note: '' }))
    await readsOtherwise(evidence)
    sitting.sits(reviewer)
    const approved = codeOf(await sitting.ask('reviews.decide', { id: review, meaning: 'approve' }))
    const refused = codeOf(await sitting.ask('reviews.decide', { id: review, meaning: 'refuse', comment: 'The seal is broken.' }))
    expect([approved, refused]).toEqual(['seal-broken', ''])
  })

  test('is exported as no file, and the clause is named by its place', async () => {
    const { letter, evidence, index } = await quotingLetter()
    const wish = { letter, formats: ['pdf' as const, 'docx' as const], letterhead: true }
    must(await sitting.ask('letters.export', wish))
    const before = saved.map(({ format }) => format)
    saved = []
    await readsOtherwise(evidence)
    const { files, findings } = must(await sitting.ask('letters.export', wish))
    expect([before, files, saved, findings]).toMatchObject([['pdf', 'docx'], [], [], [{ code: 'seal-broken', place: { path: [index] } }]])
  })
})

function codesIn({ document }: Letter): string[] {
  return document.flatMap((block) => (block.type === 'clause' ? [block.code] : []))
}
