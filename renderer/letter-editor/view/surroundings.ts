import { createContext, useContext } from 'react'
import type { Day } from '../../../core/clause/index.ts'
import type { ClauseVersion } from '../../../core/clause/index.ts'
import { houseStandings, type HouseStandings } from '../../clause-standing/house-standings.ts'
import { noEvidence, type EvidenceSearch } from '../citing/evidence-search.ts'
import type { FieldName } from '../insert-menu/insertables.ts'
import type { Pictures } from '../pictures/picture-shelf.ts'

/** What is written on the page. */
export type Written = 'Letter' | 'Clause' | 'Template'

/** What the letter's enclosures part offers for the files that go out with it. */
export interface Enclosing {
  readonly count: number
  /** Shows the files, and asks for the first ones. */
  open(): void
  /** Takes in files that were dropped. */
  add(files: readonly File[]): void
}

/** What elements show besides the document: kept apart from it, so that it changes without an edit. */
export interface Surroundings {
  readonly written: Written
  readonly clauseVersions: readonly ClauseVersion[]
  /** How the clause versions of the house stand. */
  readonly standings: HouseStandings
  /** The letter's date, on which clauses must be valid, or today while it has none. */
  readonly day: Day
  readonly language: string
  /** Fields that the `/` menu and the toolbar offer. */
  readonly fields: readonly FieldName[]
  /** The pictures that the letter shows. */
  readonly pictures: Pictures
  /** The files that go out with the letter; left out where none can. Keep the object's identity. */
  readonly enclosing?: Enclosing | undefined
  /** Where evidence to cite is found. */
  readonly evidenceSearch: EvidenceSearch
  /** Called when a person asks to fill a field: a chip was pressed. */
  onField?: ((name: string) => void) | undefined
}

const missing = { kind: 'missing' } as const

const noPictures: Pictures = {
  state: () => missing,
  subscribe: () => () => undefined,
  want: () => undefined,
  add: () => Promise.resolve({ ok: false, error: { code: 'no-pictures', message: 'There is no place for pictures here.' } }),
}

/** What elements are shown with where no letter is: in a clause's own editor, say. */
export const noStandings = houseStandings([], [])
export const anyDay: Day = '2000-01-01'

export const SurroundingsContext = createContext<Surroundings>({
  written: 'Letter',
  clauseVersions: [],
  standings: noStandings,
  day: anyDay,
  language: 'en-GB',
  fields: [],
  pictures: noPictures,
  evidenceSearch: noEvidence,
})

export function useSurroundings(): Surroundings {
  return useContext(SurroundingsContext)
}
