import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import {
  mostInASecond,
  nameOfBackup,
  newestBackupFirst,
  outdatedBackups,
  readBackupId,
  type BackupKind,
  type BackupName,
} from './backup-names.ts'
import { storeFailure, type StoreFailure } from './failures.ts'
import { isSoundCopy } from './sound-copy.ts'

/** A backup that is there; `size` in bytes. */
export interface Backup extends BackupName {
  readonly size: number
}

export const storeName = 'chancery.sqlite'

/** One step: while it runs other programs read and write the store as they like, and what they write stays out of it. */
export const allPages = 2 ** 30

const backupExists: StoreFailure = {
  code: 'backup-exists',
  message: `${String(mostInASecond)} backups were made in this very second.`,
  remedy: 'Try again in a second.',
}

export const sourceDamaged: StoreFailure = {
  code: 'store-damaged',
  message: 'The file of letters is damaged, so no backup was made of it, and older backups stay.',
  remedy: 'Bring back the newest backup.',
}

function backupsFolder(folder: string): string {
  return join(folder, 'backups')
}

export function pathOfBackup(folder: string, id: string): string {
  return join(backupsFolder(folder), `${id}.sqlite`)
}

/** True of a folder in which there is a store, or was one. */
export function isDataFolder(folder: string): boolean {
  return existsSync(join(folder, storeName)) || listBackups(folder).length > 0
}

/** The backups in a data folder, the newest first. */
export function listBackups(folder: string): Backup[] {
  if (!existsSync(backupsFolder(folder))) return []
  const found = readdirSync(backupsFolder(folder)).flatMap((file) => {
    const name = file.endsWith('.sqlite') ? readBackupId(file.slice(0, -'.sqlite'.length)) : undefined
    return name?.ok === true ? [{ ...name.value, size: statSync(join(backupsFolder(folder), file)).size }] : []
  })
  return found.sort(newestBackupFirst)
}

/**
 * Makes a backup of the store by SQLite's online backup, while the store is in use, and looks through the whole copy
 * before it takes its name. Then those go that are kept no longer. Fails with `store-damaged` when the copy does not hold.
 */
export async function makeBackup(folder: string, kind: BackupKind, now: string): Promise<Result<Backup, StoreFailure>> {
  try {
    const name = freeName(folder, kind, now)
    if (name === undefined) return fail(backupExists)
    const path = pathOfBackup(folder, name.id)
    mkdirSync(backupsFolder(folder), { recursive: true, mode: 0o700 })
    removeLeftovers(folder, now)
    const copied = await copyStore(join(folder, storeName), `${path}.part`)
    if (!copied.ok) return fail(backupFailure(copied.error))
    renameSync(`${path}.part`, path)
    syncFolder(path)
    // Of a clock that was set back: what was made just now stays, though all others are newer.
    const outdated = outdatedBackups(listBackups(folder)).filter(({ id }) => id !== name.id)
    for (const { id } of outdated) rmSync(pathOfBackup(folder, id), { force: true })
    return succeed({ ...name, size: statSync(path).size })
  } catch (error) {
    return fail(backupFailure(storeFailure(error)))
  }
}

/** A name that no backup has: two restores in one second keep what was there before them both. */
function freeName(folder: string, kind: BackupKind, now: string): BackupName | undefined {
  for (let count = 1; count <= mostInASecond; count += 1) {
    const name = nameOfBackup(now, kind, count)
    if (!existsSync(pathOfBackup(folder, name.id))) return name
  }
  return undefined
}

/** What stopped a backup, in words about the backup. */
function backupFailure(failure: StoreFailure): StoreFailure {
  if (failure.code === 'store-full')
    return {
      ...failure,
      message: 'The disk is full, so no backup was made.',
      remedy: 'Free some space and try again. Older backups and the letters themselves are safe.',
    }
  if (failure.code === 'store-folder')
    return {
      ...failure,
      message: 'No backup was made: the folder "backups" in the data folder cannot be written.',
      remedy: 'Check that "backups" is a folder in which you may write, then try again.',
    }
  return failure
}

/** Takes away what a kill left half made. What is younger than a day may be another program's, still at work. */
function removeLeftovers(folder: string, now: string): void {
  for (const file of readdirSync(backupsFolder(folder))) {
    const path = join(backupsFolder(folder), file)
    if (/\.part(-|$)/u.test(file) && Date.parse(now) - statSync(path).mtimeMs > 86_400_000) rmSync(path, { force: true })
  }
}

/** Copies a store to a place where nothing is, as one file that needs no other; leaves none behind when it does not hold. */
export async function copyStore(from: string, to: string): Promise<Result<void, StoreFailure>> {
  removeStore(to)
  try {
    const source = new DatabaseSync(from, { readOnly: true, timeout: 3000 })
    try {
      await backup(source, to, { rate: allPages })
    } finally {
      source.close()
    }
    if (await isSoundCopy(to)) return succeed(undefined)
    removeStore(to)
    return fail(sourceDamaged)
  } catch (error) {
    removeStore(to)
    return fail(storeFailure(error))
  }
}

/** Takes away a copy of a store and what SQLite keeps beside it. */
export function removeStore(path: string): void {
  for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(`${path}${ending}`, { force: true })
}

/** Makes a new name in a folder survive a power cut; Windows does so by itself and refuses to be asked. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(dirname(path), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
