import { createContext, useContext } from 'react'
import type { Day } from '../../../core/clause/index.ts'
import type { ClauseVersion } from '../../../core/clause/index.ts'
import type { FieldName } from '../insert-menu/insertables.ts'

/** What elements show besides the document: kept apart from it, so that it changes without an edit. */
export interface Surroundings {
  readonly clauseVersions: readonly ClauseVersion[]
  /** The letter's date, on which clauses must be valid. */
  readonly day: Day | undefined
  readonly language: string
  /** Fields that the `/` menu and the toolbar offer. */
  readonly fields: readonly FieldName[]
  /** The address of an image's bytes (a blob), by digest. */
  imageAddress(digest: string): string | undefined
  /** Called when a person asks to fill a field: a chip was pressed. */
  onField?: ((name: string) => void) | undefined
}

export const SurroundingsContext = createContext<Surroundings>({
  clauseVersions: [],
  day: undefined,
  language: 'en-GB',
  fields: [],
  imageAddress: () => undefined,
})

export function useSurroundings(): Surroundings {
  return useContext(SurroundingsContext)
}
