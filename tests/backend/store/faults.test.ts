import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readLibraryFiles, writeLibraryFolder, type LibraryFiles } from '../../../backend/files/index.ts'
import { openStore, restoreFolder } from '../../../backend/store/index.ts'
import { importAuthor } from '../../../core/review/index.ts'
import { hasSmallDisks, SmallDisk } from './small-disk.ts'
import { codeOf, DataFolder, letterOf, must, textIn } from './stores.ts'

let data: DataFolder

beforeEach(() => {
  data = new DataFolder()
})
afterEach(() => {
  data[Symbol.dispose]()
})

/** A library folder in memory: one clause with so many bytes of evidence. */
function libraryWith(size: number): LibraryFiles {
  const evidence = Buffer.alloc(size, 'Words of a statement. ')
  const clause =
    '---\ncode: statement/scope\nkind: statement\ntitle: Scope\nlanguage: en-GB\nevidence:\n  - { title: A, issuer: B, date: 2026-01-02, file: evidence/a.txt }\n---\nWords.\n'
  const files = new Map<string, Uint8Array>([
    ['clauses/scope.md', Buffer.from(clause)],
    ['evidence/a.txt', evidence],
  ])
  return readLibraryFiles({ name: 'library', paths: () => new Set(files.keys()), read: (path) => files.get(path) })
}

describe.skipIf(!hasSmallDisks)('a full disk', () => {
  test('during a backup is told in a sentence about the backup, and leaves no half of one', async () => {
    using disk = new SmallDisk('1500k')
    const store = must(await openStore(disk.path, data.outside))
    const { id } = must(await store.createLetter(letterOf('x'.repeat(400_000))))
    const made = await store.backups.make()
    const kept = await textIn(store, id)
    await store.close()
    expect([made, readdirSync(join(disk.path, 'backups')), kept.length]).toEqual([
      {
        ok: false,
        error: {
          code: 'store-full',
          message: 'The disk is full, so no backup was made.',
          remedy: 'Free some space and try again. Older backups and the letters themselves are safe.',
        },
      },
      [],
      400_000,
    ])
  })

  test('during an import is told, and nothing of the library came in', async () => {
    using disk = new SmallDisk('2m')
    const store = must(await openStore(disk.path, data.outside))
    const full = await store.library.importFiles(libraryWith(2_000_000), { by: importAuthor })
    const came = must(await store.library.versions()).length
    const trail = must(await store.audit.verify())
    await store.close()
    expect([full, came, trail.broken]).toEqual([
      { ok: false, error: expect.objectContaining({ code: 'store-full', message: 'The disk is full, so this was not saved.' }) },
      0,
      undefined,
    ])
  })

  test('during the save of a letter is told, loses nothing, and lets the same save through once there is room', async () => {
    using disk = new SmallDisk('3m')
    const store = must(await openStore(disk.path, data.outside))
    const { id, revision } = must(await store.createLetter(letterOf('before')))
    disk.fill()
    const refused = await store.saveLetter(id, revision, letterOf('x'.repeat(200_000)))
    const meanwhile = await textIn(store, id)
    disk.empty()
    const saved = await store.saveLetter(id, revision, letterOf('x'.repeat(200_000)))
    const after = await textIn(store, id)
    const trail = must(await store.audit.verify())
    await store.close()
    expect([refused, meanwhile, saved.ok, after.length, trail.broken]).toEqual([
      {
        ok: false,
        error: {
          code: 'store-full',
          message: 'The disk is full, so this was not saved.',
          remedy: 'Free some space and try again; an open letter is saved by itself once there is room. What was saved before is safe.',
        },
      },
      'before',
      true,
      200_000,
      undefined,
    ])
  })

  test('during the export of a library is told, and leaves nothing behind', async () => {
    using disk = new SmallDisk('1m')
    const store = must(await data.open())
    must(await store.library.importFiles(libraryWith(2_000_000), { by: importAuthor }))
    const written = await writeLibraryFolder(join(disk.path, 'library'), must(await store.library.contents()))
    await store.close()
    expect([written, readdirSync(disk.path)]).toEqual([
      {
        ok: false,
        error: { code: 'no-space', message: expect.stringContaining('the disk is full'), remedy: 'Free some space and try again.' },
      },
      [],
    ])
  })

  test('during a restore is told, and the store stays as it was', async () => {
    using disk = new SmallDisk('3m')
    const store = must(await openStore(disk.path, data.outside))
    const { id } = must(await store.createLetter(letterOf('before')))
    const backup = must(await store.backups.make())
    must(await store.saveLetter(id, 1, letterOf('x'.repeat(600_000))))
    await store.close()
    const restored = await restoreFolder(disk.path, backup.id, data.outside)
    const again = must(await openStore(disk.path, data.outside))
    const text = await textIn(again, id)
    await again.close()
    expect([codeOf(restored), text.length]).toEqual(['store-full', 600_000])
  })

  /** A disk on which a store and its backup are, and nothing more fits. */
  async function filledDisk(): Promise<{ readonly disk: SmallDisk; readonly backup: string }> {
    const disk = new SmallDisk('3m')
    const store = must(await openStore(disk.path, data.outside))
    must(await store.createLetter(letterOf('x'.repeat(400_000))))
    const backup = must(await store.backups.make())
    await store.close()
    for (let size = 1_000_000; size >= 1000; size = Math.floor(size / 2)) {
      try {
        writeFileSync(join(disk.path, `filler-${String(size)}`), Buffer.alloc(size))
      } catch {
        // It did not fit; half of it may.
      }
    }
    return { disk, backup: backup.id }
  }

  test.each(['named', 'the newest'])('is not told as a damaged backup where the one that is brought back is %s', async (which) => {
    const { disk, backup } = await filledDisk()
    const restored = await restoreFolder(disk.path, which === 'named' ? backup : undefined, data.outside)
    disk[Symbol.dispose]()
    expect(restored.ok ? '' : restored.error.message).toBe('The disk is full, so no backup was brought back.')
  })

  test('under a damaged store tells nobody to begin anew', async () => {
    const { disk } = await filledDisk()
    const file = openSync(join(disk.path, 'chancery.sqlite'), 'r+')
    writeSync(file, 'A letter to nobody. '.repeat(100), 0)
    closeSync(file)
    const opened = await openStore(disk.path, data.outside)
    disk[Symbol.dispose]()
    expect(opened.ok ? '' : [opened.error.code, opened.error.remedy]).toEqual([
      'store-damaged',
      'Free some space and try again. Until then nothing changes.',
    ])
  })
})

test.skipIf(!hasSmallDisks)('a write-protected disk is told where a library is exported to it', async () => {
  using disk = new SmallDisk('4m')
  disk.protect()
  const store = must(await data.open())
  const written = await writeLibraryFolder(join(disk.path, 'library'), must(await store.library.contents()))
  await store.close()
  expect(written).toEqual({
    ok: false,
    error: { code: 'not-allowed', message: expect.stringContaining('the disk can only be read'), remedy: 'Choose another folder.' },
  })
})

test.skipIf(!hasSmallDisks)(
  'a disk that became write-protected is told at the save of a letter, which goes through once it may',
  async () => {
    using disk = new SmallDisk('3m')
    const first = must(await openStore(disk.path, data.outside))
    const { id, revision } = must(await first.createLetter(letterOf('before')))
    await first.close()
    disk.protect()
    const opened = await openStore(disk.path, data.outside)
    const refused = opened.ok ? await opened.value.saveLetter(id, revision, letterOf('after')) : opened
    if (opened.ok) await opened.value.close()
    disk.unprotect()
    const store = must(await openStore(disk.path, data.outside))
    const meanwhile = await textIn(store, id)
    must(await store.saveLetter(id, revision, letterOf('after')))
    const after = await textIn(store, id)
    await store.close()
    expect([codeOf(refused), refused.ok ? '' : refused.error.remedy !== undefined, meanwhile, after]).toEqual([
      'store-read-only',
      true,
      'before',
      'after',
    ])
  },
)

test('a library without anything in it is exported as an empty folder', async () => {
  const store = must(await data.open())
  const folder = join(data.path, 'library')
  must(await writeLibraryFolder(folder, must(await store.library.contents())))
  await store.close()
  expect(existsSync(folder)).toBe(true)
})

test('of a thousand faulty files every one is named, and no more is held in memory than of one', () => {
  const gc = collector()
  const clause = Buffer.from('No front matter. '.repeat(6000))
  const paths = new Set(Array.from({ length: 1000 }, (_, index) => `clauses/${String(index)}.md`))
  gc()
  const before = process.memoryUsage()
  // Each file has its own bytes, a hundred megabytes together.
  const { findings, versions } = readLibraryFiles({ name: 'library', paths: () => paths, read: () => Buffer.from(clause) })
  gc()
  const after = process.memoryUsage()
  const named = new Set(findings.map(({ place }) => place.file))
  expect([named.size, versions.length]).toEqual([1000, 0])
  expect(after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers).toBeLessThan(40_000_000)
})

/** Node's collector of memory, so that what is measured is what is held. */
function collector(): () => void {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  return () => {
    if (typeof collect === 'function') collect()
  }
}

describe('a backup', () => {
  test('whose folder is a file is told in a sentence, and the file stays', async () => {
    const store = must(await data.open())
    writeFileSync(join(data.path, 'backups'), 'mine')
    const made = await store.backups.make()
    await store.close()
    expect([made, readFileSync(join(data.path, 'backups'), 'utf8')]).toEqual([
      {
        ok: false,
        error: {
          code: 'store-folder',
          message: 'No backup was made: the folder "backups" in the data folder cannot be written.',
          remedy: 'Check that "backups" is a folder in which you may write, then try again.',
        },
      },
      'mine',
    ])
  })

  test('in whose place a folder stands is made beside it, and the folder stays', async () => {
    const store = must(await data.open())
    const place = join(data.path, 'backups', 'chancery-20261124T090000Z-by-hand.sqlite')
    mkdirSync(place, { recursive: true })
    const made = await store.backups.make()
    await store.close()
    expect([must(made).id, statSync(place).isDirectory()]).toEqual(['chancery-20261124T090000Z-by-hand-2', true])
  })
})

describe('what is no backup of Chancery', () => {
  const name = 'chancery-20261124T090000Z-by-hand'

  async function withBackup(write: (path: string) => void): Promise<string> {
    const store = must(await data.open())
    const { id } = must(await store.createLetter(letterOf('kept')))
    await store.close()
    mkdirSync(join(data.path, 'backups'), { recursive: true })
    write(join(data.path, 'backups', `${name}.sqlite`))
    return id
  }

  function otherProgram(path: string): void {
    const database = new DatabaseSync(path)
    database.exec('create table bookmarks (url text)')
    database.close()
  }

  test.each([
    ['an empty file', (path: string) => writeFileSync(path, '')],
    ['the database of another program', otherProgram],
    ['a text', (path: string) => writeFileSync(path, 'A letter to nobody. '.repeat(100))],
  ])('is not brought back: %s', async (_, write) => {
    const id = await withBackup(write)
    const restored = await restoreFolder(data.path, name, data.outside)
    const store = must(await data.open())
    const text = await textIn(store, id)
    await store.close()
    expect([codeOf(restored), text]).toEqual(['backup-unusable', 'kept'])
  })

  test('is not offered in the place of a damaged store', async () => {
    await withBackup(otherProgram)
    writeFileSync(data.file, 'A letter to nobody. '.repeat(100))
    const opened = await data.open('window')
    expect(opened.ok ? '' : opened.error.remedy).toContain('There is no backup of it that holds.')
  })
})

describe('a file of letters that was cut short', () => {
  let id: string

  beforeEach(async () => {
    const store = must(await data.open())
    id = must(await store.createLetter(letterOf('x'.repeat(50_000)))).id
    must(await store.backups.make())
    await store.close()
  })

  test.each([
    ['to nothing', 0],
    ['to a part of its first page', 1000],
    ['in its middle', 60_000],
  ])('%s is refused with the offer of the newest backup, which brings it back', async (_, length) => {
    truncateSync(data.file, length)
    for (const ending of ['-wal', '-shm']) rmSync(`${data.file}${ending}`, { force: true })
    const opened = await data.open('window')
    must(await restoreFolder(data.path, undefined, data.outside))
    const store = must(await data.open('window'))
    const text = await textIn(store, id)
    await store.close()
    expect([codeOf(opened), opened.ok ? '' : opened.error.remedy, text.length]).toEqual([
      'store-damaged',
      expect.stringContaining('chancery restore --newest'),
      50_000,
    ])
  })

  test('is begun anew where it is empty and nothing was ever kept', async () => {
    using other = new DataFolder()
    writeFileSync(other.file, '')
    const store = must(await other.open('window'))
    const letters = must(await store.listLetters())
    await store.close()
    expect(letters).toEqual([])
  })
})
