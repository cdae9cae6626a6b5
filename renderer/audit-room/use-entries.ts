import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { AuditFilter, Failure, ListedEntry, RequestOutput } from '../../core/requests/index.ts'
import { answerOf, useAnswer, type RequestFailed } from '../window/answers.ts'

/** Entries are asked for in pages of this many. */
export const pageLength = 100

interface Entries {
  /** Undefined before the first answer. */
  readonly first: RequestOutput<'audit.list'> | undefined
  readonly failure: Failure | undefined
  /** The entry in a row, the newest being row 0; undefined while it is being read. */
  at(row: number): ListedEntry | undefined
}

/** The entries that a filter lets through, as far as the rows from `from` to `to` need them. */
export function useEntries(filter: AuditFilter, from: number, to: number): Entries {
  const queries = useQueryClient()
  useEffect(() => {
    // What happened in other rooms since is in the trail by now.
    void queries.invalidateQueries({ queryKey: ['audit.list'] })
  }, [queries])
  const first = useAnswer('audit.list', { ...filter, offset: 0, limit: pageLength })
  const firstPage = Math.floor(Math.max(0, from) / pageLength)
  const lastPage = Math.floor(Math.max(0, to) / pageLength)
  const pages = Array.from({ length: lastPage - firstPage + 1 }, (_, index) => firstPage + index)
  const answers = useQueries({
    queries: pages.map((page) => {
      const input = { ...filter, offset: page * pageLength, limit: pageLength }
      return { queryKey: ['audit.list', input], queryFn: () => answerOf('audit.list', input) }
    }),
  })
  const failed: RequestFailed | null = first.error
  return {
    first: first.data,
    failure: failed?.failure,
    at: (row) => answers[Math.floor(row / pageLength) - firstPage]?.data?.entries[row % pageLength],
  }
}
