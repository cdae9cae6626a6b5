import { useEffect, useState } from 'react'
import type { Block } from '../../core/document/index.ts'
import type { Redline } from '../../core/redline/index.ts'
import type { RedlineWish } from './redline-worker.ts'

/** A comparison that is on its way, done, or could not be made. */
export type RedlineState =
  { readonly state: 'comparing' } | { readonly state: 'failed' } | { readonly state: 'compared'; readonly redline: Redline }

/**
 * Compares two documents off the window's thread. Other documents end the comparison that they supersede. Keep the
 * identity of the documents while they are the same.
 */
export function useRedline(before: readonly Block[], after: readonly Block[]): RedlineState {
  const [done, setDone] = useState<{ readonly wish: RedlineWish; readonly state: RedlineState }>()
  useEffect(() => {
    const wish: RedlineWish = { before, after }
    const worker = new Worker(new URL('./redline-worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<Redline>) => setDone({ wish, state: { state: 'compared', redline: data } }))
    worker.addEventListener('error', () => setDone({ wish, state: { state: 'failed' } }))
    worker.postMessage(wish, [])
    return () => worker.terminate()
  }, [before, after])
  return done?.wish.before === before && done.wish.after === after ? done.state : { state: 'comparing' }
}
