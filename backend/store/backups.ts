import { succeed, fail, type Result } from '../../core/requests/index.ts'
import { listBackups, makeBackup, type Backup } from './backup-files.ts'
import type { Connection, StoreOutside } from './connection.ts'
import { storeFailure, type StoreFailure } from './failures.ts'
import { restoreBackup, type Restored } from './restore.ts'

/** Backups of the store that is open: made while it is in use, and brought back. */
export class Backups {
  readonly #folder: string
  readonly #connection: Connection
  readonly #outside: StoreOutside
  readonly #holdsFolder: boolean
  #problem: StoreFailure | undefined

  constructor(folder: string, connection: Connection, outside: StoreOutside, holdsFolder: boolean) {
    this.#folder = folder
    this.#connection = connection
    this.#outside = outside
    this.#holdsFolder = holdsFolder
  }

  /** The newest first. */
  list(): Promise<Result<Backup[], StoreFailure>> {
    try {
      return Promise.resolve(succeed(listBackups(this.#folder)))
    } catch (error) {
      return Promise.resolve(fail(storeFailure(error)))
    }
  }

  make(kind: 'by-hand' | 'daily' = 'by-hand'): Promise<Result<Backup, StoreFailure>> {
    return makeBackup(this.#folder, kind, this.#outside.now())
  }

  /** Why the last backup of the day could not be made. */
  get problem(): StoreFailure | undefined {
    return this.#problem
  }

  /** Makes the backup of the day, when there is none yet. Undefined when there is. */
  async makeDaily(): Promise<Result<Backup | undefined, StoreFailure>> {
    const listed = await this.list()
    if (!listed.ok) return listed
    const today = this.#outside.now().slice(0, 10)
    if (listed.value.some(({ kind, at }) => kind === 'daily' && at.startsWith(today))) return succeed(undefined)
    const made = await this.make('daily')
    this.#problem = made.ok ? undefined : made.error
    return made
  }

  /**
   * Brings back a backup, while the store stays open: what asks meanwhile waits. Whoever read from the store before must
   * read anew. Fails with `store-busy` in a process that does not have the data folder for itself.
   */
  restore(id: string, actor: string): Promise<Result<Restored, StoreFailure>> {
    if (!this.#holdsFolder) return Promise.resolve(fail(notHeld))
    return this.#connection.alone(() => restoreBackup(this.#folder, id, actor, this.#outside))
  }
}

const notHeld: StoreFailure = {
  code: 'store-busy',
  message: 'Another program may have the letters open.',
  remedy: 'Close other windows of Chancery and try again.',
}
