import {
  digestOfHouse,
  houseCode,
  houseText,
  houseTitle,
  shelfOf,
  thingOfRecord,
  usableHouse,
  type HouseKind,
  type HouseRecord,
  type HouseThing,
} from '../../core/house/index.ts'
import { letterheadOf, type Letter } from '../../core/letter/index.ts'
import { succeed, type Result } from '../../core/requests/index.ts'
import { importAuthor, provenHouseState, type ApprovalRules, type ReviewPackage } from '../../core/review/index.ts'
import type { HouseFile } from '../files/index.ts'
import type { Change, Reading } from './connection.ts'
import type { StoreFailure } from './failures.ts'
import { moveHouseIn } from './house-library.ts'
import { houseVersions, type OpenHouseVersion } from './house-rows.ts'

/** Something of the house that a package brought, and where it stands here now. */
export interface BroughtHouse {
  readonly kind: HouseKind
  readonly title: string
  readonly number: number
  readonly state: 'approved' | 'draft'
  /** Ids of the people whose approvals came with it. */
  readonly approvedBy: readonly string[]
  /** True where it took the place of the starter library's, which nobody here had touched. */
  readonly replacesStarter: boolean
}

/** The versions that a letter is made from beside its clauses, as letters are made here today. */
export async function houseUsedBy(db: Reading, letter: Letter): Promise<OpenHouseVersion[]> {
  const usable = usableHouse(await houseVersions(db))
  const letterhead = letterheadOf(letter, shelfOf(usable.map(({ thing }) => thing)))
  return usable.filter(
    ({ kind, code }) =>
      kind === 'company' || (kind === 'template' && code === letter.template) || (kind === 'letterhead' && code === letterhead?.code),
  )
}

/** What a package holds of the house as a library folder would bring it: what its approvals do not prove comes as a draft that stays as it is. */
export function houseFilesOf({ house, vouchings, root, judging }: ReviewPackage, own: ApprovalRules): HouseFile[] {
  return house.flatMap((record) => {
    const thing = thingOfRecord(record)
    const state = provenHouseState(record, { vouchings, root, judging }, own)
    const kept: HouseRecord = { ...record, state, ...(state === 'draft' && { frozen: true }) }
    return thing === undefined
      ? []
      : [{ file: `${record.kind} ${houseCode(thing)} v${String(record.number)}`, thing, number: record.number, record: kept }]
  })
}

/**
 * Makes room for what a package brings: where the same version is a draft of the starter library that nobody here touched,
 * the package's words take its place. To be called before the import, which then finds them here already.
 */
export async function replaceStarters(change: Change, files: readonly HouseFile[]): Promise<ReadonlySet<string>> {
  const here = await houseVersions(change.tx)
  const replaced = new Set<string>()
  for (const { file, thing, number, record } of files) {
    const [own, ...others] = here.filter(({ kind, code }) => kind === thing.kind && code === houseCode(thing))
    const digest = digestOfHouse(thing, number)
    if (record === undefined || own === undefined || others.length > 0 || own.number !== number || own.digest === digest) continue
    if (!isUntouchedStarter(own)) continue
    const { reason, author, madeAt: made_at } = record
    await change.tx
      .updateTable('house_versions')
      .set({ content: houseText(thing, number), digest, frozen: 1, reason, author, made_at, changed_at: change.now })
      .where('id', '=', own.id)
      .execute()
    const payload = { kind: thing.kind, code: own.code, version: number, before: own.digest, after: digest }
    await change.record({ actor: importAuthor, kind: 'house-version.imported', entity: own.id, payload })
    replaced.add(file)
  }
  return replaced
}

/** A draft that came with the starter library and was not saved since. */
function isUntouchedStarter({ author, state, isFrozen, madeAt, changedAt }: OpenHouseVersion): boolean {
  return author === importAuthor && state === 'draft' && !isFrozen && madeAt === changedAt
}

/** What is a draft here, and whose approvals came with the package, is approved here too. Answers which. */
export async function approveProvenHouse(change: Change, files: readonly HouseFile[]): Promise<Result<ReadonlySet<string>, StoreFailure>> {
  const here = await houseVersions(change.tx)
  const approved = new Set<string>()
  for (const { file, record } of files) {
    const own = here.find(({ kind, digest, state }) => kind === record?.kind && digest === record.digest && state === 'draft')
    if (own === undefined || record?.state !== 'approved') continue
    const moved = await moveHouseIn(change, own.id, { from: 'draft', to: 'approved' }, importAuthor, '')
    if (!moved.ok) return moved
    approved.add(file)
  }
  return succeed(approved)
}

/** How something that came is shown. */
export function broughtHouse({ thing, number, record }: HouseFile, replacesStarter: boolean): BroughtHouse {
  const approvedBy = [...new Set((record?.decisions ?? []).flatMap(({ person, meaning }) => (meaning === 'approve' ? [person] : [])))]
  const state = record?.state === 'approved' ? 'approved' : 'draft'
  return { kind: thing.kind, title: houseTitle(thing), number, state, approvedBy, replacesStarter }
}

/** Why something of the house did not come in. */
export function houseConflict(thing: HouseThing, number: number): string {
  return `Version ${String(number)} of “${houseTitle(thing)}” is in the house here in other words. It stays as it is.`
}
