import type { Store } from '../store/index.ts'

/** How long after its start the window has the store for itself, in milliseconds. */
const afterStart = 4000

/** Once the window has started: what an earlier Chancery left under review though it is decided already ends, so that nobody has to take it back. */
export function settleReviews(reviews: Pick<Store['reviews'], 'settle'>, today: () => string): { end(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve()
  const first = setTimeout(() => {
    running = reviews.settle(today())
  }, afterStart).unref()
  return {
    async end() {
      clearTimeout(first)
      await running
    },
  }
}
