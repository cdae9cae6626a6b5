import { skipToken, useQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type JSX, type KeyboardEvent, type RefObject } from 'react'
import { rowAfter } from '../look/list-steps.ts'
import { answerOf } from '../window/answers.ts'
import { goTo } from '../window/place.ts'
import { ClauseRowText } from './clause-row.tsx'
import { useClauseList, type ClauseListAnswer, type ClauseWish } from './use-clause-list.ts'

/** Pixels; every row is as high as another, so that any place in a long list is known at once. */
const rowHeight = 98

/** Rows that a page key goes on. */
const rowsOfPage = 6

interface ClauseListProps {
  readonly wish: ClauseWish
  /** The clause that is open. */
  readonly openId: string | undefined
  /** Gets the keyboard from the search field. */
  readonly list: RefObject<HTMLDivElement | null>
  whenCounted(total: number): void
}

/** The clauses, of which only the rows in sight are drawn. */
export function ClauseList({ wish, openId, list, whenCounted }: ClauseListProps): JSX.Element {
  const [active, setActive] = useState(0)
  const [range, setRange] = useState({ from: 0, until: 0 })
  const answer = useClauseList(wish, range.from, range.until)
  const total = answer.total ?? 0
  // oxlint-disable-next-line react/incompatible-library -- drawn anew with every scroll on purpose, and nothing here is memoized
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => list.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    onChange: ({ range: seen }) => {
      if (seen !== null)
        setRange((before) =>
          before.from === seen.startIndex && before.until === seen.endIndex ? before : { from: seen.startIndex, until: seen.endIndex },
        )
    },
  })
  useEffect(() => {
    if (answer.total !== undefined) whenCounted(answer.total)
  }, [answer.total, whenCounted])
  useOpenInSight(openId, wish, total, (index) => {
    setActive(index)
    rows.scrollToIndex(index)
  })
  const current = Math.min(active, Math.max(0, total - 1))
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = rowAfter(event.key, current, rowsOfPage, total)
    if (next !== undefined) {
      setActive(next)
      rows.scrollToIndex(next)
    } else if (event.key === 'Enter') open(answer, current)
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={list}
      className="clause-rows"
      role="listbox"
      aria-label="Clauses"
      tabIndex={0}
      aria-activedescendant={total === 0 ? undefined : rowId(current)}
      onKeyDown={onKeyDown}
    >
      <div className="clause-rows-all" role="presentation" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const row = answer.rowAt(index)
          return (
            <div
              key={index}
              id={rowId(index)}
              role="option"
              aria-selected={row !== undefined && row.id === openId}
              aria-posinset={index + 1}
              aria-setsize={total}
              className={index === current ? 'clause-row is-active' : 'clause-row'}
              style={{ height: rowHeight, transform: `translateY(${String(start)}px)` }}
              onClick={() => {
                setActive(index)
                open(answer, index)
              }}
            >
              {row === undefined ? <span className="clause-row-coming">…</span> : <ClauseRowText row={row} />}
            </div>
          )
        })}
      </div>
      {answer.failure !== undefined && (
        <p role="alert" className="panel-empty">
          {answer.failure.message} {answer.failure.remedy}
        </p>
      )}
    </div>
  )
}

/** Has the clause that is open shown in the list once it is known there: it may have been made just now, or come from a link. */
function useOpenInSight(openId: string | undefined, wish: ClauseWish, total: number, show: (index: number) => void): void {
  const shown = useRef<string>(undefined)
  const { data } = useQuery({
    queryKey: ['clauses.placeInList', { ...wish, id: openId }],
    queryFn: openId === undefined ? skipToken : () => answerOf('clauses.placeInList', { ...wish, id: openId }),
  })
  useEffect(() => {
    // Either answer may come first, and a list that has no rows yet goes nowhere.
    if (openId === undefined || shown.current === openId || data?.place === undefined || data.place >= total) return
    shown.current = openId
    show(data.place)
  })
}

function rowId(index: number): string {
  return `clause-row-${String(index)}`
}

function open(answer: ClauseListAnswer, index: number): void {
  const row = answer.rowAt(index)
  if (row !== undefined) goTo('clauses', row.id)
}
