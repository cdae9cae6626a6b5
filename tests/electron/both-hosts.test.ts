import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { OpenAnswers } from '../../backend/answers/index.ts'
import { templatesFolder } from '../../backend/places/index.ts'
import { openAnswersThread } from '../../backend/workers/index.ts'
import { startServer, type RunningServer } from '../../cli/serve/start-server.ts'
import { requestNames, type Ask } from '../../core/requests/index.ts'
import { noFolders } from '../backend/answers/no-folders.ts'
import { channels } from '../../electron/channels.ts'
import { answerWindows } from '../../electron/main/ipc.ts'
import { systemKeychain } from '../../electron/main/keychain.ts'
import { exportsByDialog } from '../../electron/main/save-dialogs.ts'
import { square } from '../backend/images/pictures.ts'
import { must } from '../backend/store/stores.ts'
import { askEverything } from './ask-everything.ts'
import { askServed } from './ask-served.ts'
import { dialog, ipcMain } from './fake-electron.ts'

vi.mock('electron', () => import('./fake-electron.ts'))

const folder = mkdtempSync(join(tmpdir(), 'chancery-hosts-'))
const faults: unknown[] = []
const report = (fault: unknown): void => void faults.push(fault)
let server: RunningServer
let answers: OpenAnswers
const asks = new Map<string, Ask>()

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
    tokenLibraries: [],
    windowFolder: join(folder, 'window'),
    version: '1',
  }
  server = must(await startServer(options, report))
  asks.set('serve', await askServed(server.address))
  dialog.openAnswer = { canceled: false, filePaths: [join(folder, 'exports-b')] }
  const host = { name: 'electron' as const, version: '1', tokenLibraries: [] }
  const data = { dataFolder: join(folder, 'b'), libraryFolders: libraries, host }
  answers = must(
    await openAnswersThread({ ...data, deeds: { ...exportsByDialog(folder), ...systemKeychain, askToken: noFolders.askToken }, report }),
  )
  answerWindows(answers.ask)
  asks.set('electron', askElectron)
})

afterAll(async () => {
  await server.close()
  await answers.close()
  rmSync(folder, { recursive: true, force: true })
})

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
  test('offer to remember passwords where the host has a keychain', () => {
    expect(['serve', 'electron'].map((host) => answered.get(host)?.['signing.passwordKeeping'])).toEqual(['string', 'undefined'])
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
