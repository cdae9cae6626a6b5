import { useId, type JSX, type KeyboardEvent, type RefObject } from 'react'
import { Button } from 'react-aria-components'
import type { Anchor } from '../../core/review/index.ts'
import { WorkButton } from '../look/work-button.tsx'
import { useNotify } from '../window/notices.tsx'
import { useCommentDraft, type WrittenComment } from './comment-draft.ts'
import { MentionField } from './mention-field.tsx'
import { useSay, type CommentedOn } from './use-comments.ts'

interface CommentFormProps {
  readonly on: CommentedOn
  /** What the field and its button are called. */
  readonly label: string
  /** The thread that it answers. */
  readonly thread?: string
  readonly anchor?: Anchor | undefined
  readonly placeholder?: string
  readonly field?: RefObject<HTMLTextAreaElement | null>
  readonly isLabelHidden?: boolean
  /** The key of a draft that outlasts the form, unless it is discarded. */
  readonly keptAs?: string
  said(): void
  /** Leaves it, by its button or with Escape; after Escape the words of a draft that is kept are still there. */
  cancel?(): void
}

/**
 * Writes a comment or an answer. Control and Enter send it. What is not sent goes with the form, unless it is kept; what was kept and is
 * discarded can be brought back for as long as the notice of it stays.
 */
export function CommentForm({ on, thread, anchor, said, keptAs, cancel, ...shown }: CommentFormProps): JSX.Element {
  const own = useId()
  const written = useCommentDraft(keptAs ?? own, keptAs !== undefined)
  const { send, isSending } = useSendComment(written, { on, thread, anchor, said })
  const notify = useNotify()
  const discard = (): void => {
    const undo = written.drop()
    cancel?.()
    if (keptAs !== undefined && written.words !== '')
      notify({ text: 'What you wrote was discarded.', action: { label: 'Undo', run: undo } })
  }
  const ways = cancel && { discard, escape: keptAs === undefined ? discard : cancel }
  return <CommentFields {...shown} {...ways} written={written} send={() => send()} isSending={isSending} />
}

interface CommentToSend extends Pick<CommentFormProps, 'on' | 'thread' | 'anchor'> {
  said(): void
}

/** Sends a comment as it is written, once; `then` is called when it is kept. */
export function useSendComment(
  written: WrittenComment,
  { on, thread, anchor, said }: CommentToSend,
): { readonly isSending: boolean; send(then?: () => void): void } {
  const { say, isSaying } = useSay((sent) => {
    written.sent(sent.text)
    said()
  })
  const send = (then?: () => void): void => {
    const about = { ...(thread !== undefined && { thread }), ...(anchor !== undefined && { anchor }) }
    if (written.words !== '' && !isSaying) say({ ...on, text: written.words, ...about }, then)
  }
  return { send, isSending: isSaying }
}

interface CommentFieldsProps extends Omit<CommentFormProps, 'on' | 'thread' | 'anchor' | 'said' | 'keptAs' | 'cancel'> {
  readonly written: WrittenComment
  readonly isSending: boolean
  send(): void
  /** With it there is a button that gives up what was written. */
  discard?(): void
  /** What Escape does. */
  escape?(): void
}

/** The field of a comment that is kept elsewhere, and its buttons. */
export function CommentFields(props: CommentFieldsProps): JSX.Element {
  const { written, send, isSending, label, placeholder, field, isLabelHidden, discard, escape } = props
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
    else if (event.key === 'Escape' && escape !== undefined) escape()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <form
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <MentionField
        label={label}
        value={written.text}
        setValue={written.setText}
        chosen={written.mention}
        placeholder={placeholder}
        field={field}
        isLabelHidden={isLabelHidden}
        onKeyDown={onKeyDown}
      />
      <div className="comment-form-buttons">
        <WorkButton className="button" type="submit" isUnderWay={isSending} isDisabled={written.words === ''}>
          {label}
        </WorkButton>
        {discard !== undefined && (
          <Button className="link-button" onPress={discard}>
            Discard
          </Button>
        )}
      </div>
    </form>
  )
}
