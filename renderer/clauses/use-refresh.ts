import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'

/** Has everything asked again that depends on the clauses. */
export function useClauseRefresh(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(
    () =>
      queries.invalidateQueries({
        predicate: ({ queryKey: [name] }) =>
          typeof name === 'string' && (name.startsWith('clauses.') || name.startsWith('register.') || name.startsWith('library.')),
      }),
    [queries],
  )
}
