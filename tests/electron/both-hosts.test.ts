import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { OpenAnswers } from '../../backend/answers/index.ts'
import { templatesFolder } from '../../backend/places/index.ts'
import { openAnswersThread } from '../../backend/workers/index.ts'
import { startServer, type RunningServer } from '../../cli/serve/start-server.ts'
import { identityOf, type ClauseVersion } from '../../core/clause/index.ts'
import { requestNames, type Ask, type RequestName, type RequestOutput } from '../../core/requests/index.ts'
import { channels } from '../../electron/channels.ts'
import { answerWindows } from '../../electron/main/ipc.ts'
import { exportsByDialog } from '../../electron/main/save-dialogs.ts'
import { square } from '../backend/images/pictures.ts'
import { dialog, ipcMain } from './fake-electron.ts'

vi.mock('electron', () => import('./fake-electron.ts'))

const day = '2026-11-24'
const folder = mkdtempSync(join(tmpdir(), 'chancery-hosts-'))
const faults: unknown[] = []
const report = (fault: unknown): void => void faults.push(fault)
let server: RunningServer
let answers: OpenAnswers
const asks = new Map<string, Ask>()

function must<Value>(result: { ok: true; value: Value } | { ok: false; error: { message: string } }): Value {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

/** Asks as the window does under `serve`. */
async function askServe(running: RunningServer): Promise<Ask> {
  const { origin } = new URL(running.address)
  const opened = await fetch(running.address, { redirect: 'manual' })
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? ''
  const headers = { cookie, origin, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'same-origin' }
  return async (name, input) => {
    const response = await fetch(`${origin}/ask/${name}`, { method: 'POST', headers, body: JSON.stringify(input) })
    // The test's own boundary: the host's answers are what is looked at.
    return (await response.json()) as never
  }
}

/** Asks as the window does in Electron; what crosses is cloned, as Electron clones it. */
const askElectron: Ask = async (name, input) => {
  const page = { url: 'app://chancery/' }
  const answer = await ipcMain.handlers.get(channels.ask)?.(
    { senderFrame: page, sender: { mainFrame: page } },
    name,
    structuredClone(input),
  )
  return structuredClone(answer) as never
}

beforeAll(async () => {
  mkdirSync(join(folder, 'window'))
  writeFileSync(join(folder, 'window', 'index.html'), '')
  const libraries = [templatesFolder()]
  const options = {
    port: 0,
    dataFolder: join(folder, 'a'),
    exportsFolder: join(folder, 'exports-a'),
    libraries,
    windowFolder: join(folder, 'window'),
    version: '1',
  }
  server = must(await startServer(options, report))
  asks.set('serve', await askServe(server))
  dialog.openAnswer = { canceled: false, filePaths: [join(folder, 'exports-b')] }
  const host = { name: 'electron' as const, version: '1' }
  const data = { dataFolder: join(folder, 'b'), libraryFolders: libraries, host }
  answers = must(await openAnswersThread({ ...data, deeds: exportsByDialog(folder), report }))
  answerWindows(answers.ask)
  asks.set('electron', askElectron)
})

afterAll(async () => {
  await server.close()
  await answers.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Transcripts are written and attested by somebody, and nobody has a profile here. */
type SigningRequests = 'evidence.transcribe' | 'evidence.attest'

/** Every request once, each with what it needs from those before it; the compiler sees to it that none is missing. */
async function askEverything(
  ask: Ask,
): Promise<{ [Name in Exclude<RequestName, Refusing>]: RequestOutput<Name> } & { [Name in Refusing]: unknown }> {
  const templates = must(await ask('templates.list', {}))
  const created = must(await ask('letters.create', { template: templates.templates[0]?.code ?? '' }))
  const imported = must(
    await ask('letters.import', {
      name: 'letter.md',
      text: `---\ntitle: Scope\ntemplate: partner-letter\ndate: ${day}\npartner: { name: Example Distribution Ltd, salutation: Partner }\nsignatory: { name: A. Person, title: Director, organisation: Example Vision }\n---\nWe write to you.\n`,
    }),
  )
  const opened = must(await ask('letters.open', { id: imported.id }))
  const { letter } = opened
  const exported = must(await ask('letters.export', { letter, formats: ['pdf', 'docx'], draftLine: true, letterhead: true }))
  const backup = must(await ask('backups.make', {}))
  const added = must(await ask('images.add', { bytes: square.toString('base64') }))
  const statement = must(await ask('evidence.add', { name: 'statement.txt', bytes: Buffer.from('It binds nobody.').toString('base64') }))
  const version = must(await ask('library.list', {})).clauses[0]
  if (version === undefined) throw new Error('The library is empty.')
  const named = { identity: identityOf(version), version: version.version }
  return {
    ...(await askAboutLibraryFolders(ask)),
    'redlines.export': must(await ask('redlines.export', { before: named, after: named })),
    'evidence.add': statement,
    'evidence.describe': must(await ask('evidence.describe', { digest: statement.digest })),
    'evidence.text': must(await ask('evidence.text', { digest: statement.digest })),
    'evidence.bytes': must(await ask('evidence.bytes', { digest: statement.digest })),
    'evidence.checkSeal': must(await ask('evidence.checkSeal', { version })),
    'evidence.transcripts': must(await ask('evidence.transcripts', { evidence: statement.digest })),
    // Nobody has a profile here, so nobody writes or attests a transcript.
    'evidence.transcribe': (await ask('evidence.transcribe', { evidence: statement.digest, text: 'It binds nobody.' })).ok,
    'evidence.attest': (await ask('evidence.attest', { evidence: statement.digest, transcript: statement.digest })).ok,
    'images.add': added,
    ...(await askAboutReleases(ask, opened.id)),
    ...(await askAboutClauses(ask, version)),
    ...(await askAboutHouse(ask)),
    'images.read': must(await ask('images.read', { digest: added.digest })),
    'templates.list': templates,
    'letters.create': created,
    'letters.import': imported,
    'letters.open': opened,
    'letters.export': exported,
    'host.describe': must(await ask('host.describe', {})),
    'rules.read': must(await ask('rules.read', {})),
    // Nobody has a profile here, so nobody is an administrator.
    'rules.set': (await ask('rules.set', { rules: must(await ask('rules.read', {})) })).ok,
    'settings.read': must(await ask('settings.read', {})),
    'settings.write': must(await ask('settings.write', { theme: 'dark' })),
    'library.findings': must(await ask('library.findings', {})),
    'library.ofLetter': must(await ask('library.ofLetter', { id: opened.id })),
    'library.list': must(await ask('library.list', {})),
    'letters.save': must(await ask('letters.save', { id: opened.id, revision: opened.revision, letter })),
    'letters.rename': must(await ask('letters.rename', { id: opened.id, title: 'Another title' })),
    'letters.remove': must(await ask('letters.remove', { id: created.id })),
    'letters.list': must(await ask('letters.list', {})),
    'letters.render': must(await ask('letters.render', { letter, known: [] })),
    'backups.make': backup,
    'backups.list': must(await ask('backups.list', {})),
    'backups.restore': must(await ask('backups.restore', { id: backup.id })),
    'audit.list': must(await ask('audit.list', { offset: 0, limit: 10 })),
    'audit.mark': must(await ask('audit.mark', {})),
    'audit.verify': must(await ask('audit.verify', {})),
    'audit.export': must(await ask('audit.export', {})),
    ...(await askAboutPeople(ask)),
    // A machine without a file manager may say no; that the handle is known is what counts.
    'exports.cancel': must(await ask('exports.cancel', { ticket: '01890a5d-ac96-774b-bcce-b302099a8057' })),
    'exports.reveal': await ask('exports.reveal', { handle: exported.files[0]?.handle ?? '' }).then((shown) =>
      shown.ok || shown.error.code === 'no-file-manager' ? {} : must(shown),
    ),
  }
}

type Refusing = 'library.choose' | 'rules.set' | ReleaseRequests | PeopleRequests | ClauseRequests | HouseRequests | SigningRequests
type PeopleRequests = Extract<RequestName, `people.${string}`>
type ReleaseRequests = Extract<
  RequestName,
  | `register.${string}`
  | `reviews.${string}`
  | `delegations.${string}`
  | 'letters.submit'
  | 'letters.standing'
  | 'letters.keep'
  | 'letters.release'
  | 'letters.releaseCheck'
  | 'letters.copy'
>

async function refused(asked: ReturnType<Ask>): Promise<string> {
  const result = await asked
  return result.ok ? 'answered' : result.error.code
}

type FolderRequests = Exclude<Extract<RequestName, `library.${string}`>, 'library.list' | 'library.ofLetter' | 'library.findings'>
const oneClause = '---\ncode: statement/hosts\nkind: statement\ntitle: Of both hosts\nlanguage: en-GB\n---\nWe say it in both.\n'

/** A library goes out, and one comes in that the window hands over; in Electron the folder of the exports is chosen besides. */
async function askAboutLibraryFolders(
  ask: Ask,
): Promise<{ [Name in Exclude<FolderRequests, Refusing>]: RequestOutput<Name> } & { 'library.choose': unknown }> {
  const ticket = '01890a5d-ac96-774b-bcce-b302099a8058'
  const exported = must(await ask('library.export', { ticket }))
  const choosing = await refused(ask('library.choose', {}))
  const files = [{ path: 'clauses/hosts.md', bytes: Buffer.from(oneClause).toString('base64') }]
  const received = must(await ask('library.receive', { name: 'library', files }))
  const named = { handle: received.handle, ticket }
  return {
    'library.export': exported,
    'library.choose': choosing,
    'library.receive': received,
    'library.preview': must(await ask('library.preview', named)),
    'library.import': must(await ask('library.import', named)),
    'library.report': must(await ask('library.report', { handle: received.handle })),
    'library.progress': must(await ask('library.progress', { ticket })),
    'library.cancel': must(await ask('library.cancel', { ticket })),
  }
}

/** One person makes the house, and is refused what needs another one. */
async function askAboutPeople(ask: Ask): Promise<{ [Name in PeopleRequests]: unknown }> {
  const [passphrase, weak, roles] = ['seven quiet harbour lamps', 'short', ['author' as const]]
  const founder = must(await ask('people.found', { name: 'A. Person', roles, passphrase }))
  return {
    'people.found': founder.name,
    'people.list': must(await ask('people.list', {})).people.map(({ name, keyHere }) => [name, keyHere]),
    'people.state': must(await ask('people.state', {})).here?.name,
    'people.add': await refused(ask('people.add', { name: 'B. Person', roles, passphrase: weak, own: passphrase })),
    'people.setRoles': await refused(ask('people.setRoles', { person: founder.id, roles, own: passphrase })),
    'people.newKey': await refused(ask('people.newKey', { person: founder.id, passphrase, own: passphrase })),
    'people.retire': await refused(ask('people.retire', { person: founder.id, retired: true })),
    'people.erase': await refused(ask('people.erase', { person: founder.id, own: passphrase })),
    'people.changePassphrase': await refused(ask('people.changePassphrase', { before: passphrase, after: weak })),
    'people.export': must(await ask('people.export', { person: founder.id, passphrase })).files.map(({ name }) => name),
    'people.lock': must(await ask('people.lock', {})),
    'people.import': await refused(ask('people.import', { text: '{}', passphrase })),
    'people.unlock': must(await ask('people.unlock', { person: founder.id, passphrase })).name,
  }
}

/** Nobody has a profile here, so nothing is released, and what asks for a released letter is refused in a sentence. */
async function askAboutReleases(ask: Ask, id: string): Promise<{ [Name in ReleaseRequests]: unknown }> {
  const version = { identity: 'statement/commitment en-GB GB', version: 1 }
  return {
    'letters.releaseCheck': must(await ask('letters.releaseCheck', { id })),
    'letters.release': await refused(ask('letters.release', { id })),
    'letters.copy': must(await ask('letters.copy', { id })),
    'letters.submit': await refused(ask('letters.submit', { id })),
    'letters.standing': must(await ask('letters.standing', { id })),
    'letters.keep': await refused(ask('letters.keep', { id, ...version, reason: 'Nothing else is agreed.' })),
    'reviews.inbox': await refused(ask('reviews.inbox', {})),
    'reviews.open': await refused(ask('reviews.open', { id })),
    'reviews.send': await refused(ask('reviews.send', { id })),
    'reviews.takeBack': await refused(ask('reviews.takeBack', { id })),
    'reviews.decide': await refused(ask('reviews.decide', { id, meaning: 'approve' })),
    'reviews.comment': await refused(ask('reviews.comment', { id, text: 'Which day?' })),
    'reviews.resolveComment': await refused(ask('reviews.resolveComment', { comment: id })),
    'reviews.pack': await refused(ask('reviews.pack', { id })),
    'reviews.unpack': await refused(ask('reviews.unpack', { bytes: '' })),
    'delegations.list': must(await ask('delegations.list', {})),
    'delegations.make': await refused(ask('delegations.make', { from: id, to: id, firstDay: day, lastDay: day })),
    'delegations.end': await refused(ask('delegations.end', { id })),
    'register.list': must(await ask('register.list', {})),
    'register.open': await refused(ask('register.open', { id })),
    'register.ofLetter': must(await ask('register.ofLetter', { letterId: id })),
    'register.pages': await refused(ask('register.pages', { id })),
    'register.save': await refused(ask('register.save', { id })),
    'register.send': await refused(ask('register.send', { id, day, recipient: 'Example Distribution Ltd', how: 'post' })),
    'register.whereUsed': must(await ask('register.whereUsed', version)),
    'register.recall': must(await ask('register.recall', version)),
    'register.exportRecall': must(await ask('register.exportRecall', { ...version, format: 'pdf' })),
    'register.correct': await refused(ask('register.correct', { ...version, releases: [id] })),
  }
}

type ClauseRequests = Extract<RequestName, `clauses.${string}`>

/** Nobody writes clauses here either; what only reads is answered. */
async function askAboutClauses(ask: Ask, version: ClauseVersion): Promise<{ [Name in ClauseRequests]: unknown }> {
  const id = '01930001-0000-7000-8000-000000000000'
  const reason = 'Said why.'
  return {
    'clauses.list': must(await ask('clauses.list', {})),
    'clauses.facets': must(await ask('clauses.facets', {})),
    'clauses.open': await refused(ask('clauses.open', { id })),
    'clauses.create': await refused(ask('clauses.create', { version, reason })),
    'clauses.saveDraft': await refused(ask('clauses.saveDraft', { id, seen: '0'.repeat(64), version, reason })),
    'clauses.nextVersion': await refused(ask('clauses.nextVersion', { id, reason })),
    'clauses.withdraw': await refused(ask('clauses.withdraw', { id, reason })),
    'clauses.expiring': must(await ask('clauses.expiring', { days: 30 })),
  }
}

type HouseRequests = Extract<RequestName, `house.${string}`>

/** Nor does anybody change what letters are made from; what only reads is answered. */
async function askAboutHouse(ask: Ask): Promise<{ [Name in HouseRequests]: unknown }> {
  const { rows } = must(await ask('house.list', {}))
  const id = rows[0]?.newest.id ?? ''
  const opened = must(await ask('house.open', { id }))
  const [version] = opened.versions
  if (version === undefined) throw new Error('The house is empty.')
  const { thing, digest: seen } = version
  const reason = 'Said why.'
  return {
    'house.list': rows.map(({ kind, code }) => [kind, code]),
    'house.open': opened.code,
    'house.create': await refused(ask('house.create', { thing, reason })),
    'house.saveDraft': await refused(ask('house.saveDraft', { id, seen, thing, reason })),
    'house.nextVersion': await refused(ask('house.nextVersion', { id, reason })),
    'house.submit': await refused(ask('house.submit', { id })),
    'house.withdraw': await refused(ask('house.withdraw', { id, reason })),
    'house.render': must(await ask('house.render', { thing, known: [] })).pages.length,
  }
}

describe('both hosts', () => {
  const answered = new Map<string, Awaited<ReturnType<typeof askEverything>>>()

  beforeAll(async () => {
    for (const [name, ask] of asks) answered.set(name, await askEverything(ask))
  }, 180_000)

  test.each(['serve', 'electron'])('%s answers every request', (host) => {
    expect(Object.keys(answered.get(host) ?? {}).toSorted()).toEqual([...requestNames].toSorted())
  })
  test('say which host they are', () => {
    expect(['serve', 'electron'].map((host) => answered.get(host)?.['host.describe'].host)).toEqual(['serve', 'electron'])
  })
  test('export the same bytes', () => {
    const [one, other] = ['serve', 'electron'].map((host) =>
      answered.get(host)?.['letters.export'].files.map(({ name, digest }) => [name, digest]),
    )
    expect(one).toHaveLength(2)
    expect(one).toEqual(other)
  })
  test('show the same pages', () => {
    // The pictures themselves: their digests follow the engine's own fingerprints, which may differ from thread to thread.
    const [one, other] = ['serve', 'electron'].map((host) =>
      answered.get(host)?.['letters.render'].pages.map(({ layers }) => layers.map(({ svg }) => svg)),
    )
    expect(one).not.toHaveLength(0)
    expect(one).toEqual(other)
  })
  test('take in the same library', () => {
    const [one, other] = ['serve', 'electron'].map((host) => answered.get(host)?.['library.import'])
    expect(one).toMatchObject({ changesNothing: false, counts: { newClauses: 1, refused: 0 } })
    expect(one).toEqual(other)
  })
  test('choose a folder in the dialog of the host, where it has one', () => {
    expect(['serve', 'electron'].map((host) => answered.get(host)?.['library.choose'])).toEqual(['no-dialog', 'answered'])
  })
  test('write the whole library into a folder', () => {
    const written = ['serve', 'electron'].map((host) => answered.get(host)?.['library.export'].folder)
    expect(written.map((folder) => [folder?.name.startsWith('Clause library '), (folder?.files ?? 0) > 3])).toEqual([
      [true, true],
      [true, true],
    ])
  })
  test('keep a picture as the same bytes', () => {
    const [one, other] = ['serve', 'electron'].map((host) => answered.get(host)?.['images.read'])
    expect(one).toEqual(other)
  })
  test.each(['serve', 'electron'])('%s takes a picture as large as pictures may be', async (host) => {
    const bytes = Buffer.concat([square, Buffer.alloc(20_000_000 - square.length)]).toString('base64')
    const added = await asks.get(host)?.('images.add', { bytes })
    expect(added?.ok === true && added.value.digest).toBe(answered.get(host)?.['images.add'].digest)
  })
  test('report no fault of their own', () => {
    expect(faults).toEqual([])
  })
})
