import { useEffect, useRef, useState, type JSX, type KeyboardEvent } from 'react'
import { Button } from 'react-aria-components'
import type { ShownComment } from '../../core/requests/index.ts'
import { authorNumber, type CardPlace } from '../letter-editor/index.ts'
import { useActing } from '../people/acting.ts'
import { answerKey, useAnswerForm } from './comment-draft.ts'
import { CommentForm } from './comment-form.tsx'
import { CommentWords } from './comment-words.tsx'
import type { Thread } from './threads.ts'
import { useResolve, type CommentedOn } from './use-comments.ts'

interface ThreadCardProps {
  readonly on: CommentedOn
  readonly thread: Thread
  readonly place: CardPlace
}

/** A thread beside its passage: who said what when, the answer, and whether it is settled. */
export function ThreadCard({ on, thread: { first, answers }, place }: ThreadCardProps): JSX.Element {
  const field = useRef<HTMLTextAreaElement>(null)
  const resolve = useResolve()
  const { here } = useActing()
  const keptAs = answerKey(here?.id, first.id)
  const answering = useAnswerForm(keptAs)
  const isResolved = first.resolvedBy !== undefined
  // Each wish to answer from the text puts the focus here; one from before the card was drawn is an old one.
  const [heard, setHeard] = useState(place.answers)
  if (place.answers > heard) {
    setHeard(place.answers)
    answering.open()
  }
  useEffect(() => {
    if (answering.isChosen) field.current?.focus()
  }, [answering.isChosen])
  const leave = (): void => {
    answering.close()
    place.go()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    place.go()
  }
  const passage = first.anchor?.exact
  return (
    <article
      className={isResolved ? 'comment-card is-resolved' : 'comment-card'}
      data-author={authorNumber(first.name)}
      aria-label={`Comment by ${first.name}${passage === undefined ? '' : ` on “${short(passage)}”`}`}
      onFocus={place.look}
      onKeyDown={onKeyDown}
    >
      {place.isGone && (
        <p className="comment-card-gone">
          The passage is gone: <q>{short(passage ?? '')}</q>
        </p>
      )}
      {[first, ...answers].map((comment) => (
        <Said key={comment.id} comment={comment} go={comment === first && !place.isGone ? place.go : undefined} />
      ))}
      {isResolved && <p className="comment-card-resolved">Resolved by {first.resolvedBy}</p>}
      {answering.isOpen ? (
        <CommentForm
          key={keptAs}
          on={on}
          label="Answer"
          thread={first.id}
          field={field}
          keptAs={keptAs}
          isLabelHidden
          said={answering.end}
          cancel={leave}
        />
      ) : (
        <div className="comment-card-buttons">
          <Button className="link-button" onPress={answering.open}>
            {answering.isWritten ? 'Answer, not sent yet' : 'Answer'}
          </Button>
          <Button className="link-button" onPress={() => resolve(first.id, !isResolved)}>
            {isResolved ? 'Open again' : 'Resolve'}
          </Button>
        </div>
      )}
    </article>
  )
}

interface SaidProps {
  readonly comment: ShownComment
  /** Puts the caret to the passage. */
  readonly go: (() => void) | undefined
}

function Said({ comment, go }: SaidProps): JSX.Element {
  const who = (
    <>
      <b data-author={authorNumber(comment.name)}>{comment.name}</b>{' '}
      <small>
        <time dateTime={comment.at}>{whenText(comment.at)}</time>
      </small>
    </>
  )
  return (
    <div className="comment-said">
      {go === undefined ? (
        <p className="comment-said-who">{who}</p>
      ) : (
        <button type="button" className="comment-said-who" onClick={go} title="To its place in the text">
          {who}
        </button>
      )}
      <p>
        <CommentWords comment={comment} />
      </p>
    </div>
  )
}

function whenText(at: string): string {
  return new Date(at).toLocaleString('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim()
  return line.length > 120 ? `${line.slice(0, 120)} …` : line
}
