import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import type { ClauseListRow, Failure, RequestInput, RequestOutput } from '../../core/requests/index.ts'
import { answerOf, type RequestFailed } from '../window/answers.ts'

export type ClauseWish = Omit<RequestInput<'clauses.list'>, 'offset' | 'limit'>

const pageSize = 100

/** A long list of which only the pages that are looked at are fetched. */
export interface ClauseListAnswer {
  /** Undefined until the first page is there. */
  readonly total: number | undefined
  readonly failure: Failure | undefined
  /** Undefined while its page is on the way. */
  rowAt(index: number): ClauseListRow | undefined
}

/** The clauses that are wished for; `from` and `until` are the rows that are looked at. */
export function useClauseList(wish: ClauseWish, from: number, until: number): ClauseListAnswer {
  const pageQuery = (page: number) => {
    const input = { ...wish, offset: page * pageSize, limit: pageSize }
    return { queryKey: ['clauses.list', input], queryFn: () => answerOf('clauses.list', input) }
  }
  const first = useQuery<RequestOutput<'clauses.list'>, RequestFailed>({ ...pageQuery(0), placeholderData: keepPreviousData })
  const seen = Array.from(
    { length: Math.floor(until / pageSize) - Math.floor(from / pageSize) + 1 },
    (_, index) => Math.floor(from / pageSize) + index,
  ).filter((page) => page > 0)
  const others = useQueries({ queries: seen.map(pageQuery) })
  return {
    total: first.data?.total,
    failure: first.error?.failure,
    rowAt: (index) => {
      const page = Math.floor(index / pageSize)
      const rows = page === 0 ? first.data?.rows : others[seen.indexOf(page)]?.data?.rows
      return rows?.[index % pageSize]
    },
  }
}
