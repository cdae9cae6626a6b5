import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ClauseEntry, ClauseVersionEntry } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { answerOf, type RequestFailed } from '../window/answers.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'
import { useSaveOnLeaving } from '../saving/use-saving-session.ts'
import { ClauseSession } from './clause-session.ts'
import { useClauseRefresh } from './use-refresh.ts'

/** The last save of a session that was left; who opens the clause again waits for it. */
let leaving: Promise<void> = Promise.resolve()

/** By draft, what was left before it could be saved, such as with a wrong field: who opens the draft again finds it as it was. */
const unsaved = new Map<string, ClauseSession>()

/** The clause as the store holds it now: what is edited never begins from an answer that was kept. */
export function useClauseToEdit(id: string): UseQueryResult<ClauseEntry, RequestFailed> {
  return useQuery<ClauseEntry, RequestFailed>({
    queryKey: ['clause to edit', id],
    queryFn: async () => {
      await leaving
      return answerOf('clauses.open', { id })
    },
    staleTime: Infinity,
    gcTime: 0,
    refetchOnMount: 'always',
  })
}

/** Edits a draft for as long as its editor is on the screen; saved for good when it leaves. */
export function useClauseSession(draft: ClauseVersionEntry, reason: string): ClauseSession {
  const [session] = useState(() => {
    const left = unsaved.get(draft.id)
    return left === undefined || left.isSaved ? new ClauseSession(ask, draft, reason) : left
  })
  const notify = useNotify()
  const refresh = useClauseRefresh()
  useSaveOnLeaving(session)
  useEffect(() => {
    const leave = async (): Promise<void> => {
      const saved = await session.flush()
      // A draft that was changed elsewhere is opened as it stands there.
      const isKept = !saved.ok && session.state().save.kind !== 'conflict'
      if (isKept) unsaved.set(session.id, session)
      else unsaved.delete(session.id)
      if (isKept) notify(noticeOf({ ...saved.error, remedy: 'The draft is not saved. Open it again: it stands there as you left it.' }))
      else if (!saved.ok) notify(noticeOf(saved.error))
      await refresh()
    }
    return () => {
      leaving = leave()
    }
  }, [session, refresh, notify])
  return session
}
