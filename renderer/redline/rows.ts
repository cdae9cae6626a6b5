import type { Path } from '../../core/document/index.ts'
import { labelsOf, placesOf, shellChange, type RedlineBlock } from '../../core/redline/index.ts'

/** A block of a redline, where it stands in it from the top, and its number in a list. */
export interface PlacedBlock {
  readonly block: RedlineBlock
  readonly path: readonly number[]
  readonly label: string | undefined
  /** Where it stands in the newer document; undefined on the side of the older one. */
  readonly place: Path | undefined
}

/** What stands beside each other in two columns; a side without a block stays empty. */
export interface RedlineRow {
  /** What holds both, from the outside in: their lines stand beside each other, not only they as a whole. */
  readonly within: readonly 'quotation'[]
  readonly before: PlacedBlock | undefined
  readonly after: PlacedBlock | undefined
}

/**
 * A redline as rows of two columns, in reading order on both sides. Forms of one block share a row, and so do blocks that
 * went with those that came in their place; either end of a move has a row of its own.
 */
export function rowsOf(
  blocks: readonly RedlineBlock[],
  above: readonly number[] = [],
  within: readonly 'quotation'[] = [],
  place: Path | undefined = [],
): readonly RedlineRow[] {
  const [old, now] = [labelsOf(blocks, 'before'), labelsOf(blocks, 'after')]
  const places = placesOf(blocks, place)
  const rows: RedlineRow[] = []
  let [gone, come]: [PlacedBlock[], PlacedBlock[]] = [[], []]
  const flush = (): void => {
    for (let index = 0; index < Math.max(gone.length, come.length); index += 1)
      rows.push({ within, before: gone[index], after: come[index] })
    ;[gone, come] = [[], []]
  }
  for (const [index, block] of blocks.entries()) {
    const path = [...above, index]
    const before = { block, path, label: old.get(block), place: undefined }
    const after = { block, path, label: now.get(block), place: places[index] }
    if (block.change === 'removed') gone.push(before)
    else if (block.change === 'inserted') come.push(after)
    else {
      flush()
      if (block.change === 'moved-from') rows.push({ within, before, after: undefined })
      else if (block.change === 'moved-to') rows.push({ within, before: undefined, after })
      else if (block.change === 'changed' && opensUp(block)) {
        const inner = block.before.type === 'quotation' ? [...within, 'quotation' as const] : within
        rows.push(...rowsOf(block.blocks, path, inner, places[index]))
      } else rows.push({ within, before, after })
    }
  }
  flush()
  return rows
}

/** Whether the lines of a block stand beside each other one by one; a table does not come apart, nor what changed itself. */
function opensUp({ before, after }: Extract<RedlineBlock, { change: 'changed' }>): boolean {
  return (before.type === 'quotation' || before.type === 'clause') && shellChange(before, after) === undefined
}
