import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ClauseVersion, Day } from '../../core/clause/index.ts'
import { shelfOf, usableHouse } from '../../core/house/index.ts'
import { houseEvidence, type HouseEvidence, type Shelf, type ShelfWithoutClauses } from '../../core/letter/index.ts'
import { succeed, type Result, type VersionState } from '../../core/requests/index.ts'
import { loadShelf, type LoadedShelf } from '../files/index.ts'
import type { LibraryMark, Store } from '../store/index.ts'
import { ClausesAtHand } from './clauses-at-hand.ts'

/** All that letters are made from but the clauses, the pictures of clauses in folders, and what is wrong in the folders. */
export interface LibraryThings extends Omit<LoadedShelf, 'shelf'> {
  readonly shelf: ShelfWithoutClauses
}

/** The library as the letters see it. Of its clauses only those are read that are asked for: there may be tens of thousands. */
export interface Library {
  /** What there is beside the clauses, as it was last refreshed. */
  read(): LibraryThings
  /** The shelf with the clauses of these codes, or with all of them. */
  shelfFor(codes?: readonly string[]): Promise<Result<Shelf>>
  /** What can be put into a letter: of each variant its newest version, with those before it down to the one that is valid on the day. */
  offered(day: Day): Promise<Result<readonly ClauseVersion[]>>
  /** Where every version stands that is not approved; folders know of none. */
  states(): Promise<Result<readonly VersionState[]>>
  /** The evidence that letters can cite, by its title. */
  evidence(): Promise<Result<readonly HouseEvidence[]>>
  /** Sees whether something changed since the last time; asked before each answer. */
  refresh(): Promise<Result<void>>
}

/** Newest change below the folders, in milliseconds, with the number of entries: either moves when a file comes, goes or changes. */
function markOf(folders: readonly string[]): string {
  let newest = 0
  let count = 0
  for (const folder of folders) {
    for (const entry of entriesBelow(folder)) {
      count += 1
      newest = Math.max(newest, statSync(entry, { throwIfNoEntry: false })?.mtimeMs ?? 0)
    }
  }
  return `${String(newest)}/${String(count)}`
}

function entriesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((entry) => join(folder, entry))
  } catch {
    return []
  }
}

/** Looks for changes at most this often, in milliseconds: a key press asks for a page, and pages ask for the shelf. */
const lookEvery = 2000

/** A library of folders alone: clauses, templates, letterheads and company values. */
export function openLibrary(folders: readonly string[], now: () => number): Library {
  let shelf: LoadedShelf | undefined
  let mark = ''
  let looked = 0
  const read = (): LoadedShelf => {
    if (shelf !== undefined && now() - looked < lookEvery) return shelf
    looked = now()
    const found = markOf(folders)
    if (shelf === undefined || found !== mark) shelf = loadShelf(folders)
    mark = found
    return shelf
  }
  return {
    read,
    shelfFor: () => Promise.resolve(succeed(read().shelf)),
    offered: () => Promise.resolve(succeed(read().shelf.library.versions)),
    states: () => Promise.resolve(succeed([])),
    evidence: () => {
      const versions = read().shelf.library.versions.map(({ evidence }) => ({ evidence, isWithdrawn: false }))
      return Promise.resolve(succeed(houseEvidence({ versions, files: [] })))
    },
    refresh: () => Promise.resolve(succeed(undefined)),
  }
}

/** All that letters are made from comes from the store, pictures too; the folders only say what is wrong in them. */
export function openStoreLibrary(folders: Library, store: Store): Library {
  let mark: LibraryMark | undefined
  let clauses = new ClausesAtHand(store)
  let evidence: Promise<Result<readonly HouseEvidence[]>> | undefined
  let house: ShelfWithoutClauses = shelfOf([])
  return {
    // The folders' files are read when somebody asks for what only they have: at the start nobody does.
    read: () => ({
      shelf: house,
      get images() {
        return folders.read().images
      },
      get findings() {
        return folders.read().findings
      },
    }),
    async shelfFor(codes) {
      const library = await (codes === undefined ? clauses.all() : clauses.of(codes))
      if (!library.ok) return library
      const rules = await store.rules.read()
      return rules.ok ? succeed({ ...house, adaptable: rules.value.adaptable, library: library.value }) : rules
    },
    offered: (day) => clauses.offered(day),
    states: () => clauses.states(),
    evidence() {
      return (evidence ??= evidenceOf(store))
    },
    async refresh() {
      const since = await store.library.changedSince(mark)
      if (!since.ok) return since
      if (since.value.changed) {
        const kept = await store.house.versions()
        if (!kept.ok) return kept
        house = shelfOf(usableHouse(kept.value).map(({ thing }) => thing))
        clauses = new ClausesAtHand(store)
        evidence = undefined
      }
      mark = since.value.mark
      return succeed(undefined)
    },
  }
}

async function evidenceOf(store: Store): Promise<Result<readonly HouseEvidence[]>> {
  const known = await store.library.evidence()
  return known.ok ? succeed(houseEvidence(known.value)) : known
}
