import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { chancery, example, folder, startChancery } from './chancery.ts'

const isRoot = process.getuid?.() === 0
const canMount = isRoot && process.platform === 'linux' && tryMount()

/** A disk of its own, smaller than a letter's PDF, is the one honest way to fill a disk. */
function mountSmallDisk(path: string): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'tmpfs', path]).status === 0
}

function tryMount(): boolean {
  using here = folder()
  const isMounted = mountSmallDisk(here.path)
  if (isMounted) spawnSync('umount', [here.path])
  return isMounted
}

if (!canMount) process.stderr.write('SKIPPED: the test of a full disk, because this account may not mount one.\n')

describe('when a file cannot be written', () => {
  test.skipIf(!canMount)('for a full disk, it says so and leaves none', async () => {
    using here = folder()
    const disk = join(here.path, 'disk')
    mkdirSync(disk)
    mountSmallDisk(disk)
    try {
      const { status, stdout, stderr } = await chancery(here.path, 'build', example, '--out', 'disk')
      expect([status, stdout, readdirSync(disk)]).toEqual([2, '', []])
      expect(stderr).toContain('the disk is full')
    } finally {
      spawnSync('umount', [disk])
    }
  })
  test('for a name that a folder has, it says so and takes the other file away again', async () => {
    using here = folder()
    mkdirSync(join(here.path, 'partner-letter.docx', 'kept'), { recursive: true })
    const { status, stdout, stderr } = await chancery(here.path, 'build', example, '--out', '.')
    expect([status, stdout, readdirSync(here.path)]).toEqual([2, '', ['partner-letter.docx']])
    expect(stderr).toContain('a folder of that name stands there')
  })
  test('for an older letter of that name, the older letter stays as it was', async () => {
    using here = folder()
    writeFileSync(join(here.path, 'partner-letter.pdf'), 'older')
    mkdirSync(join(here.path, 'partner-letter.docx', 'kept'), { recursive: true })
    await chancery(here.path, 'build', example, '--out', '.')
    expect(readFileSync(join(here.path, 'partner-letter.pdf'), 'utf8')).toBe('older')
  })
  test('for a file where the folder should be, it says so', async () => {
    using here = folder()
    writeFileSync(join(here.path, 'out'), '')
    const { status, stderr } = await chancery(here.path, 'build', example, '--out', 'out')
    expect([status, stderr.includes('could not be written')]).toEqual([2, true])
  })
  test.skipIf(isRoot)('for a folder that may not be written (skipped for root, who may write everywhere)', async () => {
    using here = folder()
    chmodSync(here.path, 0o555)
    const { status, stderr } = await chancery(here.path, 'build', example, '--out', '.')
    expect([status, stderr]).toEqual([2, expect.stringContaining('you may not write there')])
    chmodSync(here.path, 0o755)
  })
})

test('a kill while the files are written leaves each whole or not at all', async () => {
  using whole = folder()
  await chancery(whole.path, 'build', example, '--out', '.')
  const sizes = new Map(readdirSync(whole.path).map((name) => [name, readFileSync(join(whole.path, name)).length]))
  for (let round = 0; round < 3; round += 1) {
    using here = folder()
    const building = startChancery(here.path, 'build', example, '--out', '.')
    const ended = once(building, 'exit')
    let seen = 0
    // The first change in the folder is the first file's beginning; later rounds let it come further.
    const watching = watch(here.path, () => {
      seen += 1
      if (seen > round * 2) building.kill('SIGKILL')
    })
    await ended
    watching.close()
    const shown = readdirSync(here.path).filter((name) => !name.startsWith('.'))
    expect(shown.map((name) => [name, readFileSync(join(here.path, name)).length])).toEqual(shown.map((name) => [name, sizes.get(name)]))
  }
})
