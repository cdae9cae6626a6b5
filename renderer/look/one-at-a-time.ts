import { useCallback, useState } from 'react'

/** Lets through one piece of work at a time: what comes while one is under way, such as a second press, is not begun. */
export function oneAtATime(show: (isUnderWay: boolean) => void): (work: () => Promise<void>) => Promise<void> {
  let isUnderWay = false
  return async (work) => {
    if (isUnderWay) return
    isUnderWay = true
    show(true)
    try {
      await work()
    } finally {
      isUnderWay = false
      show(false)
    }
  }
}

/**
 * What a button does, one at a time, and whether that is under way, so that it can be disabled. `run` keeps its identity while `work`
 * does.
 */
export function useOneAtATime<Given extends readonly unknown[]>(
  work: (...given: Given) => Promise<void>,
): { readonly isUnderWay: boolean; run(...given: Given): void } {
  const [isUnderWay, show] = useState(false)
  const [pass] = useState(() => oneAtATime(show))
  const run = useCallback((...given: Given) => void pass(() => work(...given)), [pass, work])
  return { isUnderWay, run }
}
