import type { PagePlace } from '../../core/requests/index.ts'

/** True when a place belongs to the block, or line of it, that holds the caret. */
function isAround(place: PagePlace, caret: readonly number[]): boolean {
  return place.path.every((step, index) => caret[index] === step)
}

/** The place in which a point of a page lies: the last that begins at or above it, or the page's first. `y` in points from its top. */
export function placeAt(places: readonly PagePlace[], page: number, y: number): PagePlace | undefined {
  const here = places
    .filter((place) => place.page === page)
    .toSorted((one, other) => one.y - other.y || one.path.length - other.path.length)
  return here.findLast((place) => place.y <= y) ?? here[0]
}

/** Where on which page the caret's line stands: the most exact place around it, else the last one before it. */
export function placeOfCaret(places: readonly PagePlace[], caret: readonly number[]): PagePlace | undefined {
  const around = places.filter((place) => isAround(place, caret))
  if (around.length > 0) return around.reduce((best, place) => (place.path.length > best.path.length ? place : best))
  const top = caret[0] ?? 0
  return places
    .filter((place) => (place.path[0] ?? 0) < top)
    .reduce<PagePlace | undefined>(
      (best, place) => (best === undefined || (place.path[0] ?? 0) >= (best.path[0] ?? 0) ? place : best),
      undefined,
    )
}
