import { answerSent, useWrittenAnswers, type WrittenComment } from '../comments/comment-draft.ts'
import { useSay, type CommentedOn } from '../comments/use-comments.ts'

/** What was written about what is under review and not sent, and how it is sent; `then` is called when all of it is kept. */
export interface Unsent {
  /** What stands in the comment box, and in the boxes of answers, in this order. */
  readonly texts: readonly string[]
  readonly isSending: boolean
  send(then: () => void): void
}

interface UnsentOf {
  readonly on: CommentedOn
  readonly person: string | undefined
  readonly threads: readonly string[]
  readonly comment: Pick<WrittenComment, 'text' | 'words'> & { readonly isSending: boolean; send(then?: () => void): void }
}

export function useUnsent({ on, person, threads, comment }: UnsentOf): Unsent {
  const answers = useWrittenAnswers(person, threads)
  const { say, isSaying } = useSay(({ thread, text }) => {
    if (thread !== undefined) answerSent(person, thread, text)
  })
  const hasComment = comment.words !== ''
  const sendAnswers = (left: typeof answers, then: () => void): void => {
    const [next, ...rest] = left
    if (next === undefined) then()
    else say({ ...on, thread: next.thread, text: next.words }, () => sendAnswers(rest, then))
  }
  return {
    texts: [...(hasComment ? [comment.text] : []), ...answers.map(({ text }) => text)],
    isSending: comment.isSending || isSaying,
    send: (then) => (hasComment ? comment.send(() => sendAnswers(answers, then)) : sendAnswers(answers, then)),
  }
}
