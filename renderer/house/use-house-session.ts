import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import type { HouseEntry, HouseVersionEntry } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { LeftDrafts } from '../saving/left-drafts.ts'
import { useLeftDrafts } from '../saving/use-left-drafts.ts'
import { answerOf, type RequestFailed } from '../window/answers.ts'
import { HouseSession } from './house-session.ts'
import { useHouseRefresh } from './use-house-refresh.ts'

const left = new LeftDrafts<HouseSession>()

/** Something of the house as the store holds it now: no draft is edited from an answer that was kept. */
export function useHouseEntry(id: string): UseQueryResult<HouseEntry, RequestFailed> {
  return useQuery<HouseEntry, RequestFailed>({
    queryKey: ['house.open', { id }],
    queryFn: async () => {
      await left.settled()
      return answerOf('house.open', { id })
    },
    refetchOnMount: 'always',
  })
}

/** Whether words for a version wait in this window that could not be saved when it was left. */
export const isLeftUnsaved = (id: string): boolean => left.takeUp(id) !== undefined

/** Edits a draft for as long as it is on the screen; saved for good when it leaves. */
export function useHouseSession(version: HouseVersionEntry, reason: string): HouseSession {
  const [session] = useState(() => left.takeUp(version.id) ?? new HouseSession(ask, version, reason))
  useLeftDrafts(session, left, useHouseRefresh())
  return session
}
