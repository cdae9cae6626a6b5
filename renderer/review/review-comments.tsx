import { useEffect, useRef, type JSX, type RefObject } from 'react'
import { Button } from 'react-aria-components'
import type { OpenReview } from '../../core/requests/index.ts'
import { answerKey, useAnswerForm, type WrittenComment } from '../comments/comment-draft.ts'
import { CommentFields, CommentForm } from '../comments/comment-form.tsx'
import { CommentWords } from '../comments/comment-words.tsx'
import { threadsOf, type Thread } from '../comments/threads.ts'
import { useResolve, type CommentedOn } from '../comments/use-comments.ts'
import { useActing } from '../people/acting.ts'
import { dayText, meaningWords, roleWords } from './review-words.ts'

interface ReviewCommentsProps {
  readonly review: OpenReview
  /** The comment that is being written, on the passage that is selected in the text. */
  readonly written: WrittenComment
  readonly isSending: boolean
  /** The field that a comment is written in. */
  readonly field: RefObject<HTMLTextAreaElement | null>
  send(): void
}

/** What was decided, and what people say about it, thread by thread. */
export function ReviewComments({ review, written, isSending, field, send }: ReviewCommentsProps): JSX.Element {
  const { item, decisions, comments } = review
  const on = { subject: item.subject, subjectId: item.subjectId }
  const threads = threadsOf(comments)
  return (
    <section className="review-talk" aria-label="Decisions and comments">
      {review.clause?.earlier !== undefined && <SaidEarlier earlier={review.clause.earlier} />}
      {decisions.length > 0 && (
        <ul aria-label="Decisions">
          {decisions.map((decision) => (
            <li key={`${decision.name} ${decision.at} ${decision.meaning}`} className="review-said">
              <b>{decision.name}</b> {meaningWords(decision.meaning)} as {roleWords[decision.role]}, {dayText(decision.at)}
              {decision.comment !== '' && <p>{decision.comment}</p>}
              <small className={decision.counts ? 'review-standing-line' : 'review-standing-line tone-bad'}>{decision.standing}</small>
            </li>
          ))}
        </ul>
      )}
      {threads.length > 0 && (
        <ul aria-label="Comments">
          {threads.map((thread) => (
            <ReviewThread key={thread.first.id} on={on} thread={thread} />
          ))}
        </ul>
      )}
      {written.passage !== undefined && <q>{written.passage.exact}</q>}
      <CommentFields
        written={written}
        send={send}
        isSending={isSending}
        label="Comment"
        field={field}
        placeholder="Select words in the text to comment on them"
      />
    </section>
  )
}

type Earlier = NonNullable<NonNullable<OpenReview['clause']>['earlier']>

/** Why the version before came back, and what is still open of what was said about it: what this one is to be looked at for. */
function SaidEarlier({ earlier: { number, answers, comments } }: { readonly earlier: Earlier }): JSX.Element {
  return (
    <details className="review-earlier" open>
      <summary>Asked of v{number}</summary>
      <ul aria-label={`Asked of version ${String(number)}`}>
        {answers.map(({ name, comment }) => (
          <li key={`${name} ${comment}`}>
            <b>{name}</b> {comment}
          </li>
        ))}
        {threadsOf(comments).map(({ first, answers: replies }) => (
          <li key={first.id}>
            {first.passage !== undefined && <q>{first.passage.exact}</q>}
            {[first, ...replies].map((comment) => (
              <p key={comment.id}>
                <b>{comment.name}</b> <CommentWords comment={comment} />
              </p>
            ))}
          </li>
        ))}
      </ul>
    </details>
  )
}

function ReviewThread({ on, thread: { first, answers } }: { readonly on: CommentedOn; readonly thread: Thread }): JSX.Element {
  const { here } = useActing()
  const keptAs = answerKey(here?.id, first.id)
  const answering = useAnswerForm(keptAs)
  const resolve = useResolve()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (!answering.isChosen) return
    field.current?.focus()
    // Its buttons too.
    field.current?.form?.scrollIntoView({ block: 'nearest' })
  }, [answering.isChosen])
  return (
    <li className={first.resolvedBy === undefined ? 'review-said' : 'review-said is-resolved'}>
      {first.passage !== undefined && (
        <q>
          {first.passage.now ?? first.passage.exact}
          {first.passage.now === undefined && ' (no longer in the text)'}
        </q>
      )}
      {[first, ...answers].map((comment) => (
        <p key={comment.id}>
          <b>{comment.name}</b> <CommentWords comment={comment} /> <small>{dayText(comment.at)}</small>
        </p>
      ))}
      <div className="review-said-buttons">
        <Button className="link-button" onPress={answering.isOpen ? answering.close : answering.open}>
          {answering.isWritten && !answering.isOpen ? 'Answer, not sent yet' : 'Answer'}
        </Button>
        <Button className="link-button" onPress={() => resolve(first.id, first.resolvedBy === undefined)}>
          {first.resolvedBy === undefined ? 'Resolve' : `Resolved by ${first.resolvedBy}, open again`}
        </Button>
      </div>
      {answering.isOpen && (
        <CommentForm
          key={keptAs}
          on={on}
          label="Answer"
          thread={first.id}
          field={field}
          keptAs={keptAs}
          said={answering.end}
          cancel={answering.close}
        />
      )}
    </li>
  )
}
