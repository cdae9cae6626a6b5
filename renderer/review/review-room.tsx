import { useMemo, type JSX } from 'react'
import type { ShelfWithoutClauses } from '../../core/letter/index.ts'
import type { ReviewItemShape } from '../../core/requests/index.ts'
import { stateWords } from '../../core/review/index.ts'
import { useCommands, type Command } from '../commands/command.ts'
import { describeKeys, usesCommandKey } from '../letter-editor/keys.ts'
import { useAnswer } from '../window/answers.ts'
import { addressOf, goTo, isAt } from '../window/place.ts'
import type { RoomProps } from '../window/room.ts'
import { WindowHeader } from '../window/window-header.tsx'
import { ExportPackage } from './export-package.tsx'
import { OpenPackage } from './open-package.tsx'
import { ReviewDesk } from './review-desk.tsx'
import { ReviewInbox } from './review-inbox.tsx'
import { aroundReview, waitingText } from './review-order.ts'
import { markOf, nameOf } from './review-words.ts'
import { TakeBack } from './take-back.tsx'
import { useInbox } from './use-reviews.ts'

/** What waits for whom, or one review that is open. */
export function ReviewRoom({ settings, today, shelf, path: [id] }: RoomProps): JSX.Element {
  const inbox = useInbox()
  const waiting = inbox.data?.waiting ?? []
  const { at, previous, next } = aroundReview(waiting, id)
  const nextId = next?.id
  const previousId = previous?.id
  useWaysOn(nextId, previousId)
  return (
    <div className="screen review-screen">
      {id === undefined ? (
        <>
          <WindowHeader settings={settings} end={<OpenPackage />} />
          <ReviewInbox inbox={inbox.data} failure={inbox.failure} today={today} />
        </>
      ) : (
        <OpenedReview key={id} id={id} settings={settings} shelf={shelf} next={nextId} />
      )}
      <footer className="window-footer review-footer">
        {inbox.data !== undefined && <span>{waitingText(at, waiting.length, inbox.data.returned.length)}</span>}
        {id !== undefined && previous !== undefined && <WayOn title="Previous" item={previous} />}
        {next !== undefined && <WayOn title="Next" item={next} />}
        <span className="window-header-gap" />
        <KeyHints isOpen={id !== undefined} isWaiting={at >= 0} hasPrevious={previous !== undefined} hasNext={next !== undefined} />
      </footer>
    </div>
  )
}

function WayOn({ title, item }: { readonly title: string; readonly item: ReviewItemShape }): JSX.Element {
  return (
    <a href={addressOf('review', item.id)} title={nameOf(item)}>
      {title}: {nameOf(item)}
    </a>
  )
}

interface KeyHintsProps {
  readonly isOpen: boolean
  /** Whether what is open waits for who sits here. */
  readonly isWaiting: boolean
  readonly hasPrevious: boolean
  readonly hasNext: boolean
}

/** The keys that do something here, now. Of those of a redline, the style sheet shows them where one with changes is on the screen. */
function KeyHints({ isOpen, isWaiting, hasPrevious, hasNext }: KeyHintsProps): JSX.Element {
  const shown = (keys: string): string => describeKeys(keys, usesCommandKey(navigator.platform))
  const inbox = 'back to the inbox'
  return (
    <span className="review-keys">
      <span className="review-keys-change">
        <kbd>F8</kbd> next change
      </span>
      {isWaiting && (
        <span>
          <kbd>{shown('Mod+Enter')}</kbd> approve, then the next
        </span>
      )}
      {/* Both keys lead there from the only one: one is enough to say. */}
      {isWaiting && (hasPrevious || hasNext) && (
        <span>
          <kbd>{shown('Alt+ArrowLeft')}</kbd> {hasPrevious ? 'previous' : inbox}
        </span>
      )}
      {(isOpen || hasNext) && (
        <span>
          <kbd>{shown('Alt+ArrowRight')}</kbd> {!isOpen ? 'opens the first' : hasNext ? 'next' : inbox}
        </span>
      )}
    </span>
  )
}

/** The keys that lead from one review to the next. */
function useWaysOn(nextId: string | undefined, previousId: string | undefined): void {
  const commands = useMemo<Command[]>(
    () => [
      {
        id: 'next-review',
        title: 'Next review that waits for you',
        group: 'Review',
        keys: 'Alt+ArrowRight',
        run: () => (nextId === undefined ? goTo('review') : goTo('review', nextId)),
      },
      {
        id: 'previous-review',
        title: 'Previous review that waits for you',
        group: 'Review',
        keys: 'Alt+ArrowLeft',
        run: () => (previousId === undefined ? goTo('review') : goTo('review', previousId)),
      },
      { id: 'all-reviews', title: 'All reviews', group: 'Review', keys: 'Alt+ArrowUp', run: () => goTo('review') },
    ],
    [nextId, previousId],
  )
  useCommands(commands)
}

interface OpenedReviewProps extends Pick<RoomProps, 'settings'> {
  readonly id: string
  readonly shelf: ShelfWithoutClauses
  readonly next: string | undefined
}

function OpenedReview({ id, settings, shelf, next }: OpenedReviewProps): JSX.Element {
  const review = useAnswer('reviews.open', { id })
  const item = review.data?.item
  // Whoever went elsewhere while the decision was kept stays there.
  const goOn = (): void => {
    if (isAt('review', id)) goTo('review', ...(next === undefined ? [] : [next]))
  }
  return (
    <>
      <WindowHeader
        settings={settings}
        end={
          item === undefined ? undefined : (
            <>
              <TakeBack item={item} takenBack={() => goTo('review')} />
              <ExportPackage item={item} />
            </>
          )
        }
      >
        {item !== undefined && (
          <>
            <h1 className="review-title" title={item.title}>
              {item.title}
            </h1>
            <span className="review-soft review-about" title={item.about}>
              {item.about}
            </span>
            <span className={`state-pill ${markOf(item.state)}`}>
              {item.subject === 'letter' ? '' : `v${String(item.number)} `}
              {(stateWords[item.state] ?? item.state).toLowerCase()}
            </span>
          </>
        )}
      </WindowHeader>
      {review.error !== null && (
        <main className="waiting">
          <h1>This review cannot be opened</h1>
          <p role="alert">
            {review.error.failure.message} {review.error.failure.remedy}
          </p>
          <a className="button" href={addressOf('review')}>
            All reviews
          </a>
        </main>
      )}
      {review.data === undefined && review.error === null && (
        <main className="waiting" aria-busy="true">
          <p className="appears-late">Opening the review …</p>
        </main>
      )}
      {review.data !== undefined && <ReviewDesk review={review.data} shelf={shelf} decided={goOn} />}
    </>
  )
}
