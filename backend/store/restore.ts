import { Kysely } from 'kysely'
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { succeed, fail, type Result } from '../../core/requests/index.ts'
import {
  allPages,
  copyStore,
  listBackups,
  makeBackup,
  pathOfBackup,
  removeStore,
  storeName,
  syncFolder,
  type Backup,
} from './backup-files.ts'
import { backupUnknown, readBackupId, type BackupName } from './backup-names.ts'
import { Connection, lastEntry, type StoreOutside } from './connection.ts'
import { storeBusy, storeFailure, storeNewer, type StoreFailure } from './failures.ts'
import { migrate, migrationsMade, schemaAge } from './migrate.ts'
import { schemaDifference } from './schema-shape.ts'
import { NodeSqliteDialect } from './sqlite-dialect.ts'
import type { Tables } from './tables.ts'

/** What a restore did. */
export interface Restored {
  readonly backup: BackupName
  /** Where the store from before was kept: as a backup, or, when it was damaged, in a folder of the data folder. */
  readonly kept: { readonly backup: Backup } | { readonly damaged: string } | undefined
}

/** The present store as a restore finds it. */
interface Present {
  readonly state: 'absent' | 'damaged' | 'sound'
  readonly head: { readonly seq: number; readonly hash: string } | undefined
}

/**
 * Brings back a backup of a data folder that the caller holds by `lockFolder`. The present store is kept first. The backup
 * is copied, brought up to date and looked through beside the store, and takes its place in one step: a kill at any moment
 * leaves either the store from before or the restored one. The audit trail of the restored store says what happened.
 */
export async function restoreBackup(
  folder: string,
  id: string,
  actor: string,
  outside: StoreOutside,
): Promise<Result<Restored, StoreFailure>> {
  const name = readBackupId(id)
  if (!name.ok) return name
  if (!existsSync(pathOfBackup(folder, id))) return fail(backupUnknown)
  const path = join(folder, storeName)
  const copy = join(folder, 'backups', 'restoring.sqlite.part')
  const watch = watchChanges(path)
  try {
    const copied = await copyStore(pathOfBackup(folder, id), copy)
    if (!copied.ok) return fail(copied.error.code === 'store-damaged' ? backupDamaged : restoreFailure(copied.error))
    const present = await lookAt(path)
    const kept = present.state === 'sound' ? await makeBackup(folder, 'before-restore', outside.now()) : undefined
    if (kept?.ok === false) return fail(restoreFailure(kept.error))
    const ready = await prepare(copy, present, name.value, actor, outside)
    if (!ready.ok) return ready
    if (watch?.hasChanged() === true) return fail(storeBusy)
    watch?.end()
    if (present.state === 'sound') {
      if (!(await putOver(copy, path))) return fail(storeBusy)
      return succeed({ backup: name.value, kept: kept === undefined ? undefined : { backup: kept.value } })
    }
    const damaged = present.state === 'damaged' ? setAside(folder, outside.now()) : undefined
    renameSync(copy, path)
    syncFolder(path)
    return succeed({ backup: name.value, kept: damaged === undefined ? undefined : { damaged } })
  } catch (error) {
    return fail(restoreFailure(storeFailure(error)))
  } finally {
    watch?.end()
    removeStore(copy)
  }
}

/**
 * The newest backup that holds, of those that are there; each is looked through in a copy until one does. What a restore put aside comes
 * after all others: somebody went back from that. Fails where a copy cannot
 * be made, for then nothing is known of the backups: on a full disk, or in a folder that cannot be written.
 */
export async function newestSoundBackup(folder: string): Promise<Result<Backup | undefined, StoreFailure>> {
  const copy = join(folder, 'backups', 'trying.sqlite.part')
  try {
    const isPutAside = ({ kind }: Backup): number => (kind === 'before-restore' ? 1 : 0)
    const candidates = listBackups(folder).toSorted((left, right) => isPutAside(left) - isPutAside(right))
    for (const candidate of candidates) {
      const copied = await copyStore(pathOfBackup(folder, candidate.id), copy)
      removeStore(copy)
      if (copied.ok) return succeed(candidate)
      if (copied.error.code !== 'store-damaged') return fail(restoreFailure(copied.error))
    }
    return succeed(undefined)
  } catch (error) {
    return fail(restoreFailure(storeFailure(error)))
  }
}

/** What stopped a restore, in words about the restore. */
function restoreFailure(failure: StoreFailure): StoreFailure {
  if (failure.code === 'store-full')
    return {
      ...failure,
      message: 'The disk is full, so no backup was brought back.',
      remedy: 'Free some space and try again. Until then nothing changes.',
    }
  if (failure.code === 'store-folder' || failure.code === 'store-read-only')
    return {
      ...failure,
      message: 'No backup was brought back: the data folder cannot be written, or a backup in it not be read.',
      remedy: 'Check that you may write in the data folder and in "backups", then try again.',
    }
  return failure
}

const otherBuild: Pick<StoreFailure, 'message' | 'remedy'> = {
  message: 'This backup was made by an early build of Chancery that kept letters otherwise. Nothing was changed.',
  remedy: 'Choose another backup.',
}

const backupDamaged: StoreFailure = {
  code: 'backup-unusable',
  message: 'This backup does not hold: its file is damaged or was cut short. Nothing was changed.',
  remedy: 'Choose another backup.',
}

/** Tells whether another program wrote into the store since; undefined where there is no store to watch. */
function watchChanges(path: string): { hasChanged(): boolean; end(): void } | undefined {
  let database: DatabaseSync | undefined
  try {
    if (!existsSync(path)) return undefined
    const opened = new DatabaseSync(path, { readOnly: true })
    database = opened
    const version = (): unknown => opened.prepare('pragma data_version').get()?.['data_version']
    const before = version()
    return {
      hasChanged: () => version() !== before,
      end: () => {
        if (opened.isOpen) opened.close()
      },
    }
  } catch {
    if (database?.isOpen === true) database.close()
    return undefined
  }
}

async function lookAt(path: string): Promise<Present> {
  if (!existsSync(path)) return { state: 'absent', head: undefined }
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(path, { timeout: 3000 })
    const isStore = migrationsMade(database).length > 0
    if (!isStore || database.prepare('pragma quick_check').get()?.['quick_check'] !== 'ok') return { state: 'damaged', head: undefined }
    const hasTrail = database.prepare("select name from sqlite_master where name = 'audit'").get() !== undefined
    const last = hasTrail ? await lastEntry(new Kysely<Tables>({ dialect: new NodeSqliteDialect(database) })) : undefined
    return { state: 'sound', head: last === undefined ? undefined : { seq: last.seq, hash: last.hash } }
  } catch (error) {
    if (storeFailure(error).code !== 'store-damaged') throw error
    return { state: 'damaged', head: undefined }
  } finally {
    if (database?.isOpen === true) database.close()
  }
}

/** Brings the copy up to date and writes into its audit trail that it is a restored one, and what stood before. */
async function prepare(
  copy: string,
  { head }: Present,
  { id, at }: BackupName,
  actor: string,
  outside: StoreOutside,
): Promise<Result<void, StoreFailure>> {
  const database = new DatabaseSync(copy)
  const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(database) })
  try {
    database.exec('pragma synchronous = full; pragma foreign_keys = on; pragma trusted_schema = off')
    if (schemaAge(database) === 'newer') return fail(storeNewer)
    const different = await schemaDifference(database)
    if (different !== undefined) return fail({ ...different, ...otherBuild })
    await migrate(db)
    return await new Connection(db, outside).change(async ({ record }) => {
      const before = head === undefined ? null : { ...head }
      await record({ actor, kind: 'store.restored', entity: id, payload: { madeAt: at, before } })
      return succeed(undefined)
    })
  } finally {
    await db.destroy()
    if (database.isOpen) database.close()
  }
}

/**
 * Writes the copy over the store in one transaction of SQLite's, which other programs that have it open see as one change.
 * False when another program is writing.
 */
async function putOver(copy: string, path: string): Promise<boolean> {
  const source = new DatabaseSync(copy, { readOnly: true })
  try {
    await backup(source, path, { rate: allPages })
  } catch (error) {
    // Node reports a locked target as an error without a code.
    if (error instanceof Error && 'errcode' in error && error.errcode === 0) return false
    throw error
  } finally {
    source.close()
  }
  const restored = new DatabaseSync(path, { timeout: 3000 })
  restored.exec('pragma synchronous = full; pragma wal_checkpoint(truncate)')
  restored.close()
  return true
}

/** Moves a damaged store, with all that lies beside it, where nothing looks for it but a person. */
function setAside(folder: string, now: string): string {
  const second = join('damaged', now.slice(0, 19).replaceAll(/[-:]/gu, ''))
  // Never over what was put aside in this same second.
  let name = second
  for (let count = 2; existsSync(join(folder, name)); count += 1) name = `${second}-${String(count)}`
  mkdirSync(join(folder, name), { recursive: true, mode: 0o700 })
  for (const ending of ['', '-wal', '-shm', '-journal']) {
    const file = `${storeName}${ending}`
    if (existsSync(join(folder, file))) renameSync(join(folder, file), join(folder, name, file))
  }
  return name
}
