import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Settings } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { noticeOf, useNotify } from './notices.tsx'

/** Changes settings at once in the window, and at the host behind it. Where that fails it says so, and they are as the host has them. */
export function useChangeSettings(): (change: Partial<Settings>) => void {
  const queries = useQueryClient()
  const notify = useNotify()
  const { mutate } = useMutation({
    mutationFn: (change: Partial<Settings>) => ask('settings.write', change),
    onSuccess: async (result) => {
      if (result.ok) return
      notify(noticeOf(result.error))
      await queries.invalidateQueries({ queryKey: ['settings.read'] })
    },
  })
  return useCallback(
    (change) => {
      queries.setQueryData<Settings>(['settings.read', {}], (before) => (before === undefined ? before : { ...before, ...change }))
      mutate(change)
    },
    [queries, mutate],
  )
}
