import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const filler = 'filler-'

/** A disk of its own, so that it can be full or write-protected; only the system's administrator may mount one. */
export class SmallDisk {
  readonly path = mkdtempSync(join(tmpdir(), 'chancery-disk-'))

  constructor(size: string) {
    this.#mount('-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', this.path)
  }

  protect(): void {
    this.#mount('-o', 'remount,ro', this.path)
  }

  unprotect(): void {
    this.#mount('-o', 'remount,rw', this.path)
  }

  /** Takes all the room that is left; `empty` gives it back. */
  fill(): void {
    for (let size = 1_000_000, count = 0; size >= 1; count += 1) {
      try {
        writeFileSync(join(this.path, `${filler}${String(count)}`), Buffer.alloc(size), { flag: 'wx' })
      } catch {
        // What fitted of it stays; half of it may be left.
        size = Math.floor(size / 2)
      }
    }
  }

  empty(): void {
    for (const name of readdirSync(this.path)) if (name.startsWith(filler)) rmSync(join(this.path, name))
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
