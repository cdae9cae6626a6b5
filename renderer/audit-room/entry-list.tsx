import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type JSX, type KeyboardEvent } from 'react'
import type { AuditFilter, ListedEntry } from '../../core/requests/index.ts'
import { rowAfter } from '../look/list-steps.ts'
import { aboutWords, actorWords, momentWords } from './entry-words.ts'
import { happenedWords } from './kind-words.ts'
import { useEntries } from './use-entries.ts'

const rowHeight = 36

interface EntryListProps {
  readonly filter: AuditFilter
  readonly total: number
  readonly selected: number
  select(row: number): void
  /** Hears which entry the selected row holds, once it is read. */
  show(entry: ListedEntry | undefined): void
}

/** The trail, the newest entry first. Only the rows in sight are there, so a long trail scrolls as a short one does. */
export function EntryList({ filter, total, selected, select, show }: EntryListProps): JSX.Element {
  const scroller = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- only the rows it gives are used here, and this component is not memoized
  const rows = useVirtualizer({ count: total, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 12 })
  const inSight = rows.getVirtualItems()
  const { at } = useEntries(filter, inSight[0]?.index ?? 0, inSight.at(-1)?.index ?? 0)
  const entry = at(selected)
  useEffect(() => show(entry), [entry, show])
  const move = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1)
    const next = rowAfter(event.key, selected, page, total)
    if (next === undefined) return
    event.preventDefault()
    select(next)
    rows.scrollToIndex(next)
  }
  return (
    <div
      ref={scroller}
      className="audit-list"
      role="listbox"
      tabIndex={0}
      aria-label="Entries, the newest first"
      aria-activedescendant={`entry-${String(selected)}`}
      onKeyDown={move}
    >
      <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {inSight.map(({ index, start }) => (
          <EntryRow key={index} row={index} top={start} total={total} entry={at(index)} isSelected={index === selected} select={select} />
        ))}
      </div>
    </div>
  )
}

interface EntryRowProps {
  readonly row: number
  readonly top: number
  readonly total: number
  readonly entry: ListedEntry | undefined
  readonly isSelected: boolean
  select(row: number): void
}

function EntryRow({ row, top, total, entry, isSelected, select }: EntryRowProps): JSX.Element {
  return (
    <div
      id={`entry-${String(row)}`}
      className="audit-row"
      role="option"
      aria-selected={isSelected}
      aria-posinset={row + 1}
      aria-setsize={total}
      style={{ transform: `translateY(${String(top)}px)` }}
      onClick={() => select(row)}
    >
      {entry !== undefined && (
        <>
          <span className="audit-seq">{entry.seq}</span>
          <time dateTime={entry.at}>{momentWords(entry.at)}</time>
          <span className="audit-kind" title={happenedWords(entry)}>
            {happenedWords(entry)}
          </span>
          <About about={aboutWords(entry)} />
          <span className="audit-actor">{actorWords(entry.actor, entry.name)}</span>
        </>
      )}
    </div>
  )
}

/** What is cut for want of room is the name; which version of it stays. */
function About({ about }: { readonly about: string }): JSX.Element {
  const [, name = about, version = ''] = /^(.*)( v\d+)$/u.exec(about) ?? []
  return (
    <span className="audit-about" title={about}>
      <span>{name}</span>
      {version}
    </span>
  )
}
