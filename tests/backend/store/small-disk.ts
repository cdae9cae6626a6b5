import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of its own, so that it can be full or write-protected; only the system's administrator may mount one. */
export class SmallDisk {
  readonly path = mkdtempSync(join(tmpdir(), 'chancery-disk-'))

  constructor(size: string) {
    this.#mount('-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', this.path)
  }

  protect(): void {
    this.#mount('-o', 'remount,ro', this.path)
  }

  #mount(...words: string[]): void {
    if (spawnSync('mount', words).status !== 0) throw new Error(`mount ${words.join(' ')} failed`)
  }

  [Symbol.dispose](): void {
    spawnSync('umount', ['--lazy', this.path])
    rmSync(this.path, { recursive: true, force: true })
  }
}

function canMount(): boolean {
  if (process.getuid?.() !== 0 || process.platform !== 'linux') return false
  try {
    using _disk = new SmallDisk('64k')
    return true
  } catch {
    return false
  }
}

/** False where disks cannot be mounted; said aloud, because tests are skipped then. */
export const hasSmallDisks = canMount()
if (!hasSmallDisks) process.stderr.write('SKIPPED: tests of full and write-protected disks, because this account may not mount one.\n')
