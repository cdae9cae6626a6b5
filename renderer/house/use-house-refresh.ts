import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'

/** Has everything asked again that depends on what letters are made from. */
export function useHouseRefresh(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(
    () =>
      queries.invalidateQueries({
        predicate: ({ queryKey: [name] }) =>
          typeof name === 'string' && (name.startsWith('house.') || name.startsWith('reviews.') || name === 'templates.list'),
      }),
    [queries],
  )
}
