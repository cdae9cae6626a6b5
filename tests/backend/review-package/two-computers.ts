import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAnswers, libraryOfStore, openLibrary, type FileToSave, type Library } from '../../../backend/answers/index.ts'
import { createLayout } from '../../../backend/layout/index.ts'
import { openStore, outsideHere, type Store } from '../../../backend/store/index.ts'
import type { ClauseVersion } from '../../../core/clause/index.ts'
import type { Letter } from '../../../core/letter/index.ts'
import { succeed, type Ask, type UnpackedReview } from '../../../core/requests/index.ts'
import { author, reviewer, rootKeys, signed, vouchingFor, type Colleague } from '../../core/review/house.ts'
import { example, templatesFolder } from '../../templates/starter-library.ts'
import { noFolders } from '../answers/no-folders.ts'
import { foundIn, must, wishOf } from '../store/stores.ts'

export const today = '2026-11-24'

/** A computer of the house: its store, and what its window may ask, in the name of whoever sits there. */
export interface Computer {
  readonly store: Store
  readonly ask: Ask
  sits(who: Colleague): void
  /** Packs a review, or the newest one of a letter or clause version. */
  pack(named: string): Promise<Uint8Array>
  unpack(bytes: Uint8Array): Promise<UnpackedReview>
}

export interface Computers {
  /** Where everybody is at home. */
  readonly home: Computer
  /** A fresh one that joined the house by the reviewer's profile. */
  readonly away: Computer
  /** One more that joined the house just now, and has seen none of its packages. */
  fresh(): Promise<Computer>
  close(): Promise<void>
}

/** `keepsHouse`: letters are made from what each store keeps of the house, as in a window; otherwise from the starter library's files. */
export async function twoComputers({ keepsHouse = false } = {}): Promise<Computers> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-packages-'))
  const layout = createLayout()
  const made = async (name: string, first: Colleague): Promise<Computer> => {
    const store = must(await openStore(join(folder, name), outsideHere()))
    const folders = [templatesFolder]
    const library = keepsHouse ? must(await libraryOfStore(folders, store, () => 0)) : openLibrary(folders, () => 0)
    return computerOf(store, library, layout, first)
  }
  const home = await made('home', author)
  const joined = async (name: string): Promise<Computer> => {
    const computer = await made(name, reviewer)
    must(await computer.store.people.takeOver(rootKeys.publicKey, { ...reviewer.person, vouching: vouchingFor(reviewer) }))
    return computer
  }
  const away = await joined('away')
  await foundIn(home.store)
  const others: Computer[] = []
  return {
    home,
    away,
    fresh: async () => {
      const computer = await joined(`other-${String(others.length)}`)
      others.push(computer)
      return computer
    },
    close: async () => {
      await layout.close()
      await home.store.close()
      await away.store.close()
      for (const { store } of others) await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function computerOf(store: Store, library: Library, layout: ReturnType<typeof createLayout>, first: Colleague): Computer {
  let here = first
  let saved: readonly FileToSave[] = []
  const host = {
    name: 'serve' as const,
    version: '0.1.0',
    today: () => today,
    saveFiles: (files: readonly FileToSave[]) => {
      saved = files
      return Promise.resolve(succeed([]))
    },
    reveal: () => Promise.resolve(succeed(undefined)),
    ...noFolders,
  }
  const session = {
    acting: () => succeed({ person: here.person, sign: (words: string) => signed(words, here.keys) }),
    actor: () => here.person.id,
  }
  const ask = createAnswers({ store, library, layout, host, session }, (error) => {
    throw error
  })
  return {
    store,
    ask,
    sits: (who) => void (here = who),
    pack: async (id) => {
      must(await ask('reviews.pack', { id }))
      return saved[0]?.bytes ?? new Uint8Array()
    },
    unpack: async (bytes) => must(await ask('reviews.unpack', { bytes: Buffer.from(bytes).toString('base64') })),
  }
}

interface Said {
  /** What the file of evidence says. */
  readonly source: string
  /** What is quoted of it. */
  readonly words: string
}

const instruction = 'It is instruction and advice to departments. It does not bind private persons.'
const statement: Said = { source: instruction, words: instruction }
let codes = 0

/** A draft with a file of evidence and a sealed quotation, written at home. */
export async function draftAtHome(
  { store }: Computer,
  kind: ClauseVersion['kind'] = 'statement',
  writer = author,
  { source, words }: Said = statement,
): Promise<string> {
  codes += 1
  const evidence = must(await store.evidence.add(Buffer.from(source), { name: 'statement.txt', mediaType: 'text/plain' }, writer.person.id))
  const version: ClauseVersion = {
    code: `statement/scope-${String(codes)}`,
    kind,
    title: 'Scope of the policy',
    language: 'en-GB',
    jurisdictions: ['GB'],
    version: 1,
    valid: {},
    tags: [],
    evidence: [{ title: 'Statement on scope', digest: evidence.digest }],
    seal: { evidence: 0 },
    body: [{ type: 'quotation', children: [{ type: 'paragraph', children: [{ text: words }] }] }],
  }
  return must(await store.library.createClause(version, wishOf(writer.person, 'First words.'))).id
}

/** A draft whose sealed quotation departs from its evidence; `quoted` is what the evidence says, and what is quoted instead. */
export async function misquotedAtHome(home: Computer): Promise<{ readonly id: string; readonly quoted: readonly [string, string] }> {
  const quoted = ['shall not bind', 'shall bind'] as const
  const source = 'It is instruction and advice to departments. It shall not bind private persons.'
  return { id: await draftAtHome(home, 'statement', author, { source, words: source.replace(...quoted) }), quoted }
}

/** A draft at home that is in review; answers the review's id. */
export async function sentAtHome(
  home: Computer,
  kind?: ClauseVersion['kind'],
  writer = author,
): Promise<{ review: string; version: string }> {
  const version = await draftAtHome(home, kind, writer)
  home.sits(author)
  const { id } = must(await home.ask('reviews.send', { id: version, note: 'For Friday.' }))
  return { review: id, version }
}

let letters = 0

/** A letter at home that is in review. No two say the same, or a decision on one would be a decision on the other. */
export async function letterSentAtHome(home: Computer, also: Pick<Letter, 'enclosed'> = {}): Promise<{ letter: string; review: string }> {
  const letterFile = example('partner-letter.md')
  letters += 1
  const values = { ...letterFile.values, 'letter.reference': `No. ${String(letters)}` }
  const { id: letter } = must(await home.store.createLetter({ ...letterFile, ...also, values, title: 'Scope notice' }, author.person.id))
  return { letter, review: must(await home.ask('letters.submit', { id: letter, note: 'Before noon.' })).id }
}
