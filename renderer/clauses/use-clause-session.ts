import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import type { ClauseEntry, ClauseVersionEntry } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { answerOf, type RequestFailed } from '../window/answers.ts'
import { LeftDrafts } from '../saving/left-drafts.ts'
import { useLeftDrafts } from '../saving/use-left-drafts.ts'
import { ClauseSession } from './clause-session.ts'
import { useClauseRefresh } from './use-refresh.ts'

const left = new LeftDrafts<ClauseSession>()

/** The clause as the store holds it now: what is edited never begins from an answer that was kept. */
export function useClauseToEdit(id: string): UseQueryResult<ClauseEntry, RequestFailed> {
  return useQuery<ClauseEntry, RequestFailed>({
    queryKey: ['clause to edit', id],
    queryFn: async () => {
      await left.settled()
      return answerOf('clauses.open', { id })
    },
    staleTime: Infinity,
    gcTime: 0,
    refetchOnMount: 'always',
  })
}

/** Whether words for a draft wait in this window that could not be saved when it was left. */
export const isLeftUnsaved = (id: string): boolean => left.takeUp(id) !== undefined

/** Edits a draft for as long as its editor is on the screen; saved for good when it leaves. */
export function useClauseSession(draft: ClauseVersionEntry, reason: string): ClauseSession {
  const [session] = useState(() => left.takeUp(draft.id) ?? new ClauseSession(ask, draft, reason))
  useLeftDrafts(session, left, useClauseRefresh())
  return session
}
