import { identityOf, type ClauseVersion, type Day } from '../../core/clause/index.ts'
import type { KnownEvidence } from '../../core/letter/index.ts'
import type { ClauseState, Decision } from '../../core/review/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { dueVersions, type DueVersion } from './clause-due.ts'
import { clauseFacets, type ClauseFacets } from './clause-facets.ts'
import { listClauses, placeInList, type ClauseFilter, type ClauseRow } from './clause-list.ts'
import { clauseUnknown, clauseExists, clauseFrozen, clauseConflict, clauseIdentity } from './clause-failures.ts'
import { clauseFrom, clauseOf, contentColumns, gatherClause, insertVersion } from './clause-rows.ts'
import { mayMakeClause, mayMoveClause, mayStandIn, type ClauseWish } from './clause-moves.ts'
import { stateOn, StoredClauseState } from './clause-states.ts'
import type { Change, Connection, Reading } from './connection.ts'
import { decisionsOn } from './decisions.ts'
import type { StoreFailure } from './failures.ts'
import { importerIn, type Importer } from './importer.ts'
import { gatherLibrary } from './library-export.ts'
import { changesNothing, importLibrary, planImport, type ImportPlan } from './library-import.ts'
import { moveVersionIn } from './move-version.ts'
import { openFrom, rowOf, sketchesOf, type OpenVersion, type VersionSketch } from './open-version.ts'
import { libraryChanged, type LibraryMark } from './library-mark.ts'
import { savingCancelled, unwatched, type LibraryContents, type LibraryFiles, type Pace } from '../files/index.ts'

/** A clause with all its versions, the newest first. */
export interface OpenClause {
  readonly id: string
  readonly identity: string
  readonly versions: readonly (OpenVersion & {
    readonly stands: ClauseState
    readonly decisions: readonly Decision[]
    readonly comments: number
    /** Who withdrew it here; undefined where nobody did, and where the withdrawal came with an import. */
    readonly withdrawnBy: string | undefined
  })[]
}

/** The clauses and their versions. Who may do what is asked inside the transaction, by the rules of the house. */
export class Library {
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** One page of a list of clauses, and how many there are in all. */
  async listClauses(filter: ClauseFilter): Promise<Result<{ rows: ClauseRow[]; total: number }, StoreFailure>> {
    return this.#connection.read(async (db) => succeed(await listClauses(db, filter)))
  }

  /** At which place of such a list a clause stands, from 0; undefined where it is not in it. */
  async placeInList(filter: Omit<ClauseFilter, 'offset' | 'limit'>, id: string): Promise<Result<number | undefined, StoreFailure>> {
    return this.#connection.read(async (db) => succeed(await placeInList(db, filter, id)))
  }

  /** By what the list can be narrowed on a day, and to how many clauses. */
  async facets(day: Day): Promise<Result<ClauseFacets, StoreFailure>> {
    return this.#connection.read(async (db) => succeed(await clauseFacets(db, day)))
  }

  /** What ends or is to be reviewed within so many days from a day: of each clause the approved version, or the newest while none is. */
  async due(day: Day, days: number): Promise<Result<DueVersion[], StoreFailure>> {
    return this.#connection.read(async (db) => succeed(await dueVersions(db, day, days)))
  }

  /** A clause with all its versions; `stands` is where each stands on `today`. */
  async openClause(id: string, today: Day): Promise<Result<OpenClause, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const clause = await db.selectFrom('clauses').select('identity').where('id', '=', id).executeTakeFirst()
      if (clause === undefined) return fail(clauseUnknown)
      const rows = await db.selectFrom('clause_versions').selectAll().where('clause_id', '=', id).orderBy('number', 'desc').execute()
      const counted = await db
        .selectFrom('comments')
        .select(({ fn }) => ['subject_id', fn.countAll<number>().as('count')])
        .where(
          'subject_id',
          'in',
          rows.map((row) => row.id),
        )
        .groupBy('subject_id')
        .execute()
      const withdrawers = await withdrawersOf(
        db,
        rows.map((row) => row.id),
      )
      const versions = []
      for (const row of rows) {
        const comments = counted.find(({ subject_id }) => subject_id === row.id)?.count ?? 0
        versions.push({
          ...openFrom(row),
          stands: stateOn(row, rows, today),
          decisions: await decisionsOn(db, row.digest),
          comments,
          withdrawnBy: withdrawers.get(row.id),
        })
      }
      return succeed({ id, identity: clause.identity, versions })
    })
  }

  async openVersion(id: string): Promise<Result<OpenVersion, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const row = await rowOf(db, id)
      return row === undefined ? fail(clauseUnknown) : succeed(openFrom(row))
    })
  }

  /** Makes a clause with its first version, a draft. The number in `content` does not count. */
  async createClause(content: ClauseVersion, wish: ClauseWish): Promise<Result<OpenVersion, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const allowed = await mayMakeClause(change, content.kind, wish)
      if (!allowed.ok) return allowed
      const version = { ...content, version: 1 }
      const known = await change.tx.selectFrom('clauses').select('id').where('identity', '=', identityOf(version)).executeTakeFirst()
      if (known !== undefined) return fail(clauseExists)
      return succeed(await this.#add(change, await clauseOf(change, version), version, wish))
    })
  }

  /** Makes the next version of a clause, a draft that reads as the one named, or as `content`; fails while the newest is a draft that can be changed. */
  async reviseVersion(id: string, wish: ClauseWish, content?: ClauseVersion): Promise<Result<OpenVersion, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const from = await rowOf(change.tx, id)
      if (from === undefined) return fail(clauseUnknown)
      const allowed = await mayMoveClause(change, from, 'revise', wish)
      if (!allowed.ok) return allowed
      const clause = await change.tx.selectFrom('clauses').selectAll().where('id', '=', from.clause_id).executeTakeFirstOrThrow()
      const newest = await rowOf(change.tx, clause.newest_id)
      // A draft that was taken back from review is frozen, so its writers go on in the next one.
      if (newest?.state === 'draft' && newest.frozen === 0)
        return fail({
          ...clauseConflict,
          message: `Version ${String(clause.newest)} of this clause is still a draft.`,
          remedy: 'Change that draft.',
        })
      const before = openFrom(from).version
      if (content !== undefined && identityOf(content) !== identityOf(before)) return fail(clauseIdentity)
      return succeed(await this.#add(change, clause.id, { ...(content ?? before), version: clause.newest + 1 }, wish))
    })
  }

  /** Saves over a draft. `seen` is the digest the caller last saw; another one stored meanwhile is a conflict. */
  async saveDraft(id: string, seen: string, content: ClauseVersion, wish: ClauseWish): Promise<Result<OpenVersion, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const row = await rowOf(change.tx, id)
      if (row === undefined) return fail(clauseUnknown)
      if (row.frozen === 1) return fail(clauseFrozen)
      const allowed = await mayMoveClause(change, row, 'edit', wish)
      if (!allowed.ok) return allowed
      if (row.digest !== seen) return fail(clauseConflict)
      const before = openFrom(row)
      if (identityOf(content) !== identityOf(before.version)) return fail(clauseIdentity)
      const { actor, reason } = wish
      const columns = contentColumns({ ...content, version: row.number })
      if (columns.content === row.content) return succeed(before)
      await change.tx
        .updateTable('clause_versions')
        .set({ ...columns, reason, changed_at: change.now })
        .where('id', '=', id)
        .execute()
      await gatherClause(change, row.clause_id)
      await change.record({
        actor: actor.id,
        kind: 'clause-version.changed',
        entity: id,
        payload: { code: content.code, version: row.number, before: row.digest, after: columns.digest, reason },
      })
      return this.#reopened(change, id)
    })
  }

  /**
   * Moves a version from one state to another; fails with `clause-conflict` when it does not stand where the caller saw
   * it. Leaving `draft` freezes it for good.
   */
  async moveVersion(
    id: string,
    move: { readonly from: StoredClauseState; readonly to: StoredClauseState },
    actor: string,
    about: { readonly reason?: string; readonly replacement?: string } = {},
  ): Promise<Result<OpenVersion, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const moved = await moveVersionIn(change, id, move, actor, about)
      return moved.ok ? this.#reopened(change, id) : moved
    })
  }

  /** Withdraws a version from wherever it stands; `replacement` is the id of the version that stands in for it. */
  async withdraw(id: string, replacement: string | undefined, wish: ClauseWish): Promise<Result<OpenVersion, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const row = await rowOf(change.tx, id)
      if (row === undefined) return fail(clauseUnknown)
      const allowed = await mayMoveClause(change, row, 'withdraw', wish)
      if (!allowed.ok) return allowed
      const fit = replacement === undefined ? allowed : await mayStandIn(change, id, replacement)
      if (!fit.ok) return fit
      const move = { from: StoredClauseState.parse(row.state), to: 'withdrawn' as const }
      const about = { reason: wish.reason, ...(replacement !== undefined && { replacement }) }
      const moved = await moveVersionIn(change, id, move, wish.actor.id, about)
      return moved.ok ? this.#reopened(change, id) : moved
    })
  }

  /** Versions with their states, of all clauses or of those with certain codes: what letters are made from and checked against. */
  async versions(codes?: readonly string[]): Promise<Result<OpenVersion[], StoreFailure>> {
    return this.#connection.read(async (db) => {
      const all = db
        .selectFrom('clause_versions')
        .innerJoin('clauses', 'clauses.id', 'clause_versions.clause_id')
        .selectAll('clause_versions')
      const rows = await (codes === undefined ? all : all.where('clauses.code', 'in', codes))
        .orderBy('clauses.identity')
        .orderBy('clause_versions.number', 'desc')
        .execute()
      return succeed(rows.map(openFrom))
    })
  }

  /** All versions without what they say, of a clause the newest first: tens of thousands are read in a moment. */
  async sketches(): Promise<Result<VersionSketch[], StoreFailure>> {
    return this.#connection.read(async (db) => succeed(await sketchesOf(db)))
  }

  /** What every version rests on, those of a clause the newest first, and the files that are kept. */
  async evidence(): Promise<Result<KnownEvidence, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const rows = await db
        .selectFrom('clause_versions')
        .innerJoin('clauses', 'clauses.id', 'clause_versions.clause_id')
        .select(['content', 'clause_versions.state'])
        .where('content', 'not like', '%"evidence":[]%')
        .orderBy('clauses.identity')
        .orderBy('clause_versions.number', 'desc')
        .execute()
      const files = await db.selectFrom('evidence_files').select(['digest', 'name']).orderBy('digest').execute()
      const versions = rows.map(({ content, state }) => ({
        evidence: clauseFrom(content)?.evidence ?? [],
        isWithdrawn: state === 'withdrawn' || state === 'refused',
      }))
      return succeed({ versions, files })
    })
  }

  /** The versions with these ids, at most some hundreds; one that is not there is left out. */
  async versionsById(ids: readonly string[]): Promise<Result<OpenVersion[], StoreFailure>> {
    return this.#connection.read(async (db) => {
      const rows = await db.selectFrom('clause_versions').selectAll().where('id', 'in', ids).execute()
      return succeed(rows.map(openFrom))
    })
  }

  /** What importing the files of a library folder would do. */
  async previewImport(files: LibraryFiles): Promise<Result<ImportPlan, StoreFailure>> {
    return this.#connection.read(async (db) => succeed(await planImport(db, files)))
  }

  /**
   * Imports what is new of a library folder, all of it or nothing. What is the same or in conflict stays as it is here. Fails as
   * `importerIn`, but where nothing would come nobody has to answer for it.
   */
  async importFiles(
    files: LibraryFiles,
    { by, ...wish }: { readonly by: Importer; readonly pace?: Pace },
  ): Promise<Result<ImportPlan, StoreFailure>> {
    return this.#connection.change(async (change) => {
      const importer = await importerIn(change.tx, by)
      if (importer.ok) return importLibrary(change, files, { ...wish, actor: importer.value })
      const plan = await planImport(change.tx, files)
      return changesNothing(plan) ? succeed(plan) : importer
    })
  }

  /** Everything that a library folder is to hold: all versions with what was decided on them, evidence and pictures. */
  async contents(pace: Pace = unwatched): Promise<Result<LibraryContents, StoreFailure>> {
    return this.#connection.read(async (db) => {
      const contents = await gatherLibrary(db, pace)
      return contents === undefined ? fail(savingCancelled) : succeed(contents)
    })
  }

  /** Where the library stands now, and whether a clause came or changed since it stood elsewhere. */
  async changedSince(mark: LibraryMark | undefined): Promise<Result<{ mark: LibraryMark; changed: boolean }, StoreFailure>> {
    return this.#connection.read(async (db) => succeed(await libraryChanged(db, mark)))
  }

  /** True before the first clause came. */
  async isEmpty(): Promise<Result<boolean, StoreFailure>> {
    return this.#connection.read(async (db) =>
      succeed((await db.selectFrom('clauses').select('id').limit(1).executeTakeFirst()) === undefined),
    )
  }

  async #add(change: Change, clauseId: string, version: ClauseVersion, { actor, reason }: ClauseWish): Promise<OpenVersion> {
    const id = await insertVersion(change, clauseId, version, 'draft', { author: actor.id, reason, madeAt: change.now })
    await gatherClause(change, clauseId)
    const opened = openFrom(await change.tx.selectFrom('clause_versions').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
    await change.record({
      actor: actor.id,
      kind: 'clause-version.created',
      entity: id,
      payload: { code: version.code, version: version.version, after: opened.digest, reason },
    })
    return opened
  }

  async #reopened({ tx }: Change, id: string): Promise<Result<OpenVersion, StoreFailure>> {
    const row = await rowOf(tx, id)
    return row === undefined ? fail(clauseUnknown) : succeed(openFrom(row))
  }
}

/** Who withdrew these versions, by the audit trail: a version is withdrawn once and for good. */
async function withdrawersOf(db: Reading, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('audit')
    .select(['entity', 'actor'])
    .where('entity', 'in', ids)
    .where('kind', '=', 'clause-version.withdrawn')
    .execute()
  return new Map(rows.map(({ entity, actor }) => [entity, actor]))
}
