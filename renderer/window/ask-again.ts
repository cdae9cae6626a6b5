import type { Query, QueryClient } from '@tanstack/react-query'

/**
 * Asks again for the answers of all requests that `isAsked` picks by name: for those on the screen once `pause` says that there is room,
 * for the others when they are needed. What comes onto the screen meanwhile is asked for at once.
 */
export async function askAgain(queries: QueryClient, isAsked: (name: unknown) => boolean, pause: () => Promise<void>): Promise<void> {
  const predicate = ({ queryKey: [name] }: Query): boolean => isAsked(name)
  await queries.invalidateQueries({ predicate, refetchType: 'none' })
  await pause()
  await queries.refetchQueries({ predicate, type: 'active' })
}
