import { useMemo } from 'react'
import { ReactEditor } from 'slate-react'
import { NewCommentCard } from '../comments/new-comment-card.tsx'
import { ThreadCard } from '../comments/thread-card.tsx'
import { isResolved, threadsOf } from '../comments/threads.ts'
import type { Commentary } from '../letter-editor/index.ts'
import { useAnswer } from '../window/answers.ts'
import type { LetterSession } from './letter-session.ts'

/** The comments on a letter, for the margin of its page; undefined until they are known. */
export function useLetterComments(session: LetterSession): Commentary | undefined {
  const { id, editor } = session
  const on = useMemo(() => ({ subject: 'letter' as const, subjectId: id }), [id])
  const { data } = useAnswer('comments.list', on)
  return useMemo(() => {
    if (data === undefined) return undefined
    const threads = threadsOf(data)
    return {
      threads: threads.map((thread) => {
        const { id: first, anchor, followed } = thread.first
        return { id: first, thread: anchor && { id: first, anchor, followed }, isResolved: isResolved(thread) }
      }),
      card: (wanted, place) => {
        const thread = threads.find(({ first }) => first.id === wanted)
        return thread && <ThreadCard on={on} thread={thread} place={place} />
      },
      form: (anchor, end) => (
        <NewCommentCard
          on={on}
          anchor={anchor}
          end={() => {
            end()
            ReactEditor.focus(editor)
          }}
        />
      ),
    }
  }, [data, on, editor])
}
