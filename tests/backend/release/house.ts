import { Kysely } from 'kysely'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sealStandingOf } from '../../../backend/answers/evidence-text.ts'
import type { Layout } from '../../../backend/layout/index.ts'
import { sealBytes, type SealedBytes } from '../../../backend/people/sealed-bytes.ts'
import type { ReleaseSources } from '../../../backend/release/index.ts'
import { Connection } from '../../../backend/store/connection.ts'
import { insertDecision } from '../../../backend/store/decisions.ts'
import { openStore, uuidV7, type OpenHouseVersion, type OpenVersion, type Store } from '../../../backend/store/index.ts'
import { NodeSqliteDialect } from '../../../backend/store/sqlite-dialect.ts'
import type { Tables } from '../../../backend/store/tables.ts'
import { digestOfClauseVersion, type ClauseVersion } from '../../../core/clause/index.ts'
import { houseCode, thingsOf, type HouseThing } from '../../../core/house/index.ts'
import { succeed } from '../../../core/requests/index.ts'
import { importAuthor, type Decision } from '../../../core/review/index.ts'
import { author, colleagues, decision, reviewer, rootKeys, second, vouchingFor, type Colleague } from '../../core/review/house.ts'
import { library, templatesFolder } from '../../templates/starter-library.ts'
import { broughtIn, must } from '../store/stores.ts'

export const today = '2026-11-24'

export { must } from '../store/stores.ts'

let ids = 0
const outside = { now: () => `${today}T09:00:00.000Z`, newId: () => uuidV7((ids += 1), randomBytes(10)) }

export async function storeIn(folder: string): Promise<Store> {
  return must(await openStore(folder, outside))
}

/** Takes decisions into the store of a folder, beside whoever has it open. */
export async function take(folder: string, ...decisions: readonly Decision[]): Promise<void> {
  const connection = new Connection(
    new Kysely<Tables>({ dialect: new NodeSqliteDialect(new DatabaseSync(join(folder, 'chancery.sqlite'))) }),
    outside,
  )
  for (const each of decisions) must(await connection.change((change) => insertDecision(change, each, each.person)))
  await connection.close()
}

/** What opens the author's key in this house. */
export const passphrase = 'correct horse battery staple'

/** The author's private key as the store keeps keys. */
async function sealedKeyOf({ keys, person }: Colleague): Promise<SealedBytes> {
  // The last 32 bytes of the PKCS #8 form are the seed (RFC 8410 §7).
  const seed = keys.privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(-32)
  return sealBytes(seed, passphrase, person.publicKey)
}

/** A house with its people, and the starter library in it, every clause approved by two reviewers and all else by one. */
export async function stockedHouse(folder: string): Promise<Store> {
  const store = await storeIn(folder)
  const [first, ...others] = colleagues.map((each) => ({ ...each.person, vouching: vouchingFor(each) }))
  if (first === undefined) throw new Error('nobody is there')
  must(await store.people.found(rootKeys.publicKey, { ...first, sealedKey: await sealedKeyOf(author) }))
  for (const person of others) must(await store.people.addPerson(person, first.id))
  for (const version of library.shelf.library.versions.toSorted((left, right) => left.version - right.version))
    await stock(store, folder, version)
  for (const thing of thingsOf(library.shelf)) await stockHouse(store, folder, thing)
  return store
}

/** Puts something that letters are made from into the house and has it approved. */
export async function stockHouse(store: Store, folder: string, thing: HouseThing): Promise<OpenHouseVersion> {
  const made = await importHouse(store, thing)
  must(await store.house.moveVersion(made.id, { from: 'draft', to: 'in-review' }, 'import'))
  await take(folder, decision(reviewer, made.digest, { subject: thing.kind }))
  return must(await store.house.moveVersion(made.id, { from: 'in-review', to: 'approved' }, reviewer.person.id))
}

/** Brings something of the house in as a library folder does: as a draft that nobody here wrote. */
async function importHouse(store: Store, thing: HouseThing): Promise<OpenHouseVersion> {
  const file = { file: 'a file', thing, number: 1, record: undefined }
  const files = { name: 'a folder', versions: [], house: [file], evidence: new Map(), images: [], record: undefined, findings: [] }
  must(await store.library.importFiles(files, { by: importAuthor }))
  const made = must(await store.house.versions()).find(({ kind, code }) => kind === thing.kind && code === houseCode(thing))
  if (made === undefined) throw new Error('it was not imported')
  return made
}

/** Puts a version into the library with its evidence and has it approved. */
export async function stock(store: Store, folder: string, version: ClauseVersion): Promise<OpenVersion> {
  const content = await withEvidence(store, version)
  const before = must(await store.library.versions([version.code])).find(
    ({ version: other }) => other.language === version.language && String(other.jurisdictions) === String(version.jurisdictions),
  )
  const made = await broughtIn(store, { ...content, version: (before?.number ?? 0) + 1 })
  must(await store.library.moveVersion(made.id, { from: 'draft', to: 'in-review' }, 'import'))
  await take(folder, ...[reviewer, second].map((each) => decision(each, digestOfClauseVersion(made.version))))
  return must(await store.library.moveVersion(made.id, { from: 'in-review', to: 'approved' }, reviewer.person.id))
}

async function withEvidence(store: Store, version: ClauseVersion): Promise<ClauseVersion> {
  const evidence = []
  for (const source of version.evidence) {
    const bytes = source.file === undefined ? undefined : readFileSync(join(templatesFolder, source.file))
    if (bytes === undefined || bytes.length === 0) {
      evidence.push(source)
      continue
    }
    const { digest } = must(await store.evidence.add(bytes, { name: source.file ?? '', mediaType: 'text/plain' }, 'import'))
    evidence.push({ ...source, digest })
  }
  return { ...version, evidence }
}

export function sourcesFor(store: Store, layout: Layout): ReleaseSources {
  return {
    store,
    shelf: () => Promise.resolve(succeed(library.shelf)),
    images: () => Promise.resolve(succeed(library.images)),
    seal: (version) => sealStandingOf(store, version),
    layout,
    today,
  }
}
