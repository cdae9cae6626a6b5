import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import {
  fail,
  succeed,
  type Failure,
  type RequestInput,
  type RequestName,
  type RequestOutput,
  type Result,
  type Settings,
} from '../../core/requests/index.ts'
import type { Finding, Shelf } from '../../core/letter/index.ts'
import { houseStandings, type HouseStandings } from '../clause-standing/house-standings.ts'
import { ask } from '../desktop.ts'

/** A failure on its way through react-query, which tells failures from answers by throwing. */
export class RequestFailed extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.message)
    this.failure = failure
  }
}

export async function answerOf<Name extends RequestName>(name: Name, input: RequestInput<Name>): Promise<RequestOutput<Name>> {
  const result = await ask(name, input)
  if (!result.ok) throw new RequestFailed(result.error)
  return result.value
}

export function useAnswer<Name extends RequestName>(
  name: Name,
  input: RequestInput<Name>,
): UseQueryResult<RequestOutput<Name>, RequestFailed> {
  return useQuery<RequestOutput<Name>, RequestFailed>({ queryKey: [name, input], queryFn: () => answerOf(name, input) })
}

export function useLetterList(): UseQueryResult<RequestOutput<'letters.list'>, RequestFailed> {
  return useQuery<RequestOutput<'letters.list'>, RequestFailed>({
    queryKey: ['letters.list'],
    queryFn: () => answerOf('letters.list', {}),
    staleTime: 0,
    refetchOnWindowFocus: 'always',
  })
}

/** The shelf as the window knows it, and what was wrong with the library's files. */
export interface ShelfAnswer {
  readonly shelf: Shelf
  /** How each clause version stands; keeps its identity while the library stays as it is. */
  readonly standings: HouseStandings
  readonly findings: readonly Finding[]
}

/** The shelf; undefined while it is being read, a failure when it cannot be. */
export function useShelf(): Result<ShelfAnswer> | undefined {
  const library = useAnswer('library.list', {})
  const templates = useAnswer('templates.list', {})
  return useMemo(() => {
    const error = library.error ?? templates.error
    if (error !== null) return fail(error.failure)
    if (library.data === undefined || templates.data === undefined) return undefined
    const { clauses, states, findings } = library.data
    return succeed({ shelf: { library: { versions: clauses }, ...templates.data }, standings: houseStandings(clauses, states), findings })
  }, [library.data, library.error, templates.data, templates.error])
}

/** Changes settings at once in the window, and at the host behind it. */
export function useChangeSettings(): (change: Partial<Settings>) => void {
  const queries = useQueryClient()
  const {
    mutate,
  }: UseMutationResult<Result<Settings>, Error, Partial<Settings>> = useMutation({ mutationFn: (change) => ask('settings.write', change) })
  return useCallback(
    (change) => {
      queries.setQueryData<Settings>(['settings.read', {}], (before) => (before === undefined ? before : { ...before, ...change }))
      mutate(change)
    },
    [queries, mutate],
  )
}
