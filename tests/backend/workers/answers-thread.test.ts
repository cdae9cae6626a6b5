import { cpSync, mkdtempSync, readdirSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { OpenAnswers } from '../../../backend/answers/index.ts'
import { templatesFolder } from '../../../backend/places/index.ts'
import { openStore, outsideHere } from '../../../backend/store/index.ts'
import { openAnswersThread, startThread, type HostDeeds } from '../../../backend/workers/index.ts'
import { fail, succeed, type Result } from '../../../core/requests/index.ts'
import { noFolders } from '../answers/no-folders.ts'

/** The starter library without its clauses, whose import takes a second at each first start. */
const library = mkdtempSync(join(tmpdir(), 'chancery-thread-library-'))
let dataFolder: string
let answers: OpenAnswers
let threads: Worker[]
let faults: unknown[]

const wholeLetter = `---
title: Scope
template: partner-letter
date: 2026-11-24
partner: { name: Example Distribution Ltd, salutation: Partner }
signatory: { name: A. Person, title: Director, organisation: Example Vision }
---
We write to you.
`

const saved: string[] = []
const deeds: HostDeeds = {
  ...noFolders,
  saveFiles: (files) => {
    saved.push(...files.map(({ name, bytes }) => `${name} ${String(bytes.length > 0)}`))
    return Promise.resolve(succeed(files.map(({ name, bytes }) => ({ name, handle: 'one', digest: '0'.repeat(64), size: bytes.length }))))
  },
  reveal: (handle) => Promise.resolve(fail({ code: 'file-unknown', message: `Nobody exported ${handle}.` })),
}

function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

function open(own: HostDeeds = deeds): Promise<Result<OpenAnswers>> {
  const host = { name: 'serve', version: '1', tokenLibraries: [] } as const
  const options = { dataFolder, libraryFolders: [library], host, deeds: own, report: (fault: unknown) => faults.push(fault) }
  return openAnswersThread(options, (data) => {
    const thread = startThread(data)
    threads.push(thread)
    return thread
  })
}

async function newLetter(): Promise<string> {
  return must(await answers.ask('letters.create', { template: must(await answers.ask('templates.list', {})).templates[0]?.code ?? '' })).id
}

/** A request that is not answered, since it waits for a person who looks at a dialog; the dialog is there when this is. */
async function askedBeforeDialog(): Promise<{ readonly answer: ReturnType<OpenAnswers['ask']> }> {
  await answers.close()
  const { promise: isShown, resolve: shown } = Promise.withResolvers<void>()
  const saveFiles = (): Promise<never> => {
    shown()
    return new Promise(() => undefined)
  }
  threads = []
  answers = must(await open({ ...deeds, saveFiles }))
  const answer = answers.ask('audit.export', {})
  await isShown
  return { answer }
}

/** Where an open file of this process lies; nothing of one that was closed meanwhile. */
function linkOf(path: string): string | undefined {
  try {
    return readlinkSync(path)
  } catch {
    return undefined
  }
}

const titles = async (): Promise<string[]> => must(await answers.ask('letters.list', {})).map(({ title }) => title)

beforeAll(() => {
  for (const name of ['letters', 'letterheads', 'company.yaml'])
    cpSync(join(templatesFolder(), name), join(library, name), { recursive: true })
})
afterAll(() => {
  rmSync(library, { recursive: true, force: true })
})
beforeEach(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'chancery-thread-'))
  threads = []
  faults = []
  answers = must(await open())
})
afterEach(async () => {
  await answers.close()
  rmSync(dataFolder, { recursive: true, force: true })
})

test('what a thread was asked when it died is answered by one sentence, and the next request by another thread', async () => {
  const id = await newLetter()
  const asked = await askedBeforeDialog()
  await threads[0]?.terminate()
  expect(await asked.answer).toMatchObject({ ok: false, error: { code: 'answers-stopped' } })
  must(await answers.ask('letters.rename', { id, title: 'After the death' }))
  expect([threads.length, await titles()]).toEqual([2, ['After the death']])
})

test.skipIf(process.platform !== 'linux')(
  'the file of the store is open once, by the thread, whatever is asked at the same time',
  async () => {
    await Promise.all(Array.from({ length: 20 }, () => newLetter()))
    const store = join(realpathSync(dataFolder), 'chancery.sqlite')
    const open = (): number => readdirSync('/proc/self/fd').filter((number) => linkOf(`/proc/self/fd/${number}`) === store).length
    const meanwhile = open()
    await threads[0]?.terminate()
    expect([meanwhile, open()]).toEqual([1, 0])
  },
)

test('a thread that died gives the data folder to its successor, and to no other window', async () => {
  await threads[0]?.terminate()
  must(await answers.ask('letters.list', {}))
  expect(await openStore(dataFolder, outsideHere(), 'window')).toMatchObject({ ok: false, error: { code: 'store-in-use' } })
})

test('a key that was open when the thread died is locked', async () => {
  const passphrase = 'seven quiet harbour lamps'
  const { id } = must(await answers.ask('people.found', { name: 'A. Person', roles: ['author'], passphrase }))
  must(await answers.ask('people.unlock', { person: id, passphrase }))
  await threads[0]?.terminate()
  expect(must(await answers.ask('people.state', {})).here).toBeUndefined()
})

test('closing waits for the writes that were asked before it', async () => {
  const id = await newLetter()
  const writes = Array.from({ length: 20 }, (_, number) => answers.ask('letters.rename', { id, title: `Title ${String(number)}` }))
  await answers.close()
  const kept = (await Promise.all(writes)).filter(({ ok }) => ok)
  answers = must(await open())
  expect([kept.length, await titles()]).toEqual([20, ['Title 19']])
})

test('closing does not wait for a person who looks at a dialog', async () => {
  const asked = await askedBeforeDialog()
  await answers.close()
  expect(await asked.answer).toMatchObject({ ok: false, error: { code: 'answers-closed' } })
})

test('a store that cannot be opened is told in the sentence that it would be told without a thread', async () => {
  expect(await open()).toMatchObject({ ok: false, error: { code: 'store-in-use' } })
})

test('files to be saved and files to be shown come to the host, and its answers go back', async () => {
  await newLetter()
  must(await answers.ask('audit.export', {}))
  const shown = await answers.ask('exports.reveal', { handle: 'two' })
  expect([saved.every((line) => line.endsWith(' true')), saved.length > 0, shown]).toEqual([
    true,
    true,
    { ok: false, error: { code: 'file-unknown', message: 'Nobody exported two.' } },
  ])
})

test('a dialog that fails is a fault of ours, told to the window in a sentence', async () => {
  await answers.close()
  answers = must(await open({ ...deeds, saveFiles: () => Promise.reject(new Error('no display')) }))
  expect([await answers.ask('audit.export', {}), faults.map(String)]).toMatchObject([
    { ok: false, error: { code: 'unexpected' } },
    ['Error: no display'],
  ])
})

test('an export is cancelled while it is made', async () => {
  const { letter } = must(await answers.ask('letters.import', { name: 'letter.md', text: wholeLetter }))
  const ticket = '01890a5d-ac96-774b-bcce-b302099a8057'
  const asked = answers.ask('letters.export', { letter, formats: ['pdf', 'docx'], letterhead: true, ticket })
  const cancelled = must(await answers.ask('exports.cancel', { ticket }))
  expect([cancelled, must(await asked).files]).toEqual([{ cancelled: true }, []])
})
