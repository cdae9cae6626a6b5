import { useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import type { ShelfWithoutClauses } from '../../core/letter/index.ts'
import type { HouseEntry, HouseVersionEntry } from '../../core/requests/index.ts'
import { StateDot } from '../clauses/clause-row.tsx'
import { reasonFor } from '../clauses/sittings.ts'
import { changedAtText } from '../start-screen/changed-at.ts'
import { addressOf } from '../window/place.ts'
import { ChangesTable } from './changes-table.tsx'
import { HouseActions } from './house-actions.tsx'
import { HouseForm } from './house-form.tsx'
import { HousePages } from './house-pages.tsx'
import { useHouseDraft } from './use-house-draft.ts'

interface HousePageProps {
  readonly entry: HouseEntry
  readonly version: HouseVersionEntry
  readonly shelf: ShelfWithoutClauses
}

/** One version: what it says, its versions with what changed, and a letter made from it. */
export function HousePage({ entry, version, shelf }: HousePageProps): JSX.Element {
  const [isEditing, setEditing] = useState(version.state === 'draft' && !version.isFrozen && reasonFor(version.id) !== undefined)
  const { thing, save, change, flush } = useHouseDraft(version, reasonFor(version.id) ?? version.reason)
  return (
    <div className="house-page">
      <div className="house-middle">
        <HouseActions entry={entry} version={version} isEditing={isEditing} edit={() => setEditing(true)} flush={flush} />
        {save.kind === 'failed' && (
          <p className="dialog-failure" role="alert">
            {save.failure.message} {save.failure.remedy}
          </p>
        )}
        <p className="house-saved" role="status">
          {!isEditing ? '' : save.kind === 'saved' ? 'Saved' : save.kind === 'unsaved' ? 'Saving …' : 'Not saved'}
        </p>
        <HouseForm thing={thing} shelf={shelf} isReadOnly={!isEditing} change={change} />
        <Versions entry={entry} shown={version} />
      </div>
      <HousePages thing={thing} />
    </div>
  )
}

function Versions({ entry, shown }: { readonly entry: HouseEntry; readonly shown: HouseVersionEntry }): JSX.Element {
  const [now] = useState(() => new Date())
  const [opened, setOpened] = useState<string>()
  return (
    <section aria-labelledby="house-versions">
      <h2 id="house-versions" className="panel-heading">
        Versions
      </h2>
      <ol className="version-list">
        {entry.versions.map((version, index) => (
          <li key={version.id}>
            <a className="version-entry" href={addressOf('house', version.id)} aria-current={version.id === shown.id ? 'true' : undefined}>
              <span className="version-entry-head">
                <b>v{version.number}</b>
                <StateDot state={version.state} />
              </span>
              <span className="version-entry-reason">{version.withdrawal ?? version.reason}</span>
              <span className="version-entry-facts">
                <span>{version.author}</span>
                <time dateTime={version.madeAt}>{changedAtText(version.madeAt, now)}</time>
                {version.decisions.map(({ id, name, meaning }) => (
                  <span key={id}>{meaning === 'approve' ? `approved by ${name}` : `${name}: ${meaning}`}</span>
                ))}
              </span>
            </a>
            {index < entry.versions.length - 1 && (
              <Button
                className="link-button house-what"
                aria-expanded={opened === version.id}
                onPress={() => setOpened(opened === version.id ? undefined : version.id)}
              >
                What changed
              </Button>
            )}
            {opened === version.id && <ChangesTable changes={version.changes} />}
          </li>
        ))}
      </ol>
    </section>
  )
}
