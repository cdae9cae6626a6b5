import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ClauseEntry, ClauseVersionEntry } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { answerOf, type RequestFailed } from '../window/answers.ts'
import { useSaveOnLeaving } from '../saving/use-saving-session.ts'
import { ClauseSession } from './clause-session.ts'
import { useClauseRefresh } from './use-refresh.ts'

/** The last save of a session that was left; who opens the clause again waits for it. */
let leaving: Promise<void> = Promise.resolve()

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
  const [session] = useState(() => new ClauseSession(ask, draft, reason))
  const refresh = useClauseRefresh()
  useSaveOnLeaving(session)
  useEffect(() => {
    return () => {
      leaving = session.flush().then(() => refresh())
    }
  }, [session, refresh])
  return session
}
