import { useMemo, useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import type { ClauseEntry, ClauseVersionEntry } from '../../core/requests/index.ts'
import { CompareDialog } from '../redline/compare-dialog.tsx'
import { changedAtText } from '../start-screen/changed-at.ts'
import { addressOf } from '../window/place.ts'
import { useToday } from '../window/today.ts'
import { StateDot } from './clause-row.tsx'
import { dayText, stateOnDay } from './state-names.ts'

/** The versions of a clause, the newest first; each leads to its text. */
export function VersionList({
  clause,
  shown,
  now,
}: {
  readonly clause: ClauseEntry
  readonly shown: ClauseVersionEntry
  readonly now: Date
}): JSX.Element {
  const newest = clause.versions[0]
  return (
    <section aria-labelledby="clause-versions">
      <h2 id="clause-versions" className="panel-heading">
        Versions
      </h2>
      <ol className="version-list">
        {clause.versions.map((version) => (
          <li key={version.id}>
            <a
              className="version-entry"
              href={addressOf('clauses', clause.id, String(version.number))}
              aria-current={version.id === shown.id ? 'true' : undefined}
            >
              <span className="version-entry-head">
                <b>v{version.number}</b>
                <VersionState version={version} isReplaced={version.state === 'draft' && version !== newest} />
              </span>
              <span className="version-entry-reason">{version.reason}</span>
              <span className="version-entry-facts">
                <span>{version.author.name}</span>
                <time dateTime={version.madeAt}>{changedAtText(version.madeAt, now)}</time>
                <Approvals version={version} />
                {version.comments > 0 && <span>{version.comments === 1 ? '1 comment' : `${String(version.comments)} comments`}</span>}
              </span>
              {version.withdrawal !== undefined && <Withdrawal of={version.withdrawal} />}
            </a>
          </li>
        ))}
      </ol>
      {clause.versions.length > 1 && <CompareButton clause={clause} shown={shown} />}
    </section>
  )
}

function VersionState({ version, isReplaced }: { readonly version: ClauseVersionEntry; readonly isReplaced: boolean }): JSX.Element {
  const { name, mark } = stateOnDay(version.state, version.version.valid, useToday())
  return <StateDot state={mark} text={isReplaced ? 'Draft, replaced' : name} />
}

/** Who withdrew it, when and why, as everybody reads it who meets the version. */
function Withdrawal({ of: { at, by, reason } }: { readonly of: NonNullable<ClauseVersionEntry['withdrawal']> }): JSX.Element {
  return (
    <span className="version-entry-withdrawal">
      Withdrawn on {dayText(at.slice(0, 10), 'short')}
      {by !== undefined && ` by ${by}`}
      {reason !== '' && `: ${reason}`}
    </span>
  )
}

function CompareButton({ clause, shown }: { readonly clause: ClauseEntry; readonly shown: ClauseVersionEntry }): JSX.Element {
  const [isOpen, setOpen] = useState(false)
  const versions = useMemo(() => clause.versions.map(({ version }) => version), [clause])
  return (
    <>
      <Button className="button compare-versions" onPress={() => setOpen(true)}>
        Compare versions …
      </Button>
      {isOpen && <CompareDialog title={shown.version.title} versions={versions} from={shown.number} close={() => setOpen(false)} />}
    </>
  )
}

/** How many approved it; those of another house, which came with an import, apart, for they do not count. */
function Approvals({ version: { decisions } }: { readonly version: ClauseVersionEntry }): JSX.Element {
  const approvals = decisions.filter(({ meaning }) => meaning === 'approve')
  const own = approvals.filter(({ isOfThisHouse }) => isOfThisHouse).length
  const others = approvals.flatMap(({ name, isOfThisHouse }) => (isOfThisHouse ? [] : [name]))
  return (
    <>
      {own > 0 && <span>{own === 1 ? '1 approval' : `${String(own)} approvals`}</span>}
      {others.length > 0 && (
        <span className="tone-warn" title="They came with an import. This house does not vouch for their keys, so they do not count here.">
          {others.length === 1 ? '1 approval of another house' : `${String(others.length)} approvals of another house`}: {others.join(', ')}
        </span>
      )}
    </>
  )
}
