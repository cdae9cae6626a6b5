import type { JSX, ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { Failure, RequestOutput, ReviewItemShape } from '../../core/requests/index.ts'
import { progressText, stateWords } from '../../core/review/index.ts'
import { useActing } from '../people/acting.ts'
import { addressOf } from '../window/place.ts'
import { TakeBack } from './take-back.tsx'
import { dayText, markOf, nameOf } from './review-words.ts'

interface ReviewInboxProps {
  readonly inbox: RequestOutput<'reviews.inbox'> | undefined
  readonly failure: Failure | undefined
  readonly today: string
}

/** What waits for the person who sits here, what they sent, what waits for others, and what ended. */
export function ReviewInbox({ inbox, failure, today }: ReviewInboxProps): JSX.Element {
  const { root, needsPerson } = useActing()
  if (failure !== undefined)
    return (
      <main className="waiting">
        <h1>Review</h1>
        <p role="alert">
          {failure.message} {failure.remedy}
        </p>
        {(failure.code === 'no-person' || failure.code === 'locked') && (
          <Button className="button" onPress={() => needsPerson(() => undefined)}>
            {root === undefined ? 'Set up the house' : 'Unlock'}
          </Button>
        )}
      </main>
    )
  if (inbox === undefined)
    return (
      <main className="waiting" aria-busy="true">
        <p className="appears-late">Opening the reviews …</p>
      </main>
    )
  return (
    <main className="review-inbox">
      <Section
        title="Waiting for you"
        items={inbox.waiting}
        today={today}
        empty="Nothing waits for your decision. What others send to review comes here, with the day by which it is due."
        end={<Begin first={inbox.waiting[0]} count={inbox.waiting.length} />}
      />
      <Section
        title="Sent by you"
        isSent
        items={inbox.sent}
        today={today}
        empty="You have nothing in review. Send a draft of a clause or a letter to review, and it stands here until it is decided."
      />
      {inbox.others.length > 0 && <Section title="Waiting for others" items={inbox.others} today={today} empty="" />}
      {inbox.decided.length > 0 && <Section title="Decided" items={inbox.decided} today={today} empty="" />}
    </main>
  )
}

interface SectionProps {
  readonly title: string
  readonly items: readonly ReviewItemShape[]
  readonly today: string
  readonly empty: string
  /** What stands at the end of the heading. */
  readonly end?: ReactNode
  /** True for what the person who sits here sent, and may take back. */
  readonly isSent?: boolean
}

/** The way through many: each is opened and looked at, and a decision opens the next. */
function Begin({ first, count }: { readonly first: ReviewItemShape | undefined; readonly count: number }): JSX.Element | null {
  if (first === undefined || count < 2) return null
  return (
    <a className="button" href={addressOf('review', first.id)}>
      Go through all {count} one by one
    </a>
  )
}

function Section({ title, items, today, empty, end, isSent = false }: SectionProps): JSX.Element {
  return (
    <section>
      <div className="review-inbox-head">
        <h2 className="panel-heading">
          {title} {items.length > 0 && <span>{items.length}</span>}
        </h2>
        {end}
      </div>
      {items.length === 0 ? (
        <p className="panel-empty">{empty}</p>
      ) : (
        <ul className="review-rows" aria-label={title}>
          {items.map((item) => (
            <li key={item.id}>
              <Row item={item} today={today} />
              {isSent && <TakeBack item={item} isInList />}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Row({ item, today }: { readonly item: ReviewItemShape; readonly today: string }): JSX.Element {
  const about = item.subject === 'letter' ? `Letter${item.about === '' ? '' : ` to ${item.about}`}` : item.about
  const isLate = item.outcome === undefined && item.due !== undefined && item.due < today
  return (
    <a className="review-row" href={addressOf('review', item.id)}>
      <b title={nameOf(item)}>{nameOf(item)}</b>
      <span title={about}>{about}</span>
      <span>
        {item.outcome === undefined ? `from ${item.sentBy}` : ''}
        {item.insteadOf.length > 0 && <span className="review-row-for">for {item.insteadOf.join(', ')}</span>}
      </span>
      <span className={item.outcome === undefined ? 'review-row-progress' : markOf(item.outcome)}>
        {item.outcome === undefined ? progressText(item) : (stateWords[item.outcome] ?? item.outcome)}
      </span>
      <span className={isLate ? 'tone-bad' : ''}>
        {item.outcome === undefined && item.due !== undefined ? `${isLate ? 'was due' : 'due'} ${dayText(item.due)}` : dayText(item.sentAt)}
      </span>
    </a>
  )
}
