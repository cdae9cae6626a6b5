import type { JSX } from 'react'
import { identityInWords } from '../../core/clause/index.ts'
import type { ClauseVersionName, Uses } from '../../core/requests/index.ts'
import { useAnswer } from '../window/answers.ts'
import { addressOf } from '../window/place.ts'
import { shownDay } from './days.ts'
import { RecallReport, type VersionName } from './recall-report.tsx'

/** As many drafts as are drawn. */
const mostRows = 500

/** Where a clause version is used, and the report for its recall: every letter that left with it. */
export function ClauseUses({ identity, version }: VersionName): JSX.Element {
  const uses = useAnswer('register.whereUsed', { identity, version })
  const recall = useAnswer('register.recall', { identity, version })
  const failure = uses.error?.failure ?? recall.error?.failure
  if (failure !== undefined)
    return (
      <p role="alert" className="panel-empty">
        {failure.message} {failure.remedy}
      </p>
    )
  return (
    <article className="release-detail where-used" aria-label="Where a clause is used">
      <header>
        <h1>
          {recall.data?.title ?? identity.split(' ')[0]} <span className="version-number">v{version}</span>
        </h1>
        <p>
          <code>{identityInWords(identity)}</code>
        </p>
        {recall.data?.reason !== undefined && (
          <p className="tone-bad">
            Withdrawn{recall.data.withdrawnOn !== undefined && ` on ${shownDay(recall.data.withdrawnOn)}`}: {recall.data.reason}
          </p>
        )}
        {recall.data?.replacement !== undefined && <Instead version={recall.data.replacement} />}
      </header>
      {uses.data !== undefined && <UsesLists uses={uses.data} />}
      {recall.data !== undefined && <RecallReport name={{ identity, version }} letters={recall.data.letters} />}
    </article>
  )
}

function Instead({ version: { clauseId, code, title, number } }: { readonly version: ClauseVersionName }): JSX.Element {
  return (
    <p>
      Use instead:{' '}
      <a className="link" href={addressOf('clauses', clauseId, String(number))}>
        {title}
      </a>{' '}
      <code>
        {code} v{number}
      </code>
    </p>
  )
}

function UsesLists({ uses: { drafts, released, sent } }: { readonly uses: Uses }): JSX.Element {
  return (
    <>
      <dl className="use-counts" aria-label="Where it is used">
        {[
          ['Drafts', drafts.length],
          ['Released, not sent', released.length],
          ['Sent', sent.length],
        ].map(([title, count]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{count?.toLocaleString('en-GB')}</dd>
          </div>
        ))}
      </dl>
      {drafts.length > 0 && (
        <section aria-label="Drafts with this version">
          <h2 className="panel-heading">Drafts</h2>
          <ul className="detail-rows">
            {drafts.slice(0, mostRows).map(({ letterId, title, recipient, at }) => (
              <li key={letterId}>
                <a className="link" href={addressOf('letters', letterId)}>
                  {title}
                </a>{' '}
                <span>{recipient}</span> <span>changed {shownDay(at)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
