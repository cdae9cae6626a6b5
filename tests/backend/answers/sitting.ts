import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  closedSession,
  createAnswers,
  openLibrary,
  type FileToSave,
  type HostServices,
  type Session,
} from '../../../backend/answers/index.ts'
import { createLayout, type Layout } from '../../../backend/layout/index.ts'
import type { Store } from '../../../backend/store/index.ts'
import { fail, succeed, type Ask, type ExportedFile, type Result } from '../../../core/requests/index.ts'
import { signed, type Colleague } from '../../core/review/house.ts'
import { storeIn, today } from '../release/house.ts'
import { foundIn } from '../store/stores.ts'
import { noFolders } from './no-folders.ts'

/** The session of somebody whose key is open. */
function sessionOf({ person, keys }: Colleague): Session {
  return { acting: () => succeed({ person, sign: (words) => signed(words, keys) }), actor: () => person.id }
}

const lockedSession: Session = { acting: () => fail({ code: 'locked', message: 'Nobody is unlocked.' }), actor: () => 'system' }

/** The answers over a store, as whoever sits there asks for them. */
export interface Sitting {
  readonly ask: Ask
  readonly store: Store
  readonly folder: string
  readonly layout: Layout
  /** From here on this person sits at the computer. */
  sits(colleague: Colleague): void
  /** From here on nobody does. */
  leaves(): void
  /** From here on nobody is unlocked, in a house that has people. */
  locks(): void
  close(): Promise<void>
}

interface SittingOptions {
  readonly libraries?: readonly string[]
  readonly tokenLibraries?: readonly string[]
  /** What stands in for the keychain of the system; there is none otherwise. */
  readonly keychain?: Pick<HostServices, 'whyNoKeychain' | 'sealSecret' | 'unsealSecret'>
  readonly saveFiles?: (files: readonly FileToSave[]) => Promise<Result<ExportedFile[]>>
  readonly placeForFolder?: HostServices['placeForFolder']
}

/** Answers over the store that `make` puts into a folder of its own. */
export async function sittingIn(make: (folder: string) => Promise<Store>, options: SittingOptions = {}): Promise<Sitting> {
  const { libraries = [], tokenLibraries = [], saveFiles = () => Promise.resolve(succeed([])) } = options
  const folder = mkdtempSync(join(tmpdir(), 'chancery-sitting-'))
  const store = await make(folder)
  const layout = createLayout()
  let session: Session = closedSession
  const whoever: Session = { acting: () => session.acting(), actor: () => session.actor() }
  const reveal = () => Promise.resolve(succeed(undefined))
  const host = {
    name: 'serve',
    version: '0.1.0',
    today: () => today,
    ...noFolders,
    ...(options.placeForFolder && { placeForFolder: options.placeForFolder }),
    ...options.keychain,
    tokenLibraries,
    saveFiles,
    reveal,
  } as const
  const ask = createAnswers({ store, library: openLibrary(libraries, () => 0), layout, host, session: whoever }, (error) => {
    throw error
  })
  return {
    ask,
    store,
    folder,
    layout,
    sits: (colleague) => void (session = sessionOf(colleague)),
    leaves: () => void (session = closedSession),
    locks: () => void (session = lockedSession),
    async close() {
      await layout.close()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A store with the people of the house and nothing else. */
export async function peopledStore(folder: string): Promise<Store> {
  const store = await storeIn(folder)
  await foundIn(store)
  return store
}
