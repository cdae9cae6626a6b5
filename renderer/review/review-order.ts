/** Where a review stands among those that wait, and which ones lie around it. */
export interface Around<Item> {
  /** Its place, from 0; -1 where it does not wait. */
  readonly at: number
  readonly previous: Item | undefined
  /** After the last one the first that is left, so that nothing that waits is missed. */
  readonly next: Item | undefined
}

/** `id` undefined: no review is open, and the first one comes next. */
export function aroundReview<Item extends { readonly id: string }>(waiting: readonly Item[], id: string | undefined): Around<Item> {
  const at = waiting.findIndex((item) => item.id === id)
  return {
    at,
    previous: at > 0 ? waiting[at - 1] : undefined,
    next: waiting[at + 1] ?? waiting.find((item) => item.id !== id),
  }
}

/** "3 of 34 waiting for you"; without an open one of them, how many there are, or how many came back. */
export function waitingText(at: number, count: number, returned: number): string {
  if (count === 0) return returned === 0 ? 'Nothing waits for you' : `${String(returned)} came back to you`
  return at < 0 ? `${String(count)} waiting for you` : `${String(at + 1)} of ${String(count)} waiting for you`
}
