import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { RequestInput } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { useActing } from '../people/acting.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'

/** What comments are about. */
export type CommentedOn = Pick<RequestInput<'comments.add'>, 'subject' | 'subjectId'>

type NewComment = RequestInput<'comments.add'>

/** Says something, with who sits here; asks who that is where nobody does. `said` hears of what was kept, and `then` once all is read again. */
export function useSay(said: (comment: NewComment) => void): {
  readonly say: (comment: NewComment, then?: () => void) => void
  readonly isSaying: boolean
} {
  const { needsPerson } = useActing()
  const changed = useCommentsChanged()
  const notify = useNotify()
  const { mutate, isPending } = useMutation({
    mutationFn: (comment: NewComment) => ask('comments.add', comment),
    onSuccess: async (result, comment) => {
      if (!result.ok) return notify(noticeOf(result.error))
      said(comment)
      await changed()
    },
  })
  const sayThen = (comment: NewComment, then?: () => void): void => mutate(comment, { onSuccess: ({ ok }) => ok && then?.() })
  return { say: (comment, then) => needsPerson(() => sayThen(comment, then)), isSaying: isPending }
}

/** Resolves a thread, or opens it again. */
export function useResolve(): (thread: string, resolved: boolean) => void {
  const { needsPerson } = useActing()
  const changed = useCommentsChanged()
  const notify = useNotify()
  const resolve = useCallback(
    async (thread: string, resolved: boolean): Promise<void> => {
      const done = await ask('comments.resolve', { comment: thread, resolved })
      if (!done.ok) notify(noticeOf(done.error))
      await changed()
    },
    [changed, notify],
  )
  return useCallback((thread, resolved) => needsPerson(() => void resolve(thread, resolved)), [needsPerson, resolve])
}

/** Everything that a comment may change is asked for again: the threads, and what waits for whom. */
function useCommentsChanged(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    const touched = /^(?:comments|reviews)\./u
    await queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => typeof name === 'string' && touched.test(name) })
  }, [queries])
}
