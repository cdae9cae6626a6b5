import { digestOfHouse, houseCode, houseTitle, type HouseKind } from '../../core/house/index.ts'
import { importAuthor } from '../../core/review/index.ts'
import type { HouseFile, LibraryFiles } from '../files/index.ts'
import type { Change, Reading } from './connection.ts'
import { insertHouseVersion } from './house-rows.ts'

/** What an import does, or would do, with one version of something of the house. A conflict is left alone: nothing is overwritten. */
export interface HouseStep {
  readonly file: string
  readonly kind: HouseKind
  readonly code: string
  readonly version: number
  readonly title: string
  readonly what: 'new' | 'new-version' | 'same' | 'conflict'
  readonly digest: string
  readonly reason: string
}

/** What importing the files would do. */
export async function planHouse(db: Reading, files: readonly HouseFile[]): Promise<HouseStep[]> {
  const rows = await db.selectFrom('house_versions').select(['kind', 'code', 'number', 'digest']).execute()
  const known = new Set(rows.map(({ kind, code }) => `${kind} ${code}`))
  return files.map((entry) => {
    const code = houseCode(entry.thing)
    const step = stepFor(
      entry,
      rows.filter((row) => row.kind === entry.thing.kind && row.code === code),
      known,
    )
    known.add(`${entry.thing.kind} ${code}`)
    return step
  })
}

/** A file without a record says nothing of its number: it is known here when any version reads like it. */
function stepFor(
  { file, thing, number, record }: HouseFile,
  stored: readonly { readonly number: number; readonly digest: string }[],
  known: ReadonlySet<string>,
): HouseStep {
  const [code, digest] = [houseCode(thing), digestOfHouse(thing, number)]
  const about = { file, kind: thing.kind, code, version: number, title: houseTitle(thing), digest, reason: '' }
  if (
    stored.some((version) => version.digest === digestOfHouse(thing, version.number) && (record === undefined || version.number === number))
  )
    return { ...about, what: 'same' }
  if (stored.some((version) => version.number === number))
    return { ...about, what: 'conflict', reason: `The house has version ${String(number)} of this in other words, and keeps it.` }
  return { ...about, what: known.has(`${thing.kind} ${code}`) ? 'new-version' : 'new' }
}

/** Imports what is new, with an entry in the audit trail for each version; gives their number. Logos are kept before. */
export async function importHouse(change: Change, files: LibraryFiles, steps: readonly HouseStep[], actor: string): Promise<number> {
  const added = new Set(steps.flatMap(({ file, what }) => (what === 'new' || what === 'new-version' ? [file] : [])))
  for (const { file, thing, number, record } of files.house) {
    if (!added.has(file)) continue
    const { state = 'draft', author = importAuthor, reason = `Imported from ${files.name}`, madeAt = change.now, withdrawal } = record ?? {}
    const isFrozen = state !== 'draft' || record?.frozen === true
    const id = await insertHouseVersion(change, { thing, number, state, isFrozen, author, reason, madeAt, withdrawal })
    await change.record({
      actor,
      kind: 'house-version.imported',
      entity: id,
      payload: { kind: thing.kind, code: houseCode(thing), version: number, state, after: digestOfHouse(thing, number), file },
    })
  }
  return added.size
}
