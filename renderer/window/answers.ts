import { keepPreviousData, useQuery, type UseQueryOptions, type UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import {
  fail,
  succeed,
  type Failure,
  type RequestInput,
  type RequestName,
  type RequestOutput,
  type Result,
} from '../../core/requests/index.ts'
import type { ShelfWithoutClauses } from '../../core/letter/index.ts'
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
  return useQuery<RequestOutput<Name>, RequestFailed>(questionOf(name, input))
}

/** A request as react-query keeps it, for those that ask several at once. */
export function questionOf<Name extends RequestName>(
  name: Name,
  input: RequestInput<Name>,
): UseQueryOptions<RequestOutput<Name>, RequestFailed> {
  return { queryKey: [name, input], queryFn: () => answerOf(name, input) }
}

/** All letters, or so many of those that were changed last. */
export function useLetterList(limit: number | undefined): UseQueryResult<RequestOutput<'letters.list'>, RequestFailed> {
  const input = limit === undefined ? {} : { limit }
  return useQuery<RequestOutput<'letters.list'>, RequestFailed>({
    queryKey: ['letters.list', input],
    queryFn: () => answerOf('letters.list', input),
    placeholderData: keepPreviousData,
    staleTime: 0,
    refetchOnWindowFocus: 'always',
  })
}

/** The shelf without its clauses, which only an open letter needs; undefined while it is being read, a failure when it cannot be. */
export function useShelf(): Result<ShelfWithoutClauses> | undefined {
  const { data, error } = useAnswer('templates.list', {})
  return useMemo(() => {
    // What was read once stays on the screen, with all that is open on it, when it cannot be read again.
    if (data !== undefined) return succeed(data)
    return error === null ? undefined : fail(error.failure)
  }, [data, error])
}
