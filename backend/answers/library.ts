import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { identityOf, type ClauseVersion } from '../../core/clause/index.ts'
import { shelfOf, usableHouse, type HouseThing } from '../../core/house/index.ts'
import { succeed, type Result, type VersionState } from '../../core/requests/index.ts'
import { loadShelf, type LoadedShelf } from '../files/index.ts'
import type { LibraryMark, OpenVersion, Store } from '../store/index.ts'

/** The library as the letters see it. */
export interface Library {
  /** The shelf as it was when it was last refreshed. */
  read(): LoadedShelf
  /** Where every version stands that is not approved; folders know of none. */
  states(): readonly VersionState[]
  /** Reads what changed since the last time; asked before each answer. */
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
  return {
    read() {
      if (shelf !== undefined && now() - looked < lookEvery) return shelf
      looked = now()
      const found = markOf(folders)
      if (shelf === undefined || found !== mark) shelf = loadShelf(folders)
      mark = found
      return shelf
    },
    states: () => [],
    refresh: () => Promise.resolve(succeed(undefined)),
  }
}

/** All that letters are made from comes from the store, pictures too; the folders only say what is wrong in them. */
export function openStoreLibrary(folders: Library, store: Store): Library {
  let mark: LibraryMark | undefined
  let versions: readonly ClauseVersion[] = []
  let house: readonly HouseThing[] = []
  let states: readonly VersionState[] = []
  let held: { readonly from: LoadedShelf; readonly versions: readonly ClauseVersion[]; readonly shelf: LoadedShelf } | undefined
  return {
    read() {
      const from = folders.read()
      if (held?.from === from && held.versions === versions) return held.shelf
      held = { from, versions, shelf: { ...from, shelf: { library: { versions }, ...shelfOf(house) } } }
      return held.shelf
    },
    states: () => states,
    async refresh() {
      const since = await store.library.changedSince(mark)
      if (!since.ok) return since
      if (since.value.changed) {
        const read = await store.library.versions()
        if (!read.ok) return read
        const kept = await store.house.versions()
        if (!kept.ok) return kept
        versions = usable(read.value)
        house = usableHouse(kept.value).map(({ thing }) => thing)
        states = unapproved(read.value)
      }
      mark = since.value.mark
      return succeed(undefined)
    },
  }
}

/** Of a clause that has no approved version, those in these states are offered. */
const underWay: ReadonlySet<OpenVersion['state']> = new Set(['draft', 'in-review'])

/** What letters are made from: of a clause with approved versions those, otherwise its drafts and what is in review. */
function usable(all: readonly OpenVersion[]): ClauseVersion[] {
  const approved = new Set(all.flatMap(({ state, version }) => (state === 'approved' ? [identityOf(version)] : [])))
  return all.flatMap(({ state, version }) =>
    state === 'approved' || (underWay.has(state) && !approved.has(identityOf(version))) ? [version] : [],
  )
}

function unapproved(all: readonly OpenVersion[]): VersionState[] {
  return all.flatMap(({ state, version }) =>
    state === 'approved' ? [] : [{ identity: identityOf(version), version: version.version, state }],
  )
}
