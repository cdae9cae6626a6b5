import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** How the folder of a build is called: when it was begun, in milliseconds, and what tells it from another of that moment. */
const named = /^(\d+)-\w+$/u

/** One build, which never changes once it is there. */
export interface Build {
  readonly folder: string
  /** When it was begun, in milliseconds: what was changed later is not in it. */
  readonly begunAt: number
}

/**
 * Builds of one program, each in a folder of its own, so that one that runs keeps the files that it has not loaded yet while
 * another is made. A file names the newest one that is whole.
 */
export class Builds {
  readonly #place: string

  constructor(place: string) {
    this.#place = place
  }

  /** The newest build that is whole. */
  newest(): Build | undefined {
    const note = join(this.#place, 'newest')
    return existsSync(note) ? this.#build(readFileSync(note, 'utf8')) : undefined
  }

  /** Has `into` make a build in a fresh folder; nothing is different when it says that it did not, or where none can be written. */
  make(into: (folder: string) => boolean): Build | undefined {
    return whereWritable(() => this.#make(into))
  }

  #make(into: (folder: string) => boolean): Build | undefined {
    mkdirSync(this.#place, { recursive: true })
    const folder = mkdtempSync(join(this.#place, `${String(Date.now())}-`))
    const name = basename(folder)
    if (!into(folder)) {
      rmSync(folder, { recursive: true, force: true })
      return undefined
    }
    // Put in the place of the other at once: whoever reads it meanwhile finds the one or the other.
    const note = join(this.#place, `newest-${name}`)
    writeFileSync(note, name)
    renameSync(note, join(this.#place, 'newest'))
    return this.#build(name)
  }

  /**
   * Keeps a build for as long as this process runs. Takes those away that no process runs, but the newest two: another
   * start may have read just now which the newest is, and not yet said that it uses it.
   */
  use(build: Build): void {
    whereWritable(() => this.#use(build))
  }

  #use({ folder }: Build): void {
    keepUsed(folder)
    const newestFirst = readdirSync(this.#place)
      .filter((name) => named.test(name))
      .toSorted((left, right) => begunAt(right) - begunAt(left))
    for (const name of newestFirst.slice(2))
      if (!isUsed(join(this.#place, name))) rmSync(join(this.#place, name), { recursive: true, force: true })
  }

  #build(name: string): Build | undefined {
    const folder = join(this.#place, name)
    return named.test(name) && existsSync(folder) ? { folder, begunAt: begunAt(name) } : undefined
  }
}

/** Codes of a disk that lets nothing be written, and of a folder that another start took away meanwhile. */
const notWritable = ['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'ENOENT']

/** Nothing where the disk does not let it be written: builds are for speed, and the sources run as well. */
function whereWritable<Value>(write: () => Value): Value | undefined {
  try {
    return write()
  } catch (error) {
    if (error instanceof Error && 'code' in error && notWritable.includes(String(error.code))) return undefined
    throw error
  }
}

function begunAt(name: string): number {
  return Number(named.exec(name)?.[1] ?? 0)
}

/** Says in a folder that this process uses what is built, for as long as it runs. */
export function keepUsed(folder: string): void {
  whereWritable(() => {
    mkdirSync(folder, { recursive: true })
    for (const { file, id } of usersOf(folder)) if (!isThere(id)) rmSync(file, { force: true })
    writeFileSync(join(folder, `used-by-${String(process.pid)}`), '')
  })
}

/** True while a process that said it uses the build is there. */
export function isUsed(folder: string): boolean {
  return usersOf(folder).some(({ id }) => isThere(id))
}

function usersOf(folder: string): { readonly file: string; readonly id: number }[] {
  return (existsSync(folder) ? readdirSync(folder) : []).flatMap((name) => {
    const [, id] = /^used-by-(\d+)$/u.exec(name) ?? []
    return id === undefined ? [] : [{ file: join(folder, name), id: Number(id) }]
  })
}

function isThere(id: number): boolean {
  try {
    return process.kill(id, 0)
  } catch (error) {
    // It is there, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** A folder beside `place` in which this process makes what will take its place; what others began and left is taken away. */
export function aside(place: string): string {
  const [above, name] = [dirname(place), basename(place)]
  for (const other of existsSync(above) ? readdirSync(above) : []) {
    const [, id] = new RegExp(`^${name}-(\\d+)(?:-before)?$`, 'u').exec(other) ?? []
    if (id !== undefined && !isThere(Number(id))) rmSync(join(above, other), { recursive: true, force: true })
  }
  return `${place}-${String(process.pid)}`
}

/** Puts a folder that was made aside into its place, and takes away the one that stood there. */
export function putInPlace(made: string, place: string): void {
  const before = `${made}-before`
  if (existsSync(place)) renameSync(place, before)
  // Where another start was quicker, what it made stays.
  if (!existsSync(place)) renameSync(made, place)
  for (const folder of [made, before]) rmSync(folder, { recursive: true, force: true })
}
