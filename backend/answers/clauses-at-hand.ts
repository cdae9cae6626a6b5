import { setImmediate } from 'node:timers/promises'
import { standingOn, type ClauseLibrary, type ClauseVersion, type Day } from '../../core/clause/index.ts'
import { succeed, type Result, type VersionState } from '../../core/requests/index.ts'
import type { Store, VersionSketch } from '../store/index.ts'

/** Versions that are read at once before others get their turn. */
const batch = 250

/** Of a clause that has no approved version, those in these states are offered. */
const underWay: ReadonlySet<VersionSketch['state']> = new Set(['draft', 'in-review'])

/** The clauses of the store from one change to the next; each is read once, when it is asked for. */
export class ClausesAtHand {
  readonly #store: Store
  readonly #read = new Map<string, ClauseVersion>()
  #all: Promise<Result<VersionSketch[]>> | undefined
  #usable: Sketches | undefined

  constructor(store: Store) {
    this.#store = store
  }

  /** The usable versions of all clauses. */
  async all(): Promise<Result<ClauseLibrary>> {
    const sketches = await this.#sketches()
    return sketches.ok ? this.#library([...sketches.value.values()].flat()) : sketches
  }

  /** The usable versions of the clauses with these codes. */
  async of(codes: readonly string[]): Promise<Result<ClauseLibrary>> {
    const sketches = await this.#sketches()
    if (!sketches.ok) return sketches
    const library = await this.#library([...new Set(codes)].flatMap((code) => sketches.value.get(code) ?? []))
    return library.ok ? succeed({ ...library.value, codes: [...sketches.value.keys()] }) : library
  }

  /** Of each variant its newest usable version, with those before it down to the one that is valid on the day. */
  async offered(day: Day): Promise<Result<readonly ClauseVersion[]>> {
    const sketches = await this.#sketches()
    if (!sketches.ok) return sketches
    const variants = Map.groupBy([...sketches.value.values()].flat(), ({ clauseId }) => clauseId)
    const wanted = [...variants.values()].flatMap((newestFirst) => {
      const valid = newestFirst.findIndex((sketch) => standingOn(sketch, day) === 'valid')
      return newestFirst.slice(0, Math.max(0, valid) + 1)
    })
    const library = await this.#library(wanted)
    return library.ok ? succeed(library.value.versions) : library
  }

  /** Where every version stands that is not approved. */
  async states(): Promise<Result<readonly VersionState[]>> {
    const read = await this.#versions()
    if (!read.ok) return read
    const open = read.value.filter(({ state }) => state !== 'approved')
    return succeed(open.map(({ identity, number, state }) => ({ identity, version: number, state })))
  }

  #versions(): Promise<Result<VersionSketch[]>> {
    return (this.#all ??= this.#store.library.sketches())
  }

  async #sketches(): Promise<Result<Sketches>> {
    const read = await this.#versions()
    return read.ok ? succeed((this.#usable ??= usable(read.value))) : read
  }

  async #library(sketches: readonly VersionSketch[]): Promise<Result<ClauseLibrary>> {
    const missing = sketches.filter(({ id }) => !this.#read.has(id))
    for (let first = 0; first < missing.length; first += batch) {
      if (first > 0) await setImmediate()
      const read = await this.#store.library.versionsById(missing.slice(first, first + batch).map(({ id }) => id))
      if (!read.ok) return read
      for (const { id, version } of read.value) this.#read.set(id, version)
    }
    return succeed({ versions: sketches.flatMap(({ id }) => this.#read.get(id) ?? []) })
  }
}

/** Usable versions by the code of their clause; those of a variant stand together, the newest first. */
type Sketches = ReadonlyMap<string, readonly VersionSketch[]>

/** What letters are made from: of a clause with approved versions those, otherwise its drafts and what is in review. */
function usable(all: readonly VersionSketch[]): Sketches {
  const approved = new Set(all.flatMap(({ state, clauseId }) => (state === 'approved' ? [clauseId] : [])))
  const kept = all.filter(({ state, clauseId }) => state === 'approved' || (underWay.has(state) && !approved.has(clauseId)))
  return Map.groupBy(kept, ({ code }) => code)
}
