import { useMutation } from '@tanstack/react-query'
import { useState, type JSX, type RefObject } from 'react'
import { Button, Label, TextArea, TextField } from 'react-aria-components'
import type { OpenReview, RequestInput, ShownComment } from '../../core/requests/index.ts'
import type { Anchor } from '../../core/review/index.ts'
import { ask } from '../desktop.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'
import { dayText, meaningWords, roleWords } from './review-words.ts'
import { useReviewsChanged } from './use-reviews.ts'

interface ReviewCommentsProps {
  readonly review: OpenReview
  /** The passage that is selected in the text now. */
  readonly passage: Anchor | undefined
  /** The field that a comment is written in. */
  readonly field: RefObject<HTMLTextAreaElement | null>
  forget(): void
}

/** What was decided, and what people say about it, thread by thread. */
export function ReviewComments({ review, passage, field, forget }: ReviewCommentsProps): JSX.Element {
  const { item, decisions, comments } = review
  const threads = comments.filter(({ id, thread }) => id === thread)
  return (
    <section className="review-talk" aria-label="Decisions and comments">
      {item.note !== '' && (
        <p className="review-note">
          <b>{item.sentBy}</b> {item.note}
        </p>
      )}
      {decisions.length > 0 && (
        <ul aria-label="Decisions">
          {decisions.map((decision) => (
            <li key={`${decision.name} ${decision.at} ${decision.meaning}`} className="review-said">
              <b>{decision.name}</b> {meaningWords(decision.meaning)} as {roleWords[decision.role]}, {dayText(decision.at)}
              {decision.comment !== '' && <p>{decision.comment}</p>}
              <small className={decision.counts ? '' : 'tone-bad'}>{decision.standing}</small>
            </li>
          ))}
        </ul>
      )}
      {threads.length > 0 && (
        <ul aria-label="Comments">
          {threads.map((first) => (
            <Thread
              key={first.id}
              review={item.id}
              first={first}
              answers={comments.filter(({ id, thread }) => thread === first.id && id !== first.id)}
            />
          ))}
        </ul>
      )}
      <CommentForm review={item.id} label="Comment" passage={passage} field={field} said={forget} />
    </section>
  )
}

function Thread({
  review,
  first,
  answers,
}: {
  readonly review: string
  readonly first: ShownComment
  readonly answers: readonly ShownComment[]
}): JSX.Element {
  const [isAnswering, setAnswering] = useState(false)
  const changed = useReviewsChanged()
  const notify = useNotify()
  const resolve = async (): Promise<void> => {
    const done = await ask('reviews.resolveComment', { comment: first.id, resolved: first.resolvedBy === undefined })
    if (!done.ok) notify(noticeOf(done.error))
    await changed()
  }
  return (
    <li className={first.resolvedBy === undefined ? 'review-said' : 'review-said is-resolved'}>
      {first.passage !== undefined && (
        <q>
          {first.passage.now ?? first.passage.exact}
          {first.passage.now === undefined && ' (no longer in the text)'}
        </q>
      )}
      {[first, ...answers].map(({ id, name, at, text }) => (
        <p key={id}>
          <b>{name}</b> {text} <small>{dayText(at)}</small>
        </p>
      ))}
      <div className="review-said-buttons">
        <Button className="link-button" onPress={() => setAnswering(!isAnswering)}>
          Answer
        </Button>
        <Button className="link-button" onPress={() => void resolve()}>
          {first.resolvedBy === undefined ? 'Resolve' : `Resolved by ${first.resolvedBy}, open again`}
        </Button>
      </div>
      {isAnswering && <CommentForm review={review} label="Answer" thread={first.id} said={() => setAnswering(false)} />}
    </li>
  )
}

interface CommentFormProps {
  readonly review: string
  readonly label: string
  readonly thread?: string
  readonly passage?: Anchor | undefined
  readonly field?: RefObject<HTMLTextAreaElement | null>
  said(): void
}

function CommentForm({ review, label, thread, passage, field, said }: CommentFormProps): JSX.Element {
  const [text, setText] = useState('')
  const changed = useReviewsChanged()
  const notify = useNotify()
  const { mutate, isPending } = useMutation({
    mutationFn: (comment: RequestInput<'reviews.comment'>) => ask('reviews.comment', comment),
    onSuccess: async (result, sent) => {
      if (!result.ok) return notify(noticeOf(result.error))
      // What was typed since then is the next comment.
      setText((now) => (now === sent.text ? '' : now))
      said()
      await changed()
    },
  })
  const about = { ...(thread !== undefined && { thread }), ...(passage !== undefined && { anchor: passage }) }
  return (
    <form
      className="review-say"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') mutate({ id: review, text, ...about })
      }}
    >
      {passage !== undefined && <q>{passage.exact}</q>}
      <TextField className="field" value={text} onChange={setText} maxLength={20_000}>
        <Label>{label}</Label>
        <TextArea ref={field} rows={2} placeholder={thread === undefined ? 'Select words in the text to comment on them' : ''} />
      </TextField>
      <Button className="button" type="submit" isDisabled={isPending || text.trim() === ''}>
        {label}
      </Button>
    </form>
  )
}
