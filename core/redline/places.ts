import type { Path } from '../document/index.ts'
import { isIn, type RedlineBlock } from './redline.ts'

/** Where each of some neighbours stands in the newer document, below a place of it; undefined for those that do not. */
export function placesOf(blocks: readonly RedlineBlock[], below: Path | undefined): readonly (Path | undefined)[] {
  let next = 0
  return blocks.map(({ change }) => {
    if (below === undefined || !isIn(change, 'after')) return undefined
    next += 1
    return [...below, next - 1]
  })
}
