import { useRef, useState, type JSX, type KeyboardEvent, type RefObject } from 'react'
import { Button } from 'react-aria-components'
import type { Anchor } from '../../core/review/index.ts'
import { MentionField } from './mention-field.tsx'
import { withMentions, type Mentionable } from './mention-query.ts'
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
  said(): void
  /** Leaves it; with it there is a button, and Escape does the same. */
  cancel?(): void
}

/** Writes a comment or an answer. Control and Enter send it. */
export function CommentForm(props: CommentFormProps): JSX.Element {
  const { on, label, thread, anchor, placeholder, field, isLabelHidden, said, cancel } = props
  const [text, setText] = useState('')
  const mentioned = useRef<Mentionable[]>([])
  const { say, isSaying } = useSay((sent) => {
    // What was typed since then is the next comment.
    setText((now) => (withMentions(now, mentioned.current).trim() === sent.text ? '' : now))
    said()
  })
  const isEmpty = text.trim() === ''
  const send = (): void => {
    const about = { ...(thread !== undefined && { thread }), ...(anchor !== undefined && { anchor }) }
    if (!isEmpty && !isSaying) say({ ...on, text: withMentions(text, mentioned.current).trim(), ...about })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
    else if (event.key === 'Escape' && cancel !== undefined) cancel()
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
        value={text}
        setValue={setText}
        chosen={(person) => mentioned.current.push(person)}
        placeholder={placeholder}
        field={field}
        isLabelHidden={isLabelHidden}
        onKeyDown={onKeyDown}
      />
      <div className="comment-form-buttons">
        <Button className="button" type="submit" isDisabled={isSaying || isEmpty}>
          {label}
        </Button>
        {cancel !== undefined && (
          <Button className="link-button" onPress={cancel}>
            Leave it
          </Button>
        )}
      </div>
    </form>
  )
}
