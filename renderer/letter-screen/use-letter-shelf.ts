import { useMemo } from 'react'
import { identityOf, type ClauseVersion } from '../../core/clause/index.ts'
import type { Shelf, ShelfWithoutClauses } from '../../core/letter/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { houseStandings, type HouseStandings } from '../clause-standing/house-standings.ts'
import { useAnswer } from '../window/answers.ts'

export interface LetterShelf {
  readonly shelf: Shelf
  /** How each clause version stands; keeps its identity while the library stays as it is. */
  readonly standings: HouseStandings
}

/**
 * The shelf with the clauses that a letter may take, and with all versions of those that it has; undefined while they are
 * being read.
 */
export function useLetterShelf(shelf: ShelfWithoutClauses, id: string): Result<LetterShelf> | undefined {
  const offered = useAnswer('library.list', {})
  const own = useAnswer('library.ofLetter', { id })
  return useMemo(() => {
    // What was read once stays: a letter that is open is not taken from the screen because something could not be read again.
    if (offered.data === undefined || own.data === undefined) {
      const error = offered.error ?? own.error
      return error === null ? undefined : fail(error.failure)
    }
    const versions = onceEach([...offered.data.clauses, ...own.data.clauses])
    return succeed({ shelf: { ...shelf, library: { versions } }, standings: houseStandings(versions, offered.data.states) })
  }, [shelf, offered.data, offered.error, own.data, own.error])
}

function onceEach(versions: readonly ClauseVersion[]): ClauseVersion[] {
  return [...new Map(versions.map((version) => [`${identityOf(version)} ${String(version.version)}`, version])).values()]
}
