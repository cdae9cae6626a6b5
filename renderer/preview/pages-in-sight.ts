/** Which pages are seen, or nearly: only those are drawn. A browser looks after each drawing that it holds between any two of its tasks. */
export class PagesInSight {
  readonly #listeners = new Set<() => void>()
  /** Before anybody has looked, those that a person will see first. */
  #near: ReadonlySet<number> = new Set([0, 1])

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Pages count from 0. */
  readonly isNear = (page: number): boolean => this.#near.has(page)

  /** Watches these pages within what scrolls them, until it is told to stop: then none is near. */
  watch(scroller: Element | null, pages: Iterable<Element>): () => void {
    const numbers = new Map([...pages].map((page, number) => [page, number]))
    const observer = new IntersectionObserver(
      (seen) => this.change(seen.map(({ target, isIntersecting }) => [numbers.get(target) ?? -1, isIntersecting])),
      { root: scroller, rootMargin: '60% 0px' },
    )
    for (const page of numbers.keys()) observer.observe(page)
    return () => {
      observer.disconnect()
      this.change([...this.#near].map((page) => [page, false]))
    }
  }

  /** To be called with the pages that came near and those that went. */
  change(pages: readonly (readonly [page: number, isNear: boolean])[]): void {
    const next = new Set(this.#near)
    for (const [page, isNear] of pages) {
      if (isNear) next.add(page)
      else next.delete(page)
    }
    if (next.size === this.#near.size && [...next].every((page) => this.#near.has(page))) return
    this.#near = next
    for (const listener of this.#listeners) listener()
  }
}
