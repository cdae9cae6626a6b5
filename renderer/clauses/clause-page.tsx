import { useState, type JSX } from 'react'
import type { ShelfWithoutClauses } from '../../core/letter/index.ts'
import type { ClauseEntry, ClauseVersionEntry } from '../../core/requests/index.ts'
import { EvidencePanel } from '../evidence/evidence-panel.tsx'
import { ClauseActions } from './clause-actions.tsx'
import { ClauseFacts } from './clause-facts.tsx'
import { ClauseText } from './clause-text.tsx'
import { VersionList } from './version-list.tsx'
import { WhereUsed } from './where-used.tsx'

interface ClausePageProps {
  readonly clause: ClauseEntry
  readonly entry: ClauseVersionEntry
  readonly shelf: ShelfWithoutClauses
}

/** A clause: its versions, the text and facts of one of them, what it rests on, and where it went. */
export function ClausePage({ clause, entry, shelf }: ClausePageProps): JSX.Element {
  const [now] = useState(() => new Date())
  return (
    <div className="clause-page">
      <div className="clause-versions">
        <VersionList clause={clause} shown={entry} now={now} />
        <WhereUsed clause={clause} entry={entry} />
      </div>
      <section className="clause-middle" aria-label={`Version ${String(entry.number)}`}>
        <ClauseText key={`${entry.id} ${entry.digest}`} version={entry.version} shelf={shelf} />
        <ClauseFacts clause={clause} entry={entry} />
        <ClauseActions clause={clause} entry={entry} />
      </section>
      {entry.version.evidence.length > 0 && (
        <aside className="clause-evidence" aria-label="What it rests on">
          <EvidencePanel key={entry.id} version={entry.version} />
        </aside>
      )}
    </div>
  )
}
