import { useRef, type JSX } from 'react'
import { Button } from 'react-aria-components'
import type { Failure, RequestOutput, ReviewItemShape } from '../../core/requests/index.ts'
import { useActing } from '../people/acting.ts'
import { addressOf } from '../window/place.ts'
import { InboxSection } from './inbox-section.tsx'
import { MentionSection } from './mention-section.tsx'

interface ReviewInboxProps {
  readonly inbox: RequestOutput<'reviews.inbox'> | undefined
  readonly failure: Failure | undefined
  readonly today: string
}

/** What waits for the person who sits here, what they sent, what waits for others, and what ended. */
export function ReviewInbox({ inbox, failure, today }: ReviewInboxProps): JSX.Element {
  const { root, needsPerson } = useActing()
  const scroller = useRef<HTMLElement>(null)
  if (failure !== undefined)
    return (
      <main className="waiting">
        <h1>Review</h1>
        <p role="alert">
          {failure.message} {failure.remedy}
        </p>
        {(failure.code === 'no-person' || failure.code === 'locked') && (
          <Button className="button" onPress={() => needsPerson(() => undefined)}>
            {root === undefined ? 'Set up the house …' : 'Unlock …'}
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
  const later = inbox.others.filter(({ mineLater }) => mineLater.length > 0)
  const others = inbox.others.filter(({ mineLater }) => mineLater.length === 0)
  return (
    <main className="review-inbox" ref={scroller}>
      <InboxSection
        title="Waiting for you"
        items={inbox.waiting}
        today={today}
        scroller={scroller}
        empty="Nothing waits for your decision. What others send to review comes here, with the day by which it is due."
        end={<Begin first={inbox.waiting[0]} count={inbox.waiting.length} />}
      />
      {inbox.returned.length > 0 && <InboxSection title="Came back to you" items={inbox.returned} today={today} scroller={scroller} />}
      {inbox.mentions.length > 0 && <MentionSection mentions={inbox.mentions} />}
      {later.length > 0 && <InboxSection title="Comes to you later" items={later} today={today} scroller={scroller} />}
      <InboxSection
        title="Sent by you"
        isSent
        items={inbox.sent}
        today={today}
        scroller={scroller}
        empty="You have nothing in review. Send a draft of a clause or a letter to review, and it stands here until it is decided."
      />
      {others.length > 0 && <InboxSection title="Waiting for others" items={others} today={today} scroller={scroller} />}
      {inbox.decided.length > 0 && <InboxSection title="Decided" items={inbox.decided} today={today} scroller={scroller} />}
    </main>
  )
}

/** The way through many: each is opened and looked at, and a decision opens the next. */
function Begin({ first, count }: { readonly first: ReviewItemShape | undefined; readonly count: number }): JSX.Element | null {
  if (first === undefined || count < 2) return null
  return (
    <a className="button" href={addressOf('review', first.id)}>
      Go through all {count.toLocaleString('en-GB')} one by one
    </a>
  )
}
