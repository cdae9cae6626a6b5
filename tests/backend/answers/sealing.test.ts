import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sealFindings } from '../../../backend/answers/seal-findings.ts'
import type { Store } from '../../../backend/store/index.ts'
import type { ClauseVersion, Seal } from '../../../core/clause/index.ts'
import { passageAt } from '../../../core/evidence/index.ts'
import type { Ask } from '../../../core/requests/index.ts'
import { author, reviewer, second } from '../../core/review/house.ts'
import { must, today } from '../release/house.ts'
import { square } from '../images/pictures.ts'
import { codeOf, wishOf } from '../store/stores.ts'
import { peopledStore, sittingIn, type Sitting } from './sitting.ts'

const statement = 'Statement 114\nIt binds departments. It does not bind companies.\nThe end.'
const words = 'It binds departments. It does not bind companies.'
let store: Store
let sitting: Sitting
let ask: Ask
let codes = 0

beforeAll(async () => {
  sitting = await sittingIn(peopledStore)
  ;({ ask, store } = sitting)
})
afterAll(() => sitting.close())
beforeEach(() => {
  sitting.sits(author)
})

async function attach(name: string, bytes: Uint8Array): Promise<string> {
  return must(await ask('evidence.add', { name, bytes: Buffer.from(bytes).toString('base64') })).digest
}

function sealOver(text: string): Seal {
  const start = text.indexOf(words)
  return { evidence: 0, passages: [passageAt(text, { start, end: start + words.length }) ?? []].flat() }
}

function quoting(quoted: string, digest: string, seal?: Seal): ClauseVersion {
  codes += 1
  return {
    code: `policy-quote/sealed-${String(codes)}`,
    kind: 'policy-quote',
    title: 'Scope',
    language: 'en-GB',
    jurisdictions: ['GB'],
    version: 1,
    valid: {},
    tags: [],
    evidence: [{ title: 'Statement 114', digest }],
    body: [{ type: 'quotation', children: [{ type: 'paragraph', children: [{ text: quoted }] }] }],
    ...(seal !== undefined && { seal }),
  }
}

describe('a draft with a sealed quotation', () => {
  test('is kept while the quotation repeats its passage', async () => {
    const digest = await attach('statement.txt', Buffer.from(statement))
    expect(codeOf(await ask('clauses.create', { version: quoting(words, digest, sealOver(statement)), reason: 'Made.' }))).toBe('')
  })
  test('is not made with one character changed', async () => {
    const digest = await attach('statement.txt', Buffer.from(statement))
    expect(
      codeOf(await ask('clauses.create', { version: quoting(words.replace('not', 'nod'), digest, sealOver(statement)), reason: 'Made.' })),
    ).toBe('seal-broken')
  })
  test('is not saved over with one character changed, and told where the texts part', async () => {
    const digest = await attach('statement.txt', Buffer.from(statement))
    const made = must(await ask('clauses.create', { version: quoting(words, digest, sealOver(statement)), reason: 'Made.' }))
    const [open] = must(await ask('clauses.open', { id: made.clauseId })).versions
    const changed = { ...open?.version, body: quoting(words.replace('companies', 'companiez'), digest).body } as ClauseVersion
    const saved = await ask('clauses.saveDraft', { id: made.versionId, seen: open?.digest ?? '', version: changed, reason: 'Slip.' })
    expect(saved).toMatchObject({
      ok: false,
      error: { code: 'seal-broken', message: expect.stringContaining('it says “z.”, the evidence “s.”') },
    })
  })
  test('may be changed once it is unsealed with a reason', async () => {
    const digest = await attach('statement.txt', Buffer.from(statement))
    const made = must(await ask('clauses.create', { version: quoting(words, digest, sealOver(statement)), reason: 'Made.' }))
    const [open] = must(await ask('clauses.open', { id: made.clauseId })).versions
    const { seal: _seal, ...unsealed } = { ...open?.version, body: quoting('It binds all.', digest).body } as ClauseVersion
    const save = (reason: string): ReturnType<Ask> =>
      ask('clauses.saveDraft', { id: made.versionId, seen: open?.digest ?? '', version: unsealed, reason })
    expect([codeOf(await save(' ')), codeOf(await save('Shortened on purpose.'))]).toEqual(['reason-missing', ''])
  })
})

describe('a version whose seal is broken, whichever way it came into the library', () => {
  let id: string
  beforeEach(async () => {
    const digest = await attach('statement.txt', Buffer.from(statement))
    id = must(await store.library.createClause(quoting(words.replace('not', 'nod'), digest, sealOver(statement)), wishOf(author.person))).id
  })

  test('does not go to review', async () => {
    expect(codeOf(await ask('reviews.send', { id, note: 'Please look.' }))).toBe('seal-broken')
  })
  test('is refused by a reviewer, and not approved', async () => {
    const { id: review } = must(await store.reviews.send({ subject: 'clause-version', id, note: '', today }, author.person))
    sitting.sits(reviewer)
    const approved = codeOf(await ask('reviews.decide', { id: review, meaning: 'approve' }))
    const refused = codeOf(await ask('reviews.decide', { id: review, meaning: 'refuse', comment: 'The seal is broken.' }))
    expect([approved, refused]).toEqual(['seal-broken', ''])
  })
})

describe('the export of a letter', () => {
  test('finds each clause whose seal does not hold any more, by its place', async () => {
    const digest = await attach('statement.txt', Buffer.from(statement))
    const [sound, broken] = [quoting(words, digest, sealOver(statement)), quoting(words.replace('not', 'nod'), digest, sealOver(statement))]
    const document = [sound, broken].map(({ code, version, language, jurisdictions, body }) => ({
      type: 'clause' as const,
      code,
      version,
      language,
      jurisdictions,
      digest,
      lock: 'sealed' as const,
      children: body,
    }))
    const letter = {
      schema: 1 as const,
      title: '',
      template: 'none',
      letterhead: 'none',
      language: 'en-GB',
      jurisdictions: [],
      values: {},
      document,
    }
    expect(must(await sealFindings(letter, [sound, broken], store))).toMatchObject([
      { severity: 'error', code: 'seal-broken', place: { path: [1], clause: broken.code } },
    ])
  })
})

describe('a transcript of a scan', () => {
  const transcript = async (evidence: string): Promise<string> =>
    must(await ask('evidence.transcribe', { evidence, text: statement })).transcripts.at(-1)?.digest ?? ''

  test('holds no seal before a second person has attested it', async () => {
    const scan = await attach('scan.png', Buffer.concat([square]))
    const digest = await transcript(scan)
    expect(
      codeOf(
        await ask('clauses.create', { version: quoting(words, scan, { ...sealOver(statement), transcript: digest }), reason: 'Made.' }),
      ),
    ).toBe('transcript-not-attested')
  })
  test('is not attested by who wrote it', async () => {
    const scan = await attach('scan.png', square)
    expect(codeOf(await ask('evidence.attest', { evidence: scan, transcript: await transcript(scan) }))).toBe('own-work')
  })
  test('holds a seal once somebody else has attested it', async () => {
    const scan = await attach('scan.png', square)
    const digest = await transcript(scan)
    sitting.sits(reviewer)
    must(await ask('evidence.attest', { evidence: scan, transcript: digest }))
    sitting.sits(author)
    expect(
      codeOf(
        await ask('clauses.create', { version: quoting(words, scan, { ...sealOver(statement), transcript: digest }), reason: 'Made.' }),
      ),
    ).toBe('')
  })
  test('is not attested twice by one person', async () => {
    const scan = await attach('scan.png', square)
    const digest = await transcript(scan)
    sitting.sits(second)
    must(await ask('evidence.attest', { evidence: scan, transcript: digest }))
    expect(codeOf(await ask('evidence.attest', { evidence: scan, transcript: digest }))).toBe('decided-already')
  })
  test('names who wrote it and who attested it', async () => {
    const scan = await attach('scan.png', square)
    const { transcripts } = must(await ask('evidence.transcripts', { evidence: scan }))
    expect(transcripts).toMatchObject([
      { text: statement, author: { name: 'Ada Author' }, attestations: [{ name: reviewer.person.name }, { name: second.person.name }] },
    ])
  })
  test('attested for one picture holds no seal for another with the same words', async () => {
    const other = await attach('other.txt', Buffer.from('Another document.'))
    const digest = await transcript(other)
    expect(
      codeOf(
        await ask('clauses.create', { version: quoting(words, other, { ...sealOver(statement), transcript: digest }), reason: 'Made.' }),
      ),
    ).toBe('transcript-not-attested')
  })
})
