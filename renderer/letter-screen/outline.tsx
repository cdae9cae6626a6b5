import { useMemo, useSyncExternalStore, type JSX } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { identityOf } from '../../core/clause/index.ts'
import type { Document, Path } from '../../core/document/index.ts'
import type { Shelf } from '../../core/letter/index.ts'
import type { PagePlace } from '../../core/requests/index.ts'
import type { FeedState } from '../preview/page-feed.ts'
import { useFeedPart } from '../preview/preview.tsx'
import { entryAround, outlineOf } from './outline-entries.ts'
import type { OpenLetter } from './use-session.ts'

interface OutlineProps {
  readonly open: OpenLetter
  readonly shelf: Shelf
  goTo(path: Path): void
}

const noPlaces: readonly PagePlace[] = []
const noBlocks: Document = []
const placesOf = ({ laidOut }: FeedState): readonly PagePlace[] => laidOut?.places ?? noPlaces
const documentOf = ({ laidOut }: FeedState): Document => laidOut?.letter.document ?? noBlocks

/** The headings and clauses of the letter as it was last laid out; chosen, one is brought into sight. */
export function Outline({ open: { session, feed, caret }, shelf, goTo }: OutlineProps): JSX.Element {
  const places = useFeedPart(feed, placesOf)
  const document = useFeedPart(feed, documentOf)
  const path = useSyncExternalStore(caret.subscribe, caret.path)
  const titles = useMemo(() => new Map(shelf.library.versions.map((version) => [identityOf(version), version.title])), [shelf])
  const { printed } = session.editor.fieldValues
  const entries = useMemo(
    () => outlineOf(document, places, { printed, titleOf: (clause) => titles.get(identityOf(clause)) ?? clause.code }),
    [document, places, printed, titles],
  )
  const current = entryAround(entries, path)
  return (
    <ListBox
      className="outline"
      aria-label="Outline"
      items={entries.map((entry) => ({ ...entry, id: entry.path.join('.') }))}
      selectionMode="none"
      renderEmptyState={() => <p className="outline-empty">The letter has no headings and no clauses yet.</p>}
      onAction={(key) => goTo(String(key).split('.').map(Number))}
    >
      {(entry) => (
        <ListBoxItem
          id={entry.id}
          textValue={entry.text}
          className={`outline-entry outline-${entry.kind}${entry.path[0] === current?.path[0] ? ' is-current' : ''}`}
          style={{ paddingInlineStart: 14 + 14 * (entry.level - 1) }}
        >
          <span className="outline-text">{entry.text === '' ? 'Without words yet' : entry.text}</span>
          {entry.kind === 'clause' && <span className="visually-hidden">, clause</span>}
          {entry.path[0] === current?.path[0] && <span className="visually-hidden">, here</span>}
          {entry.page !== undefined && (
            <span className="outline-page">
              <span className="visually-hidden">page </span>
              {entry.page}
            </span>
          )}
        </ListBoxItem>
      )}
    </ListBox>
  )
}
