import type { Day } from '../../core/clause/index.ts'

interface Days {
  readonly from?: Day | undefined
  readonly until?: Day | undefined
}

/** What is wrong with the last of two days, in a sentence; undefined where it is not before the first. */
export function daysFault({ from, until }: Days): string | undefined {
  return from !== undefined && until !== undefined && until < from ? 'This day is before the first.' : undefined
}

/** A wish with days as it is asked: a last day before the first counts as none, as what is no day does. */
export function daysInOrder<Wish extends Days>(wish: Wish): Wish {
  return daysFault(wish) === undefined ? wish : { ...wish, until: undefined }
}
