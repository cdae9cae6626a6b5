import { digestOfClauseVersion, identityOf } from '../../core/clause/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { importAuthor, type Decision, type LibraryRecord, type Vouching } from '../../core/review/index.ts'
import { mediaTypes, recognise } from '../evidence/index.ts'
import { unwatched, type LibraryFiles, type Pace, type VersionFile } from '../files/index.ts'
import { clauseOf, gatherClause, insertVersion } from './clause-rows.ts'
import type { Change, Reading } from './connection.ts'
import { importHouse, planHouse, type HouseStep } from './house-import.ts'
import { insertDecision } from './decisions.ts'
import type { StoreFailure } from './failures.ts'
import { insertVouching } from './person-keys.ts'

/** What an import does, or would do, with one version of a folder. A conflict is left alone: nothing is overwritten. */
export interface ImportStep {
  readonly file: string
  readonly code: string
  readonly language: string
  readonly jurisdictions: readonly string[]
  readonly version: number
  readonly title: string
  readonly what: 'new-clause' | 'new-version' | 'same' | 'conflict'
  /** Of the version as the folder has it. */
  readonly digest: string
  /** Why there is a conflict, in a sentence; empty otherwise. */
  readonly reason: string
}

/** All steps of an import, and how many signed decisions, vouchings and transcripts come with them that were not known here. */
export interface ImportPlan {
  readonly steps: readonly ImportStep[]
  readonly house: readonly HouseStep[]
  readonly decisions: number
  readonly vouchings: number
  readonly transcripts: number
}

interface Known {
  readonly clauses: ReadonlySet<string>
  readonly digests: ReadonlyMap<string, string>
}

/** Who imports, which the audit trail names, and who watches. */
export interface ImportWish {
  readonly actor: string
  readonly pace?: Pace
}

const ended: StoreFailure = { code: 'cancelled', message: 'The import was cancelled; nothing was changed.' }

/** What importing the files would do. */
export async function planImport(db: Reading, files: LibraryFiles): Promise<ImportPlan> {
  const known = await knownVersions(db)
  const seen = new Set(known.clauses)
  const steps = files.versions.map((entry) => stepFor(entry, known, seen))
  const house = await planHouse(db, files.house)
  const decisions = await newDecisions(db, decisionsIn(files, { steps, house }))
  const vouchings = await newVouchings(db, files.record)
  const transcripts = await newTranscripts(db, files)
  return { steps, house, decisions: decisions.length, vouchings: vouchings.length, transcripts: transcripts.length }
}

/** True when an import with this plan would change nothing. */
export function changesNothing({ steps, house, decisions, vouchings, transcripts }: ImportPlan): boolean {
  return decisions + vouchings + transcripts === 0 && [...steps, ...house].every(({ what }) => what === 'same' || what === 'conflict')
}

async function knownVersions(db: Reading): Promise<Known> {
  const rows = await db
    .selectFrom('clause_versions')
    .innerJoin('clauses', 'clauses.id', 'clause_versions.clause_id')
    .select(['clauses.identity', 'clause_versions.number', 'clause_versions.digest'])
    .execute()
  return {
    clauses: new Set(rows.map(({ identity }) => identity)),
    digests: new Map(rows.map(({ identity, number, digest }) => [`${identity} ${String(number)}`, digest])),
  }
}

function stepFor({ file, version }: VersionFile, { digests }: Known, seen: Set<string>): ImportStep {
  const identity = identityOf(version)
  const digest = digestOfClauseVersion(version)
  const known = digests.get(`${identity} ${String(version.version)}`)
  const isNewClause = !seen.has(identity)
  seen.add(identity)
  const { code, language, jurisdictions, title } = version
  const what = known === undefined ? (isNewClause ? 'new-clause' : 'new-version') : known === digest ? 'same' : 'conflict'
  const reason =
    what === 'conflict' ? `The library has version ${String(version.version)} of this clause in other words, and keeps it.` : ''
  return { file, code, language, jurisdictions, version: version.version, title, what, digest, reason }
}

/**
 * Imports what is new of the files, inside a transaction, with an entry in the audit trail for each version. Decisions and
 * vouchings are kept to be shown. The root key of the house that exported them is not taken over: a vouching counts only when
 * this house's own root signed it, so no import makes an approval count, nor anybody a person of this house.
 */
export async function importLibrary(
  change: Change,
  files: LibraryFiles,
  { actor, pace = unwatched }: ImportWish,
): Promise<Result<ImportPlan, StoreFailure>> {
  const plan = await planImport(change.tx, files)
  if (changesNothing(plan)) return succeed(plan)
  await addEvidence(change, files, actor)
  await addImages(change, files)
  const versions = await addVersions(change, files, plan, pace)
  if (!versions.ok) return versions
  const house = await importHouse(change, files, plan.house, actor)
  await addVouchings(change, files.record)
  await addTranscripts(change, files)
  for (const decision of await newDecisions(change.tx, decisionsIn(files, plan))) {
    const inserted = await insertDecision(change, decision, actor)
    if (!inserted.ok) return inserted
  }
  if (!(await pace(files.versions.length, files.versions.length))) return fail(ended)
  await change.record({
    actor,
    kind: 'library.imported',
    entity: files.name,
    payload: { versions: versions.value, house, decisions: plan.decisions, vouchings: plan.vouchings },
  })
  return succeed(plan)
}

/** Adds the versions that are new, and gives their number. */
async function addVersions(change: Change, files: LibraryFiles, { steps }: ImportPlan, pace: Pace): Promise<Result<number, StoreFailure>> {
  const added = new Set(steps.flatMap(({ file, what }) => (what === 'new-clause' || what === 'new-version' ? [file] : [])))
  const ids = new Map<string, string>()
  const clauses = new Set<string>()
  for (const [done, entry] of files.versions.entries()) {
    if (!(await pace(done, files.versions.length))) return fail(ended)
    // Who brings words has not written them, and may approve them.
    if (added.has(entry.file)) await addVersion(change, entry, { name: files.name, actor: importAuthor, ids, clauses })
  }
  for (const id of clauses) await gatherClause(change, id)
  for (const entry of files.versions) await setReplacement(change, entry, ids)
  return succeed(added.size)
}

/** What was decided on all that is taken from the files, or is here already in the same words. */
function decisionsIn(files: LibraryFiles, { steps, house }: Pick<ImportPlan, 'steps' | 'house'>): Decision[] {
  const taken = new Set([...steps, ...house].flatMap(({ what, file }) => (what === 'conflict' ? [] : [file])))
  return [
    ...[...files.versions, ...files.house].flatMap(({ file, record }) => (taken.has(file) ? (record?.decisions ?? []) : [])),
    ...(files.record?.transcripts.flatMap(({ decisions }) => decisions) ?? []),
  ]
}

interface Adding {
  readonly name: string
  readonly actor: string
  /** Ids of the versions that came, by identity and number. */
  readonly ids: Map<string, string>
  readonly clauses: Set<string>
}

async function addVersion(change: Change, { file, version, record }: VersionFile, { name, actor, ids, clauses }: Adding): Promise<void> {
  const clause = await clauseOf(change, version)
  clauses.add(clause)
  const state = record?.state ?? 'draft'
  const made = {
    author: record?.author ?? importAuthor,
    reason: record?.reason ?? `Imported from ${name}`,
    madeAt: record?.madeAt ?? change.now,
  }
  const id = await insertVersion(change, clause, version, state, made)
  ids.set(`${identityOf(version)} ${String(version.version)}`, id)
  const times = {
    approved_at: record?.approvedAt ?? null,
    withdrawn_at: record?.withdrawal?.at ?? null,
    withdrawal: record?.withdrawal?.reason ?? null,
    ...(record?.frozen === true && { frozen: 1 }),
  }
  if (record !== undefined) await change.tx.updateTable('clause_versions').set(times).where('id', '=', id).execute()
  await change.record({
    actor,
    kind: 'clause-version.imported',
    entity: id,
    payload: { code: version.code, version: version.version, state, after: digestOfClauseVersion(version), file },
  })
}

async function setReplacement({ tx }: Change, { version, record }: VersionFile, ids: ReadonlyMap<string, string>): Promise<void> {
  const id = ids.get(`${identityOf(version)} ${String(version.version)}`)
  const named = record?.withdrawal?.replacement
  if (id === undefined || named === undefined) return
  const stored = await tx
    .selectFrom('clause_versions')
    .innerJoin('clauses', 'clauses.id', 'clause_versions.clause_id')
    .select('clause_versions.id')
    .where('clauses.identity', '=', identityOf(named))
    .where('clause_versions.number', '=', named.version)
    .executeTakeFirst()
  if (stored !== undefined) await tx.updateTable('clause_versions').set({ replacement: stored.id }).where('id', '=', id).execute()
}

async function addEvidence({ tx, now, record }: Change, { evidence }: LibraryFiles, actor: string): Promise<void> {
  for (const [digest, { name, bytes }] of evidence) {
    if ((await tx.selectFrom('evidence_files').select('digest').where('digest', '=', digest).executeTakeFirst()) !== undefined) continue
    const kind = recognise(bytes)
    const mediaType = kind === undefined ? 'application/octet-stream' : mediaTypes[kind]
    await tx
      .insertInto('evidence_files')
      .values({ digest, name, media_type: mediaType, size: bytes.length, added_by: actor, added_at: now, bytes })
      .execute()
    await record({ actor, kind: 'evidence.added', entity: digest, payload: { name, mediaType, size: bytes.length } })
  }
}

/** Keeps pictures that are not here yet. */
export async function addImages({ tx, now }: Change, { images }: Pick<LibraryFiles, 'images'>): Promise<void> {
  for (const { digest, mediaType, width, height, bytes } of images) {
    if ((await tx.selectFrom('images').select('digest').where('digest', '=', digest).executeTakeFirst()) !== undefined) continue
    await tx.insertInto('images').values({ digest, media_type: mediaType, width, height, added_at: now, bytes }).execute()
  }
}

async function newVouchings(db: Reading, record: LibraryRecord | undefined): Promise<Vouching[]> {
  const known = new Set((await db.selectFrom('vouchings').select('signature').execute()).map(({ signature }) => signature))
  // Of whom was erased here nothing comes back.
  const erased = new Set((await db.selectFrom('persons').select('id').where('erased', '=', 1).execute()).map(({ id }) => id))
  return eachOnce(record?.vouchings ?? [], ({ signature }) => signature).filter(
    ({ signature, person }) => !known.has(signature) && !erased.has(person),
  )
}

async function addVouchings({ tx }: Change, record: LibraryRecord | undefined): Promise<void> {
  for (const vouching of await newVouchings(tx, record)) await insertVouching(tx, vouching)
}

async function newTranscripts(db: Reading, { record, evidence }: LibraryFiles): Promise<LibraryRecord['transcripts']> {
  const known = new Set((await db.selectFrom('transcripts').select('digest').execute()).map(({ digest }) => digest))
  return eachOnce(record?.transcripts ?? [], ({ digest }) => digest).filter(
    ({ digest, evidence: of }) => !known.has(digest) && evidence.has(of),
  )
}

/** The first of each key: a record that somebody put together by hand may hold a thing twice. */
function eachOnce<Value>(values: readonly Value[], keyOf: (value: Value) => string): Value[] {
  const seen = new Set<string>()
  return values.filter((value) => !seen.has(keyOf(value)) && seen.add(keyOf(value)))
}

async function addTranscripts(change: Change, files: LibraryFiles): Promise<void> {
  for (const { digest, evidence, text, author, madeAt } of await newTranscripts(change.tx, files)) {
    await change.tx.insertInto('transcripts').values({ digest, evidence, text, author, made_at: madeAt }).execute()
  }
}

/** Those not known here, whose person has not decided on the same thing by another one. */
async function newDecisions(db: Reading, decisions: readonly Decision[]): Promise<Decision[]> {
  const found: Decision[] = []
  const keyOf = ({ digest, person, meaning }: { digest: string; person: string; meaning: string }): string =>
    `${digest} ${person} ${verdicts.has(meaning) ? 'verdict' : meaning}`
  const known = new Set<string>()
  const rows = decisions.length === 0 ? [] : await db.selectFrom('decisions').select(['id', 'digest', 'person', 'meaning']).execute()
  for (const row of rows) known.add(row.id).add(keyOf(row))
  for (const decision of decisions) {
    if (known.has(decision.id) || known.has(keyOf(decision))) continue
    known.add(decision.id).add(keyOf(decision))
    found.push(decision)
  }
  return found
}

const verdicts: ReadonlySet<string> = new Set(['approve', 'refuse', 'ask-changes'])
