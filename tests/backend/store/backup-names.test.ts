import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  nameOfBackup,
  newestBackupFirst,
  outdatedBackups,
  readBackupId,
  type BackupKind,
  type BackupName,
} from '../../../backend/store/backup-names.ts'

const day = 86_400_000
const end = Date.parse('2026-11-24T09:00:00Z')

/** A backup of each of the last `count` days. */
function daily(count: number, kind: BackupKind = 'daily') {
  return Array.from({ length: count }, (_, back) => nameOfBackup(new Date(end - back * day).toISOString(), kind))
}

function keptDays(backups: ReturnType<typeof daily>): string[] {
  const gone = new Set(outdatedBackups(backups))
  return backups.filter((backup) => !gone.has(backup)).map(({ at }) => at.slice(0, 10))
}

describe('of daily backups over two years', () => {
  const kept = keptDays(daily(730))
  test('the last seven days stay', () => {
    expect(kept.slice(0, 7)).toEqual(['2026-11-24', '2026-11-23', '2026-11-22', '2026-11-21', '2026-11-20', '2026-11-19', '2026-11-18'])
  })
  test('the newest of each of the last four weeks stays, which end on Sundays', () => {
    expect(kept).toEqual(expect.arrayContaining(['2026-11-24', '2026-11-22', '2026-11-15', '2026-11-08']))
  })
  test('the newest of each of the last twelve months stays', () => {
    expect(kept.slice(-11)).toEqual([
      '2026-10-31',
      '2026-09-30',
      '2026-08-31',
      '2026-07-31',
      '2026-06-30',
      '2026-05-31',
      '2026-04-30',
      '2026-03-31',
      '2026-02-28',
      '2026-01-31',
      '2025-12-31',
    ])
  })
  test('nothing else stays', () => {
    expect(kept).toHaveLength(7 + 2 + 11)
  })
})

/** What is left of backups made on these days (counted from the first of 2024), where each takes the outdated ones away. */
function rolledOver(days: readonly number[]): string[] {
  const first = Date.parse('2024-01-01T09:00:00Z')
  let there: BackupName[] = []
  for (const each of days) {
    there = [...there, nameOfBackup(new Date(first + each * day).toISOString(), 'daily')]
    const gone = new Set(outdatedBackups(there))
    there = there.filter((backup) => !gone.has(backup))
  }
  return there.map(({ at }) => at.slice(0, 10))
}

describe('of backups made on any days of three years, each of which takes outdated ones away', () => {
  const someDays = fc
    .uniqueArray(fc.integer({ min: 0, max: 1095 }), { minLength: 1, maxLength: 400 })
    .map((days) => days.toSorted((a, b) => a - b))
  const atNine = (each: number): string => new Date(Date.parse('2024-01-01T09:00:00Z') + each * day).toISOString().slice(0, 10)
  const mondayOf = (each: number): number => Math.floor(each / 7)
  /** The newest day of each of the last spans that have one, counted by hand. 1 January 2024 was a Monday. */
  const newestOf = (days: readonly number[], spans: number, spanOf: (each: number) => unknown): string[] => {
    const newest = new Map(days.map((each) => [spanOf(each), atNine(each)]))
    return [...newest.values()].slice(-spans)
  }

  test('the newest of the last seven days, four weeks and twelve months that have one stay, and no other', () => {
    fc.assert(
      fc.property(someDays, (days) => {
        const wanted = [
          ...newestOf(days, 7, (each) => each),
          ...newestOf(days, 4, mondayOf),
          ...newestOf(days, 12, (each) => atNine(each).slice(0, 7)),
        ]
        expect(rolledOver(days)).toEqual([...new Set(wanted)].toSorted())
      }),
      { numRuns: 100 },
    )
  })
  test('one on each day leaves, at the end of a long year, its last days, weeks and months', () => {
    expect(rolledOver(Array.from({ length: 366 + 365 + 6 }, (_, each) => each))).toEqual([
      ...['02-28', '03-31', '04-30', '05-31', '06-30', '07-31', '08-31', '09-30', '10-31', '11-30', '12-21', '12-28', '12-31'].map(
        (each) => `2025-${each}`,
      ),
      ...['01-01', '01-02', '01-03', '01-04', '01-05', '01-06'].map((each) => `2026-${each}`),
    ])
  })
})

test('of two backups of a day the newer stays', () => {
  const backups = [nameOfBackup('2026-11-24T08:00:00.000Z', 'daily'), nameOfBackup('2026-11-24T10:00:00.000Z', 'daily')]
  expect(outdatedBackups(backups).map(({ at }) => at)).toEqual(['2026-11-24T08:00:00Z'])
})

test('a year without backups takes none of the older ones away', () => {
  expect(outdatedBackups([nameOfBackup('2024-01-01T00:00:00Z', 'daily'), nameOfBackup('2026-11-24T00:00:00Z', 'daily')])).toEqual([])
})

test('what a person made by hand always stays', () => {
  expect(outdatedBackups(daily(400, 'by-hand'))).toEqual([])
})

test.each(['before-migration', 'before-restore'] as const)('of those %s the last five stay', (kind) => {
  expect(keptDays(daily(9, kind))).toHaveLength(5)
})

describe('the id of a backup', () => {
  test('tells when it was made and why', () => {
    const name = nameOfBackup('2026-11-24T09:08:07.654Z', 'before-restore')
    expect([name, readBackupId(name.id)]).toEqual([
      { id: 'chancery-20261124T090807Z-before-restore', at: '2026-11-24T09:08:07Z', kind: 'before-restore' },
      { ok: true, value: name },
    ])
  })
  test('counts those of a kind in one second, and the last of them is the newest', () => {
    const [first, second] = [1, 2].map((count) => nameOfBackup('2026-11-24T09:08:07Z', 'before-restore', count))
    if (first === undefined || second === undefined) throw new Error('there are two')
    expect([second.id, readBackupId(second.id)]).toEqual([`${first.id}-2`, { ok: true, value: second }])
    expect([first, second].toSorted(newestBackupFirst)).toEqual([second, first])
  })
  test.each([
    '../chancery-20261124T090807Z-daily',
    'chancery-20261124T090807Z-daily/..',
    'chancery-20261124T090807Z-weekly',
    'chancery-20261124T090807Z-daily-1',
    '',
  ])('is never %s', (id) => {
    expect(readBackupId(id).ok).toBe(false)
  })
})
