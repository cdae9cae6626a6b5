import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openAnswers, todayHere } from '../../backend/answers/index.ts'
import { templatesFolder } from '../../backend/places/index.ts'
import { exportsTo } from '../../cli/serve/save-exports.ts'
import { sealedWords, type ClauseVersion } from '../../core/clause/index.ts'
import { isRun, mapNodes } from '../../core/document/index.ts'
import { findWords, passageAt } from '../../core/evidence/index.ts'
import type { Ask, RequestInput, RequestName, RequestOutput } from '../../core/requests/index.ts'
import type { Role } from '../../core/review/index.ts'

export const passphrase = 'seven grey herons at noon'

/** Where the pictures are taken: the ids that addresses of the window are made of. */
export interface SampleHouse {
  readonly people: Record<'marsh' | 'moreau' | 'okafor' | 'lindqvist', string>
  /** The version of the retail scope statement that waits for its review. */
  readonly review: string
  readonly clause: string
  readonly draft: string
  /** A letter that may be released. */
  readonly approved: string
  readonly released: string
  readonly release: string
}

/** What the ministry corrected of its fifth point, as it read before and after. */
export const correction = {
  before:
    'is advice to departments of central government. It does not bind private persons, companies, local authorities or any other body',
  after: 'is instruction and advice to departments of central government. It does not bind private persons, companies or local authorities',
} as const

/** Requests as the window sends them; a failure ends the run with its sentence. */
type Must = <Name extends RequestName>(name: Name, input: RequestInput<Name>) => Promise<RequestOutput<Name>>

function mustOf(ask: Ask): Must {
  return async (name, input) => {
    const answer = await ask(name, input)
    if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`)
    return answer.value
  }
}

/** Lives the first weeks of a house in an empty data folder. `note` is the ministry's corrected note as a PDF. */
export async function sampleHouse(dataFolder: string, note: Uint8Array): Promise<SampleHouse> {
  const host = { name: 'serve', version: '0', tokenLibraries: [], today: todayHere, ...exportsTo(dataFolder) } as const
  const report = (fault: unknown): never => {
    throw fault
  }
  const opened = await openAnswers({ dataFolder, libraryFolders: [templatesFolder()], host, report })
  if (!opened.ok) throw new Error(opened.error.message)
  try {
    return await live(mustOf(opened.value.ask), note)
  } finally {
    await opened.value.close()
  }
}

async function live(ask: Must, note: Uint8Array): Promise<SampleHouse> {
  const people = await foundHouse(ask)
  const sits = (person: string): Promise<unknown> => ask('people.unlock', { person, passphrase })
  const approve = async (...reviewers: readonly string[]): Promise<void> => {
    for (const reviewer of reviewers) {
      await sits(reviewer)
      for (const { id, subject } of (await ask('reviews.inbox', {})).waiting)
        await ask('reviews.decide', { id, meaning: 'approve', ...(subject === 'company' && { comment: 'The values are ours.' }) })
    }
  }
  await sits(people.moreau)
  await sendStarterDrafts(ask)
  await approve(people.okafor, people.lindqvist)
  const releases = []
  for (const [partner, salutation, isCertified] of partners) {
    await sits(people.marsh)
    const id = await partnerLetter(ask, partner, salutation, isCertified)
    await ask('letters.submit', { id, note: 'The wording is that of the note.' })
    await approve(people.okafor)
    await sits(people.marsh)
    const { releaseId, findings } = await ask('letters.release', { id })
    if (releaseId === undefined) throw new Error(`not released: ${findings[0]?.message ?? ''}`)
    releases.push({ id, releaseId })
    await ask('register.send', { id: releaseId, day: todayHere(), recipient: partner, how: 'E-mail', note: 'To the contract manager.' })
  }
  const [, , shown] = releases
  const draft = await partnerLetter(ask, 'Calder & Wren Distribution Ltd', 'Ms Calder')
  for (const name of ['customer-faq.md', 'regulator-response.md']) await importExample(ask, name, (text) => text)
  await sits(people.okafor)
  await withdrawCertificate(ask)
  await sits(people.moreau)
  const { clause, review } = await correctStatement(ask, note)
  await sits(people.marsh)
  const approved = await partnerLetter(ask, 'Saltmarsh Fire & Security', 'Ms Lowe', false)
  const { id: wanted } = await ask('letters.submit', { id: approved, note: 'The wording is that of the note.' })
  await sits(people.okafor)
  await ask('reviews.decide', { id: wanted, meaning: 'approve' })
  return { people, approved, clause, review, draft, released: shown?.id ?? '', release: shown?.releaseId ?? '' }
}

async function foundHouse(ask: Must): Promise<SampleHouse['people']> {
  const add = async (name: string, ...roles: Role[]): Promise<string> =>
    (await ask('people.add', { name, roles, passphrase, own: passphrase })).id
  const marsh = (await ask('people.found', { name: 'Helen Marsh', roles: ['author', 'signatory'], passphrase })).id
  return {
    marsh,
    moreau: await add('Théo Moreau', 'author'),
    okafor: await add('Ruth Okafor', 'reviewer', 'administrator'),
    lindqvist: await add('Sven Lindqvist', 'reviewer'),
  }
}

/** Sends everything that came with the starter library to review. */
async function sendStarterDrafts(ask: Must): Promise<void> {
  for (const { id } of (await ask('clauses.list', { limit: 500 })).rows) {
    const { versions } = await ask('clauses.open', { id })
    const newest = versions[0]
    if (newest?.state === 'draft') await ask('reviews.send', { id: newest.id, note: 'As the starter library has it.' })
  }
  for (const { newest } of (await ask('house.list', {})).rows)
    if (newest.state === 'draft') await ask('house.submit', { id: newest.id, note: 'As the starter library has it.' })
}

const certificate = 'certification/secure-build-scheme'

/** Whom the released letters went to, how they are addressed, and whether their letter speaks of the certificate. */
const partners = [
  ['Brightwater Supplies Ltd', 'Ms Adeyemi', false],
  ['Dunmore Systems Ltd', 'Mr Nolan', true],
  ['Harbour Optics Ltd', 'Mr Ferris', true],
  ['Tarn Valley Security', 'Dr Reid', false],
] as const

function partnerLetter(ask: Must, partner: string, salutation: string, isCertified = true): Promise<string> {
  return importExample(ask, 'partner-letter.md', (text) =>
    text
      .replace('title: Partner letter on the retail scope statement', `title: "Retail scope, for ${partner}"`)
      .replace('name: Calder & Wren Distribution Ltd', `name: ${partner}`)
      .replace(/contact: .*/u, 'contact: For the attention of the contract manager')
      .replace('salutation: Ms Calder', `salutation: ${salutation}`)
      .replace(/^date: .*/mu, `date: ${todayHere()}`)
      .replace(isCertified ? '' : `::clause{code="${certificate}"}\n`, ''),
  )
}

async function importExample(ask: Must, name: string, change: (text: string) => string): Promise<string> {
  const text = readFileSync(join(templatesFolder(), 'examples', name), 'utf8')
  return (await ask('letters.import', { name, text: change(text) })).id
}

async function withdrawCertificate(ask: Must): Promise<void> {
  const version = await newestOf(ask, certificate, 'en-GB')
  await ask('clauses.withdraw', { id: version.id, reason: 'The assessor suspended the certificate on request of the scheme.' })
}

/** The next version of the quoted statement, with the ministry's correction as its evidence, sealed and sent to review. */
async function correctStatement(ask: Must, note: Uint8Array): Promise<{ clause: string; review: string }> {
  const before = await newestOf(ask, 'policy-quote/retail-scope', 'en-GB')
  const reason = 'Point 5 follows the correction of the Ministry.'
  const { clauseId, versionId } = await ask('clauses.nextVersion', { id: before.id, reason })
  const draft = (await ask('clauses.open', { id: clauseId })).versions[0]
  if (draft === undefined) throw new Error('The statement has no version.')
  const file = 'procurement-note-2026-114-revision-1.pdf'
  const { digest } = await ask('evidence.add', { name: file, bytes: Buffer.from(note).toString('base64') })
  const { text } = await ask('evidence.text', { digest })
  const body = mapNodes(draft.version.body, (node) =>
    isRun(node) ? { ...node, text: node.text.replace(correction.before, correction.after) } : node,
  )
  const words = findWords(sealedWords(body), text)
  const passage = words === undefined ? undefined : passageAt(text, words)
  if (passage === undefined) throw new Error('The note does not hold the quotation.')
  const evidence = {
    title: 'Procurement Note 2026-114, revision 1',
    issuer: 'Ministry of the Interior',
    date: todayHere(),
    reference: 'MOI-PD-2026-114, section C',
    file,
    digest,
  }
  const version: ClauseVersion = { ...draft.version, body, evidence: [evidence], seal: { evidence: 0, passages: [passage] } }
  await ask('clauses.saveDraft', { id: versionId, seen: draft.digest, version, reason })
  const { id: review } = await ask('reviews.send', { id: versionId, note: 'The Ministry has corrected point 5.' })
  return { clause: clauseId, review }
}

async function newestOf(ask: Must, code: string, language: string): Promise<{ id: string }> {
  const { rows } = await ask('clauses.list', { limit: 500 })
  const row = rows.find((row) => row.code === code && row.language === language)
  const version = row === undefined ? undefined : (await ask('clauses.open', { id: row.id })).versions[0]
  if (version === undefined) throw new Error(`The library has no ${code} in ${language}.`)
  return version
}
