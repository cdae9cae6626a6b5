import { useQueryClient } from '@tanstack/react-query'

/** Has one's certificates asked for again: a password may be remembered since, or be forgotten. */
export function useCertificatesChanged(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['signing.certificates'] })
}
