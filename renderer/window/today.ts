import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { answerOf, useAnswer } from './answers.ts'
import { useNotify } from './notices.tsx'
import { isBeingWritten } from './use-others-changes.ts'

/** Milliseconds between two looks at the host's day. */
const looksEvery = 60_000

/** The day it is at the host; empty before the window knows it. */
export function useToday(): string {
  return useAnswer('host.describe', {}).data?.today ?? ''
}

/**
 * Notices midnight in a window that is left open, and when a machine wakes: what is valid, due or expired depends on the day, so
 * that everything on the screen is asked for again.
 */
export function useNewDay(): void {
  const queries = useQueryClient()
  const { data } = useQuery({
    queryKey: ['host.describe', {}],
    queryFn: () => answerOf('host.describe', {}),
    refetchInterval: looksEvery,
    refetchOnWindowFocus: 'always',
  })
  const today = data?.today
  const seen = useRef(today)
  useEffect(() => {
    if (seen.current !== undefined && today !== seen.current)
      void queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => name !== 'host.describe' && !isBeingWritten(name) })
    seen.current = today
  }, [today, queries])
}

/** Says once, when it begins, that the clock of this computer is behind what the house has written down. */
export function useClockNotice(): void {
  const notify = useNotify()
  const clock = useAnswer('host.describe', {}).data?.clock
  const text = clock === undefined ? undefined : `${clock.message} ${clock.remedy}`
  useEffect(() => {
    if (text !== undefined) notify({ text, tone: 'bad', stays: true })
  }, [text, notify])
}
