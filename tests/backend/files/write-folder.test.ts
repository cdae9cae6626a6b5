import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { savingCancelled, writeFolderWhole, type Pace } from '../../../backend/files/index.ts'
import { fail, succeed, type Failure, type Result } from '../../../core/requests/index.ts'
import { hasSmallDisks, SmallDisk } from '../store/small-disk.ts'
import { codeOf, must } from '../store/stores.ts'

let here: string
let folder: string

beforeEach(() => {
  here = mkdtempSync(join(tmpdir(), 'chancery-write-folder-'))
  folder = join(here, 'Signed letters')
})
afterEach(() => rmSync(here, { recursive: true, force: true }))

const file = (path: string, bytes: string | Uint8Array = path) => ({ path, bytes: () => Promise.resolve(succeed(bytes)) })
const three = [file('one.pdf'), file('two.pdf'), file('deeper/three.pdf')]
const contents = (place = folder) => readdirSync(place, { recursive: true }).map(String).toSorted()
/** Does something once so many files are written. */
const after = (count: number, happens: () => boolean): Pace => {
  return (done) => Promise.resolve(done === count ? happens() : true)
}

describe('a folder that is written whole', () => {
  test('holds every file with its bytes, and nothing else stands beside it', async () => {
    expect(must(await writeFolderWhole(folder, three))).toBe(3)
    expect([readdirSync(here), contents()]).toEqual([['Signed letters'], ['deeper', join('deeper', 'three.pdf'), 'one.pdf', 'two.pdf']])
    expect(readFileSync(join(folder, 'deeper', 'three.pdf'), 'utf8')).toBe('deeper/three.pdf')
  })

  test('stands in its place only once all of it is written', async () => {
    let stoodThere: boolean | undefined
    const look = after(3, () => {
      stoodThere = existsSync(folder)
      return true
    })
    must(await writeFolderWhole(folder, three, look))
    expect([stoodThere, existsSync(folder)]).toEqual([false, true])
  })

  test('may stand there already where it is empty', async () => {
    mkdirSync(folder)
    must(await writeFolderWhole(folder, three))
    expect(contents().length).toBe(4)
  })

  test('may have a name as long as the file system takes', async () => {
    const long = join(here, '信'.repeat(85))
    must(await writeFolderWhole(long, three))
    expect(contents(long).length).toBe(4)
  })
})

describe('nothing is written over', () => {
  test('in a folder that holds something: no file is even asked for', async () => {
    mkdirSync(folder)
    writeFileSync(join(folder, 'one.pdf'), 'older')
    let asked = false
    const asking = { path: 'one.pdf', bytes: () => ((asked = true), Promise.resolve(succeed('newer'))) }
    expect(codeOf(await writeFolderWhole(folder, [asking]))).toBe('folder-not-empty')
    expect([asked, readFileSync(join(folder, 'one.pdf'), 'utf8'), readdirSync(here)]).toEqual([false, 'older', ['Signed letters']])
  })

  test('where a file stands in the place of the folder', async () => {
    writeFileSync(folder, 'older')
    const written = await writeFolderWhole(folder, three)
    expect([written.ok, readFileSync(folder, 'utf8'), readdirSync(here)]).toEqual([false, 'older', ['Signed letters']])
  })

  test.each([
    ['a folder that was not there', false],
    ['a folder that was empty', true],
  ])('that comes meanwhile into %s', async (_, wasThere) => {
    if (wasThere) mkdirSync(folder)
    const comes = after(2, () => {
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, 'one.pdf'), 'of somebody else')
      return true
    })
    const written = await writeFolderWhole(folder, three, comes)
    expect([written.ok, contents(), readdirSync(here)]).toEqual([false, ['one.pdf'], ['Signed letters']])
    expect(readFileSync(join(folder, 'one.pdf'), 'utf8')).toBe('of somebody else')
  })

  test('by a second file of the same path', async () => {
    const written = await writeFolderWhole(folder, [file('one.pdf', 'first'), file('one.pdf', 'second')])
    expect([written.ok, readdirSync(here)]).toEqual([false, []])
  })
})

describe('nothing is left behind', () => {
  const gone: Failure = { code: 'gone', message: 'The file is not there any more.' }

  test('where the bytes of a file cannot be had midway, and no further file is asked for', async () => {
    const asked: string[] = []
    const given = (path: string, bytes: Result<string>) => ({ path, bytes: () => (asked.push(path), Promise.resolve(bytes)) })
    const written = await writeFolderWhole(folder, [given('1', succeed('1')), given('2', fail(gone)), given('3', succeed('3'))])
    expect([written, asked, readdirSync(here)]).toEqual([fail(gone), ['1', '2'], []])
  })

  test('where the system refuses a file midway', async () => {
    const written = await writeFolderWhole(folder, [file('one.pdf'), file('信'.repeat(86)), file('two.pdf')])
    expect([written.ok ? '' : written.error.message, readdirSync(here)]).toEqual([
      'Signed letters could not be written: a name is too long.',
      [],
    ])
  })

  test.skipIf(!hasSmallDisks)('where the disk is full midway', async () => {
    using disk = new SmallDisk('64k')
    const written = await writeFolderWhole(join(disk.path, 'Signed letters'), [
      file('one.pdf'),
      file('two.pdf', Buffer.alloc(100_000)),
      file('three.pdf'),
    ])
    expect([codeOf(written), readdirSync(disk.path)]).toEqual(['no-space', []])
  })

  test.each([
    ['before the first file', 0],
    ['midway', 2],
    ['once all are written, before they take their place', 3],
  ])('where it is cancelled %s', async (_, count) => {
    expect(
      await writeFolderWhole(
        folder,
        three,
        after(count, () => false),
      ),
    ).toEqual(fail(savingCancelled))
    expect(readdirSync(here)).toEqual([])
  })

  test('but an empty folder that was there', async () => {
    mkdirSync(folder)
    expect(
      codeOf(
        await writeFolderWhole(
          folder,
          three,
          after(2, () => false),
        ),
      ),
    ).toBe('cancelled')
    expect([readdirSync(here), contents()]).toEqual([['Signed letters'], []])
  })
})
