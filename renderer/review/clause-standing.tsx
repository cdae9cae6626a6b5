import type { JSX } from 'react'
import { hasOwnWords } from '../../core/clause/index.ts'
import type { Clause } from '../../core/document/index.ts'
import type { ReviewedClause } from '../../core/requests/index.ts'
import { stateWords } from '../../core/review/index.ts'
import { QuoteIcon } from '../letter-editor/view/icons.tsx'
import { markOf } from './review-words.ts'

/** Where a clause of a letter stands; words outside of clauses are new. */
export function ClauseStanding({ clause }: { readonly clause: ReviewedClause | undefined }): JSX.Element {
  if (clause === undefined) return <p className="review-standing tone-bad">This house does not know this clause.</p>
  return (
    <p className="review-standing">
      <StandingWords clause={clause} />
    </p>
  )
}

function StandingWords({ clause: { state, version, newest } }: { readonly clause: ReviewedClause }): JSX.Element {
  return (
    <>
      v{version} <span className={markOf(state ?? 'refused')}>{state === undefined ? 'Not in the library' : stateWords[state]}</span>
      {newest !== undefined && newest > version && ` · v${String(newest)} is approved`}
    </>
  )
}

interface ClauseBandProps {
  readonly clause: Clause
  readonly reviewed: ReviewedClause | undefined
}

/** The line above a clause in a letter: which it is, how it stands, where it may be used, and what of it is sealed. */
export function ClauseBand({ clause, reviewed }: ClauseBandProps): JSX.Element {
  const isSealed = clause.lock === 'sealed'
  return (
    <p className="review-band">
      <b>
        {isSealed && <QuoteIcon />}
        {clause.code}
      </b>
      <span>
        {reviewed === undefined ? (
          <span className="tone-bad">v{clause.version} · This house does not know this clause.</span>
        ) : (
          <StandingWords clause={reviewed} />
        )}
        {` · ${clause.jurisdictions.join(', ') || 'everywhere'}`}
        {isSealed && (hasOwnWords(clause.children) ? ' · quotation sealed, the rest the house’s own' : ' · sealed')}
      </span>
    </p>
  )
}
