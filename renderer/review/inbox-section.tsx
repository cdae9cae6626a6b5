import { useVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState, type JSX, type ReactNode, type RefObject } from 'react'
import type { ReviewItemShape } from '../../core/requests/index.ts'
import { allOf, missingText, progressText, stateWords, turnText } from '../../core/review/index.ts'
import { moveFocus } from '../look/move-focus.ts'
import { addressOf } from '../window/place.ts'
import { dayText, markOf, nameOf } from './review-words.ts'
import { TakeBack } from './take-back.tsx'

/** In pixels, as in review.css. */
const rowHeight = 54

interface InboxSectionProps {
  readonly title: string
  readonly items: readonly ReviewItemShape[]
  readonly today: string
  /** What the section lies in and moves with. */
  readonly scroller: RefObject<HTMLElement | null>
  /** What it says where it has nothing. */
  readonly empty?: string
  /** What stands at the end of the heading. */
  readonly end?: ReactNode
  /** True for what the person who sits here sent, and may take back. */
  readonly isSent?: boolean
}

/** One heading of the inbox with its reviews. */
export function InboxSection({ title, items, today, scroller, empty, end, isSent = false }: InboxSectionProps): JSX.Element {
  return (
    <section>
      <div className="review-inbox-head">
        <h2 className="panel-heading">
          {title} {items.length > 0 && <span>{items.length.toLocaleString('en-GB')}</span>}
        </h2>
        {end}
      </div>
      {items.length === 0 ? (
        <p className="panel-empty">{empty}</p>
      ) : (
        <Rows title={title} items={items} today={today} scroller={scroller} isSent={isSent} />
      )}
    </section>
  )
}

/** However many there are: only those on the screen are drawn. */
function Rows({ title, items, today, scroller, isSent }: Required<Omit<InboxSectionProps, 'empty' | 'end'>>): JSX.Element {
  const list = useRef<HTMLUListElement>(null)
  const [top, setTop] = useState(0)
  // The sections above may have grown or shrunk with any answer.
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- setting the number that is set already renders nothing, so it ends
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0))
  // oxlint-disable-next-line react/incompatible-library -- what it returns is read here, in every render, and passed to nobody
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    scrollMargin: top,
    overscan: 8,
  })
  return (
    <ul className="review-rows" aria-label={title} ref={list} style={{ height: virtual.getTotalSize() }} onKeyDown={moveFocus}>
      {virtual.getVirtualItems().map(({ index, start }) => {
        const item = items[index]
        if (item === undefined) return null
        return (
          <li
            key={item.id}
            style={{ transform: `translateY(${String(start - top)}px)` }}
            aria-setsize={items.length}
            aria-posinset={index + 1}
          >
            <Row item={item} today={today} isSent={isSent} />
            {isSent && <TakeBack item={item} isInList />}
          </li>
        )
      })}
    </ul>
  )
}

interface RowProps {
  readonly item: ReviewItemShape
  readonly today: string
  readonly isSent: boolean
}

function Row({ item, today, isSent }: RowProps): JSX.Element {
  const about = item.subject === 'letter' ? `Letter${item.about === '' ? '' : ` to ${item.about}`}` : item.about
  const isOpen = item.outcome === undefined
  const isLate = isOpen && item.due !== undefined && item.due < today
  const [first, second] = stands(item, isSent)
  return (
    <a className={isSent ? 'review-row review-row-sent' : 'review-row'} href={addressOf('review', item.id)}>
      <Lines first={<b>{nameOf(item)}</b>} second={about} title={`${nameOf(item)} · ${about}`} />
      {!isSent && (
        <Lines
          first={isOpen && `from ${item.sentBy}`}
          second={item.insteadOf.length > 0 && <span className="review-row-for">for {allOf(item.insteadOf)}</span>}
        />
      )}
      {isOpen ? (
        <Lines first={first} second={second} title={[first, second].filter((line) => line !== '').join(' · ')} />
      ) : (
        <Lines
          first={<span className={markOf(item.outcome ?? '')}>{first}</span>}
          second={item.answer !== undefined && answerText(item.answer)}
          {...(item.answer !== undefined && { title: answerText(item.answer) })}
        />
      )}
      <span className={isLate ? 'review-row-day tone-bad' : 'review-row-day'}>
        {isOpen && item.due !== undefined ? `${isLate ? 'was due' : 'due'} ${dayText(item.due)}` : dayText(item.sentAt)}
      </span>
    </a>
  )
}

/** Where it stands, in two lines: whose turn it is and what is missing, or how it ended. Of one's own turn the heading tells, but not that of what one sent. */
function stands(item: ReviewItemShape, isSent: boolean): readonly [string, string] {
  if (item.outcome !== undefined) return [stateWords[item.outcome] ?? item.outcome, '']
  return item.mine.length > 0 && !isSent ? [progressText(item), ''] : [turnText(item), missingText(item)]
}

function answerText({ name, comment }: NonNullable<ReviewItemShape['answer']>): string {
  return `${name}: ${comment}`
}

interface LinesProps {
  readonly first: ReactNode
  readonly second?: ReactNode
  /** All of it, where it may be cut. */
  readonly title?: string
}

function Lines({ first, second, title }: LinesProps): JSX.Element {
  return (
    <span className="review-row-lines" title={title}>
      <span>{first}</span>
      <span>{second}</span>
    </span>
  )
}
