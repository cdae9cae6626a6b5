import type { JSX } from 'react'
import type { OpenReview } from '../../core/requests/index.ts'
import { stateWords } from '../../core/review/index.ts'
import { ChangesTable } from '../house/changes-table.tsx'
import { StarterValues } from '../house/starter-values.tsx'
import { dayText, markOf } from './review-words.ts'

type House = NonNullable<OpenReview['house']>

/** What a version of the house changes, and why; beside it stands a letter made from it. */
export function HouseUnderReview({ house: { changes, before, reason, starterValues } }: { readonly house: House }): JSX.Element {
  return (
    <div className="review-text">
      {starterValues !== undefined && <StarterValues names={starterValues} />}
      <p className="review-soft review-hint">
        {before === undefined ? 'Its first version: all of it is new.' : `What it changes against v${String(before)}.`}{' '}
        {reason !== '' && `Reason: ${reason}`}
      </p>
      <ChangesTable changes={changes} />
    </div>
  )
}

export function VersionLines({ versions, shown }: { readonly versions: House['versions']; readonly shown: string }): JSX.Element {
  return (
    <>
      <h2 className="panel-heading">Versions</h2>
      <ol className="review-versions">
        {versions.map(({ id, number, state, reason, author, madeAt, approvals }) => (
          <li key={id} aria-current={id === shown ? 'true' : undefined}>
            <b>v{number}</b> <span className={markOf(state)}>{stateWords[state]}</span>
            {reason !== '' && <p>{reason}</p>}
            <small>
              {author} · {dayText(madeAt)}
              {approvals > 0 && ` · ${String(approvals)} ${approvals === 1 ? 'approval' : 'approvals'}`}
            </small>
          </li>
        ))}
      </ol>
    </>
  )
}
