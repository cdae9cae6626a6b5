import { useEffect, useRef, type JSX } from 'react'
import type { Anchor } from '../../core/review/index.ts'
import { authorNumber } from '../letter-editor/index.ts'
import { useActing } from '../people/acting.ts'
import { CommentForm } from './comment-form.tsx'
import type { CommentedOn } from './use-comments.ts'

interface NewCommentCardProps {
  readonly on: CommentedOn
  readonly anchor: Anchor
  end(): void
}

/** A comment that is being written, beside its passage. Where nobody sits here it is asked who does. */
export function NewCommentCard({ on, anchor, end }: NewCommentCardProps): JSX.Element {
  const { here, needsPerson } = useActing()
  const field = useRef<HTMLTextAreaElement>(null)
  const isAsked = useRef(false)
  useEffect(() => {
    if (isAsked.current || here !== undefined) return
    isAsked.current = true
    needsPerson(() => requestAnimationFrame(() => field.current?.focus()))
  }, [here, needsPerson])
  useEffect(() => field.current?.focus(), [])
  return (
    <article className="comment-card" aria-label="New comment" data-author={authorNumber(here?.name ?? '')}>
      {here === undefined ? (
        <p className="comment-card-gone">A comment is made in somebody’s name. Unlock your profile to send it.</p>
      ) : (
        <p className="comment-said-who">
          <b data-author={authorNumber(here.name)}>{here.name}</b>
        </p>
      )}
      <CommentForm on={on} label="Comment" anchor={anchor} field={field} isLabelHidden said={end} cancel={end} />
    </article>
  )
}
