/** Spans of a text by where they begin, for looking up how far those reach that begin early enough. */
export class Reach {
  readonly #starts: readonly number[]
  /** The farthest end of the spans up to each. */
  readonly #ends: number[] = []

  constructor(spans: readonly { readonly start: number; readonly end: number }[]) {
    const rising = spans.toSorted((one, other) => one.start - other.start)
    this.#starts = rising.map(({ start }) => start)
    let farthest = -Infinity
    for (const { end } of rising) this.#ends.push((farthest = Math.max(farthest, end)))
  }

  /** The farthest end of the spans that begin at `latest` or before; -Infinity where none does. Takes time for the logarithm of their number. */
  farthest(latest: number): number {
    return this.#ends[countUpTo(this.#starts, latest) - 1] ?? -Infinity
  }
}

/** How many of rising numbers are at most a number. */
export function countUpTo(rising: readonly number[], most: number): number {
  let [low, high] = [0, rising.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rising[middle] ?? Infinity) <= most) low = middle + 1
    else high = middle
  }
  return low
}
