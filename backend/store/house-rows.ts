import { digestOfHouse, houseCode, houseFrom, HouseKind, houseText, type HouseThing } from '../../core/house/index.ts'
import { StoredClauseState } from './clause-states.ts'
import type { Change, Reading } from './connection.ts'
import { DamagedRow } from './failures.ts'

/** A version of a template, a letterhead or the company's values, with what is known about it beside what it says. */
export interface OpenHouseVersion {
  readonly id: string
  readonly kind: HouseKind
  readonly code: string
  readonly number: number
  /** As it is stored: never `superseded`. */
  readonly state: StoredClauseState
  /** True once it was sent to review: what it says never changes again. */
  readonly isFrozen: boolean
  readonly digest: string
  readonly reason: string
  readonly author: string
  readonly madeAt: string
  readonly changedAt: string
  /** Why it was withdrawn. */
  readonly withdrawal: string | undefined
  readonly thing: HouseThing
}

type HouseRow = NonNullable<Awaited<ReturnType<typeof houseRowOf>>>

export function houseRowOf(db: Reading, id: string) {
  return db.selectFrom('house_versions').selectAll().where('id', '=', id).executeTakeFirst()
}

/** All versions, the newest of each thing first. */
export async function houseVersions(db: Reading): Promise<OpenHouseVersion[]> {
  const rows = await db.selectFrom('house_versions').selectAll().orderBy('kind').orderBy('code').orderBy('number', 'desc').execute()
  return rows.map(openHouseFrom)
}

/** @throws DamagedRow when the row holds nothing of the house. */
export function openHouseFrom(row: HouseRow): OpenHouseVersion {
  const kind = HouseKind.parse(row.kind)
  const thing = houseFrom(kind, row.content)
  if (thing === undefined) throw new DamagedRow(`house version ${row.id}`)
  const { id, code, number, digest, reason, author, made_at: madeAt, changed_at: changedAt } = row
  const state = StoredClauseState.parse(row.state)
  return {
    id,
    kind,
    code,
    number,
    state,
    isFrozen: row.frozen === 1,
    digest,
    reason,
    author,
    madeAt,
    changedAt,
    withdrawal: row.withdrawal ?? undefined,
    thing,
  }
}

/** A version to add; what is left out is so for a draft of today. */
export interface NewHouseVersion {
  readonly thing: HouseThing
  readonly number: number
  readonly reason: string
  readonly author: string
  readonly state?: StoredClauseState
  readonly isFrozen?: boolean
  readonly madeAt?: string
  readonly withdrawal?: string | undefined
}

export async function insertHouseVersion({ tx, now, newId }: Change, version: NewHouseVersion): Promise<string> {
  const { thing, number, reason, author, state = 'draft', isFrozen = state !== 'draft', madeAt = now, withdrawal } = version
  const id = newId()
  const content = { content: houseText(thing, number), digest: digestOfHouse(thing, number) }
  const about = { kind: thing.kind, code: houseCode(thing), number, state, frozen: isFrozen ? 1 : 0 }
  await tx
    .insertInto('house_versions')
    .values({ id, ...about, ...content, reason, author, made_at: madeAt, changed_at: now, withdrawal: withdrawal ?? null })
    .execute()
  return id
}
