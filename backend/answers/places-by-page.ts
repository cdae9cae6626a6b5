import { createHash } from 'node:crypto'
import type { PagePlace, PagePlaces } from '../../core/requests/index.ts'

/**
 * The places of each page, in the order of the pages; those whose digest is known come without them, so that a key in a long
 * letter sends what stands on its page and not all that stands in the letter.
 */
export function placesByPage(places: readonly PagePlace[], known: ReadonlySet<string>): PagePlaces[] {
  return [...Map.groupBy(places, ({ page }) => page)]
    .toSorted(([one], [other]) => one - other)
    .map(([, onPage]) => {
      const digest = createHash('sha256').update(JSON.stringify(onPage)).digest('base64url')
      return known.has(digest) ? { digest } : { digest, places: onPage }
    })
}
