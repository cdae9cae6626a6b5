import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { HouseEntry, HouseVersionEntry } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { useSaveOnLeaving } from '../saving/use-saving-session.ts'
import { answerOf, type RequestFailed } from '../window/answers.ts'
import { HouseSession } from './house-session.ts'
import { useHouseRefresh } from './use-house-refresh.ts'

/** The last save of a draft that was left; who opens something of the house waits for it. */
let leaving: Promise<unknown> = Promise.resolve()

/** Something of the house as the store holds it now: no draft is edited from an answer that was kept. */
export function useHouseEntry(id: string): UseQueryResult<HouseEntry, RequestFailed> {
  return useQuery<HouseEntry, RequestFailed>({
    queryKey: ['house.open', { id }],
    queryFn: async () => {
      await leaving
      return answerOf('house.open', { id })
    },
    refetchOnMount: 'always',
  })
}

/** Edits a draft for as long as it is on the screen; saved for good when it leaves. */
export function useHouseSession(version: HouseVersionEntry, reason: string): HouseSession {
  const [session] = useState(() => new HouseSession(ask, version, reason))
  const refresh = useHouseRefresh()
  useSaveOnLeaving(session)
  useEffect(() => {
    return () => {
      leaving = session.flush()
      void leaving.then(refresh)
    }
  }, [session, refresh])
  return session
}
