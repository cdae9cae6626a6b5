import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState, type JSX, type KeyboardEvent, type RefObject } from 'react'
import type { ClauseVersion } from '../../core/clause/index.ts'
import { clauseDataType, dragOf } from '../letter-editor/index.ts'
import { SealIcon } from '../look/icons.tsx'
import { rowAfter } from '../look/list-steps.ts'
import { findByTyping } from './find-by-typing.ts'
import type { ClauseEntry } from './search-clauses.ts'

/** Pixels of a card with a title of one line; each card is measured when it is drawn. */
const likelyHeight = 104

/** Milliseconds in which a second press of the same clause belongs to the first one: a double click, or a key held down. */
const onePress = 500

/** Milliseconds after which a letter begins a new word that is searched for, as in the lists of the system. */
const onePause = 1000

interface ClauseCardsProps {
  readonly entries: readonly ClauseEntry[]
  /** The list, so that its search field can give it the focus. */
  readonly list: RefObject<HTMLDivElement | null>
  insert(version: ClauseVersion): void
}

/** The clauses that can be put into the letter, of which only the cards in sight are drawn: there may be ten thousand. */
export function ClauseCards({ entries, list, insert }: ClauseCardsProps): JSX.Element {
  const pressed = useRef({ id: '', at: 0 })
  const typed = useRef({ text: '', at: 0 })
  const [active, setActive] = useState(0)
  const current = Math.min(active, Math.max(0, entries.length - 1))
  // oxlint-disable-next-line react/incompatible-library -- drawn anew with every scroll on purpose, and nothing here is memoized
  const cards = useVirtualizer({
    count: entries.length,
    getScrollElement: () => list.current,
    estimateSize: () => likelyHeight,
    getItemKey: (index) => entries[index]?.id ?? index,
    overscan: 8,
    // The card that the keyboard is on stays, wherever the wheel went: assistive technology reads it.
    rangeExtractor: (range) => [...new Set([current, ...defaultRangeExtractor(range)])].toSorted((left, right) => left - right),
  })
  const press = (index: number): void => {
    const entry = entries[index]
    if (entry === undefined) return
    setActive(index)
    const { id, at } = pressed.current
    pressed.current = { id: entry.id, at: performance.now() }
    if (id !== entry.id || pressed.current.at - at > onePress) insert(entry.version)
  }
  const move = (index: number): void => {
    setActive(index)
    cards.scrollToIndex(index)
  }
  const rowFor = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): number | undefined => {
    if (ctrlKey || metaKey || altKey) return undefined
    if (key.length > 1 || key === ' ') return rowAfter(key, current, pageOf(list.current), entries.length)
    const now = performance.now()
    const text = now - typed.current.at > onePause ? key : typed.current.text + key
    typed.current = { text, at: now }
    return findByTyping(entries, current, text)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rowFor(event)
    if (row !== undefined) move(row)
    else if (event.key === 'Enter' || event.key === ' ') press(current)
    else return
    event.preventDefault()
  }
  if (entries.length === 0) return <></>
  return (
    <div
      ref={list}
      className="clause-list"
      role="listbox"
      aria-label="Clauses"
      tabIndex={0}
      aria-activedescendant={cardId(current)}
      onKeyDown={onKeyDown}
    >
      <div className="clause-list-all" role="presentation" style={{ height: cards.getTotalSize() }}>
        {cards.getVirtualItems().map(({ index, start, key }) => {
          const entry = entries[index]
          return entry === undefined ? null : (
            <div
              key={key}
              ref={cards.measureElement}
              data-index={index}
              id={cardId(index)}
              role="option"
              aria-selected={index === current}
              aria-posinset={index + 1}
              aria-setsize={entries.length}
              className={index === current ? 'clause-card is-active' : 'clause-card'}
              style={{ transform: `translateY(${String(start)}px)` }}
              onClick={() => press(index)}
            >
              <ClauseCard entry={entry} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function cardId(index: number): string {
  return `library-clause-${String(index)}`
}

function pageOf(list: HTMLElement | null): number {
  return Math.max(1, Math.floor((list?.clientHeight ?? 0) / likelyHeight) - 1)
}

/** The host's own drag, not react-aria's: the letter's page reads it as it reads a drop from anywhere. */
function carry(data: DataTransfer, version: ClauseVersion): void {
  data.setData(clauseDataType, dragOf(version))
  data.effectAllowed = 'copy'
}

function ClauseCard({ entry: { version, standing, beginning } }: { readonly entry: ClauseEntry }): JSX.Element {
  const { code, title, language, jurisdictions, seal } = version
  return (
    <div draggable onDragStart={({ dataTransfer }) => carry(dataTransfer, version)}>
      <span className="clause-card-title">{title}</span>
      <span className="clause-card-text">{beginning}</span>
      <span className="clause-card-code" title={code}>
        {code}
      </span>
      <span className="clause-card-facts">
        <span className={`standing tone-${standing.tone}`}>{standing.text}</span>
        <span>v{version.version}</span>
        {seal !== undefined && (
          <span className="clause-card-seal">
            <SealIcon />
            sealed
          </span>
        )}
        <span>{jurisdictions.length === 0 ? 'all' : jurisdictions.join(', ')}</span>
        <span>{language}</span>
      </span>
    </div>
  )
}
