import type { JSX } from 'react'
import type { ClauseEntry, ClauseVersionEntry, Uses } from '../../core/requests/index.ts'
import { clauseAddress } from '../register/clause-address.ts'
import { useAnswer } from '../window/answers.ts'
import { addressOf } from '../window/place.ts'

/** The letters that carry a version: those being drafted, those released, those sent. */
export function WhereUsed({ clause, entry }: { readonly clause: ClauseEntry; readonly entry: ClauseVersionEntry }): JSX.Element {
  const uses = useAnswer('register.whereUsed', { identity: clause.identity, version: entry.number })
  return (
    <section aria-labelledby="clause-used" className="where-used">
      <h2 id="clause-used" className="panel-heading">
        Where it is used
      </h2>
      {uses.error !== null && (
        <p className="where-used-line" role="alert">
          {uses.error.failure.message}
        </p>
      )}
      {uses.data !== undefined && <Letters uses={uses.data} number={entry.number} />}
      <p className="where-used-line">
        <a href={clauseAddress(clause.identity, entry.number)}>All letters and recall report</a>
      </p>
    </section>
  )
}

const most = 5

function Letters({ uses: { drafts, released, sent }, number }: { readonly uses: Uses; readonly number: number }): JSX.Element {
  const unsent = released.filter(({ releaseId }) => !sent.some((other) => other.releaseId === releaseId))
  if (drafts.length + unsent.length + sent.length === 0) return <p className="where-used-line">No letter carries v{number}.</p>
  return (
    <>
      <Group title={drafts.length === 1 ? '1 draft' : `${String(drafts.length)} drafts`} letters={drafts} />
      <Group
        title={unsent.length === 1 ? '1 letter released, not sent' : `${String(unsent.length)} letters released, not sent`}
        letters={unsent}
      />
      <Group title={sent.length === 1 ? '1 letter sent' : `${String(sent.length)} letters sent`} letters={sent} />
    </>
  )
}

function Group({ title, letters }: { readonly title: string; readonly letters: Uses['drafts'] }): JSX.Element | null {
  if (letters.length === 0) return null
  return (
    <div className="where-used-line">
      <h3>{title}</h3>
      <ul>
        {letters.slice(0, most).map(({ letterId, releaseId, title: name, recipient }) => (
          <li key={releaseId ?? letterId} title={`${name} · ${recipient.split('\n')[0] ?? ''}`}>
            <a href={addressOf('letters', letterId)}>{name}</a> {recipient.split('\n')[0]}
          </li>
        ))}
      </ul>
      {letters.length > most && <p>and {letters.length - most} more</p>}
    </div>
  )
}
