import { fail, succeed, type Result } from '../../core/requests/index.ts'
import type { StoreFailure } from './failures.ts'

export const backupKinds = ['daily', 'by-hand', 'before-migration', 'before-restore'] as const
export type BackupKind = (typeof backupKinds)[number]

/** A backup as its name tells it. `id` is the file's name without its ending. */
export interface BackupName {
  readonly id: string
  /** ISO 8601 in UTC, to the second. */
  readonly at: string
  readonly kind: BackupKind
}

const pattern = /^chancery-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z-(daily|by-hand|before-migration|before-restore)(-[2-9])?$/u

/** The most backups of a kind that are made in one second. */
export const mostInASecond = 9

/** The name of a backup that is made now (ISO 8601 in UTC): the first, or that many-th of its kind in this second. */
export function nameOfBackup(now: string, kind: BackupKind, count = 1): BackupName {
  const at = `${now.slice(0, 19)}Z`
  return { id: `chancery-${at.replaceAll(/[-:]/gu, '')}-${kind}${count === 1 ? '' : `-${String(count)}`}`, at, kind }
}

/** Puts the newest first, for sorting. */
export function newestBackupFirst(left: BackupName, right: BackupName): number {
  // Of the same second and kind, the later id is the longer or greater one.
  return left.at === right.at ? (left.id < right.id ? 1 : -1) : left.at < right.at ? 1 : -1
}

/** What an id says; fails with `backup-unusable` for one that no backup has. */
export function readBackupId(id: string): Result<BackupName, StoreFailure> {
  const parts = pattern.exec(id)
  const kind = backupKinds.find((known) => known === parts?.[7])
  if (parts === null || kind === undefined) return fail(backupUnknown)
  const [, year, month, day, hour, minute, second] = parts
  return succeed({ id, at: `${String(year)}-${String(month)}-${String(day)}T${String(hour)}:${String(minute)}:${String(second)}Z`, kind })
}

export const backupUnknown: StoreFailure = {
  code: 'backup-unusable',
  message: 'There is no such backup.',
  remedy: 'List the backups and choose one of them.',
}

/** How many are kept of what is made by itself. What a person made is theirs to delete. */
const kept = { days: 7, weeks: 4, months: 12, ofOtherKinds: 5 } as const

/** The Monday of a day's week, which stands for the week. */
function weekOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}

/**
 * The backups that may go: of the daily ones all but the newest of each of the last 7 days, 4 weeks and 12 months that have
 * one; of those before a migration or a restore all but the last 5 each.
 */
export function outdatedBackups(backups: readonly BackupName[]): BackupName[] {
  const newestFirst = backups.toSorted(newestBackupFirst)
  const daily = newestFirst.filter(({ kind }) => kind === 'daily')
  const keep = new Set([
    ...newestOfEach(daily, ({ at }) => at.slice(0, 10), kept.days),
    ...newestOfEach(daily, ({ at }) => weekOf(at.slice(0, 10)), kept.weeks),
    ...newestOfEach(daily, ({ at }) => at.slice(0, 7), kept.months),
    ...newestFirst.filter(({ kind }) => kind === 'by-hand'),
    ...newestFirst.filter(({ kind }) => kind === 'before-migration').slice(0, kept.ofOtherKinds),
    ...newestFirst.filter(({ kind }) => kind === 'before-restore').slice(0, kept.ofOtherKinds),
  ])
  return newestFirst.filter((backup) => !keep.has(backup))
}

function newestOfEach(newestFirst: readonly BackupName[], spanOf: (backup: BackupName) => string, spans: number): BackupName[] {
  const found = new Map<string, BackupName>()
  for (const backup of newestFirst) if (!found.has(spanOf(backup))) found.set(spanOf(backup), backup)
  return [...found.values()].slice(0, spans)
}
