import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAnswers, type OpenAnswers } from '../../../backend/answers/index.ts'
import { fail, type RequestOutput } from '../../../core/requests/index.ts'
import type { ClauseVersion } from '../../../core/clause/index.ts'
import { passageAt } from '../../../core/evidence/index.ts'
import { templatesFolder } from '../../templates/starter-library.ts'
import { square } from '../images/pictures.ts'
import { lockedPdf, passage, pdfOf, remark } from '../evidence/files-of-evidence.ts'
import { noFolders } from './no-folders.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-evidence-'))
const faults: unknown[] = []
let answers: OpenAnswers
let pdf: Uint8Array
let statement: RequestOutput<'evidence.add'>

const host = {
  name: 'serve' as const,
  version: '1',
  today: () => '2026-11-24',
  ...noFolders,
  saveFiles: () => Promise.resolve(fail({ code: 'none', message: 'No file is saved here.' })),
  reveal: () => Promise.resolve(fail({ code: 'none', message: 'Nothing is shown here.' })),
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

function must<Value>(result: { ok: true; value: Value } | { ok: false; error: { message: string } }): Value {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

beforeAll(async () => {
  answers = must(await openAnswers({ dataFolder: folder, libraryFolders: [templatesFolder], host, report: (fault) => faults.push(fault) }))
  pdf = await pdfOf([...passage, remark])
  statement = must(await answers.ask('evidence.add', { name: 'statement.pdf', bytes: base64(pdf) }))
})
afterAll(async () => {
  await answers.close()
  rmSync(folder, { recursive: true, force: true })
})

async function versionSealedIn(words: string): Promise<ClauseVersion> {
  const { text } = must(await answers.ask('evidence.text', { digest: statement.digest }))
  const [start, end] = [text.indexOf('We are able'), text.indexOf(remark)]
  return {
    code: 'policy-quote/scope',
    kind: 'policy-quote',
    title: 'Scope',
    language: 'en-GB',
    jurisdictions: [],
    version: 1,
    valid: {},
    tags: [],
    evidence: [{ title: 'Statement', digest: statement.digest }],
    seal: { evidence: 0, passages: [passageAt(text, { start, end }) ?? []].flat() },
    body: [{ type: 'quotation', children: [{ type: 'paragraph', children: [{ text: words }] }] }],
  }
}

test('an attached file is described by what it is', () => {
  expect(statement).toMatchObject({
    name: 'statement.pdf',
    mediaType: 'application/pdf',
    kind: 'pdf',
    pages: 1,
    hasText: true,
    size: pdf.length,
  })
})

test('an attached file comes back byte for byte', async () => {
  expect(must(await answers.ask('evidence.bytes', { digest: statement.digest })).bytes).toBe(base64(pdf))
})

test('an attached file is kept once, under the SHA-256 of its bytes, however often and under whatever name it comes', async () => {
  const again = must(await answers.ask('evidence.add', { name: 'the same statement.pdf', bytes: base64(pdf) }))
  const files = new DatabaseSync(join(folder, 'chancery.sqlite'), { readOnly: true })
  const kept = files.prepare('select digest, size from evidence_files where digest = ?').all(statement.digest)
  files.close()
  expect([again.digest, statement.digest, kept]).toEqual([
    createHash('sha256').update(pdf).digest('hex'),
    again.digest,
    [{ digest: again.digest, size: pdf.length }],
  ])
})

test('a scan is attached and has no text', async () => {
  expect(must(await answers.ask('evidence.add', { name: 'scan.png', bytes: base64(square) }))).toMatchObject({
    kind: 'image',
    pages: 1,
    hasText: false,
  })
})

test('a file that cannot be read is not kept', async () => {
  const locked = await lockedPdf()
  const refused = await answers.ask('evidence.add', { name: 'locked.pdf', bytes: base64(locked) })
  expect(refused).toMatchObject({ ok: false, error: { code: 'evidence-locked' } })
})

test('a quotation that repeats its passage keeps its seal', async () => {
  const version = await versionSealedIn(passage.join(' '))
  expect(must(await answers.ask('evidence.checkSeal', { version }))).toEqual({ state: 'holds' })
})

test('one changed character breaks the seal where it stands', async () => {
  const version = await versionSealedIn(passage.join(' ').replace('every case', 'every cause'))
  expect(must(await answers.ask('evidence.checkSeal', { version }))).toMatchObject({
    state: 'broken',
    shared: passage.join(' ').indexOf('every case') + 'every ca'.length,
  })
})

test('evidence that is not here holds no seal', async () => {
  const version = await versionSealedIn(passage.join(' '))
  const elsewhere = { ...version, evidence: [{ title: 'Statement', digest: '0'.repeat(64) }] }
  expect(must(await answers.ask('evidence.checkSeal', { version: elsewhere }))).toEqual({ state: 'no-text' })
})

test('no answer is a fault of ours', () => {
  expect(faults).toEqual([])
})
