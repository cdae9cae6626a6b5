export interface Placed {
  /** Where the card belongs: the top of what it is about, in pixels from the top of the margin. */
  readonly top: number
  readonly height: number
}

const gap = 8

/**
 * Tops of cards that stand beside what they are about and never on one another: each at its place or as far below as the cards
 * above need. The active one keeps its place exactly, and those above make room upwards.
 */
export function stackCards(cards: readonly Placed[], active?: number): number[] {
  const tops: number[] = []
  let end = Number.NEGATIVE_INFINITY
  for (const { top, height } of cards) {
    const at = Math.max(top, end + gap)
    tops.push(at)
    end = at + height
  }
  const pinned = active === undefined ? undefined : cards[active]
  if (active === undefined || pinned === undefined) return tops
  let below = pinned.top
  tops[active] = below
  for (let index = active - 1; index >= 0; index--) {
    below = Math.min(tops[index] ?? 0, below - gap - (cards[index]?.height ?? 0))
    tops[index] = below
  }
  let next = pinned.top + pinned.height
  for (let index = active + 1; index < cards.length; index++) {
    const at = Math.max(cards[index]?.top ?? 0, next + gap)
    tops[index] = at
    next = at + (cards[index]?.height ?? 0)
  }
  return tops
}
