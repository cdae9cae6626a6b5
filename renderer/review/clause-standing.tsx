import type { JSX } from 'react'
import type { ReviewedClause } from '../../core/requests/index.ts'
import { stateWords } from '../../core/review/index.ts'
import { markOf } from './review-words.ts'

/** Where a clause of a letter stands; words outside of clauses are new. */
export function ClauseStanding({ clause }: { readonly clause: ReviewedClause | undefined }): JSX.Element {
  if (clause === undefined) return <p className="review-standing tone-bad">This house does not know this clause.</p>
  const { state, version, newest } = clause
  return (
    <p className="review-standing">
      v{version} <span className={markOf(state ?? 'refused')}>{state === undefined ? 'Not in the library' : stateWords[state]}</span>
      {newest !== undefined && newest > version && ` · v${String(newest)} is approved`}
    </p>
  )
}
