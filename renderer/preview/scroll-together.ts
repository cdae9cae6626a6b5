/** The same place in two texts that scroll: pixels from the top of the one, and of the other. */
export type Anchor = readonly [from: number, to: number]

/** Where in the other text stands what is at `from` in the one: between two anchors in proportion, outside of them as far from the nearest. */
export function across(anchors: readonly Anchor[], from: number): number | undefined {
  const next = anchors.findIndex(([place]) => place > from)
  const [after, before] = [anchors[next], anchors[next === -1 ? anchors.length - 1 : next - 1]]
  if (before === undefined) return after === undefined ? undefined : Math.max(0, after[1] - (after[0] - from))
  if (after === undefined) return before[1] + (from - before[0])
  const part = (from - before[0]) / (after[0] - before[0])
  return before[1] + part * (after[1] - before[1])
}

/** What scrolls by hand: the wheel, a finger, the bar, and the keys that turn pages. */
const pageKeys: ReadonlySet<string> = new Set(['PageUp', 'PageDown', 'Home', 'End'])

/**
 * Has two places scroll together while a person scrolls one of them by hand; what scrolls by itself, such as to the caret, moves
 * nothing else. `anchors` are those from the first to the second, rising in both. Returns how to stop.
 */
export function scrollTogether(first: HTMLElement, second: HTMLElement, anchors: () => readonly Anchor[]): () => void {
  let led: HTMLElement | undefined
  const stops = [first, second].map((place) => {
    const other = place === first ? second : first
    const lead = (): void => void (led = place)
    const byKey = ({ key }: KeyboardEvent): void => void (led = pageKeys.has(key) ? place : undefined)
    const follow = (): void => {
      if (led !== place) return
      const known = place === first ? anchors() : anchors().map(([from, to]): Anchor => [to, from])
      const top = across(known, place.scrollTop)
      if (top !== undefined) other.scrollTo({ top, behavior: 'instant' })
    }
    const passive = { passive: true }
    for (const kind of ['wheel', 'touchmove', 'pointerdown'] as const) place.addEventListener(kind, lead, passive)
    place.addEventListener('keydown', byKey)
    place.addEventListener('scroll', follow, passive)
    return () => {
      for (const kind of ['wheel', 'touchmove', 'pointerdown'] as const) place.removeEventListener(kind, lead)
      place.removeEventListener('keydown', byKey)
      place.removeEventListener('scroll', follow)
    }
  })
  return () => {
    for (const stop of stops) stop()
  }
}
