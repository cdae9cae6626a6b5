import { useEffect, useState } from 'react'
import type { Block } from '../../core/document/index.ts'
import type { Redline } from '../../core/redline/index.ts'
import { Comparer } from './comparer.ts'
import type { RedlineWish } from './redline-worker.ts'

/** A comparison that is on its way, done, or could not be made. */
export type RedlineState =
  { readonly state: 'comparing' } | { readonly state: 'failed'; again(): void } | { readonly state: 'compared'; readonly redline: Redline }

const comparer = new Comparer(() => new Worker(new URL('./redline-worker.ts', import.meta.url), { type: 'module' }))

/**
 * Compares two documents off the window's thread. Other documents end the comparison that they supersede. Keep the
 * identity of the documents while they are the same.
 */
export function useRedline(before: readonly Block[], after: readonly Block[]): RedlineState {
  const [tries, setTries] = useState(0)
  const [done, setDone] = useState<{ readonly wish: RedlineWish; readonly tries: number; readonly redline: Redline | undefined }>()
  useEffect(() => {
    const wish: RedlineWish = { before, after }
    return comparer.compare(wish, (redline) => setDone({ wish, tries, redline }))
  }, [before, after, tries])
  if (done?.wish.before !== before || done.wish.after !== after || done.tries !== tries) return { state: 'comparing' }
  if (done.redline === undefined) return { state: 'failed', again: () => setTries(tries + 1) }
  return { state: 'compared', redline: done.redline }
}
