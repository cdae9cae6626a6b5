import { labelItems } from '../document/index.ts'
import { isIn, type RedlineBlock, type Shell, type Side } from './redline.ts'

/** Numbers are counted from an element's own attributes; its children do not matter for them. */
function shellOf(block: RedlineBlock, side: Side): Shell {
  return block.change === 'changed' ? block[side] : block.block
}

/** Labels of the list items among neighbours, each as the one document has it; `both` prefers the newer. */
export function labelsOf(blocks: readonly RedlineBlock[], side: Side | 'both'): ReadonlyMap<RedlineBlock, string> {
  const found = new Map<RedlineBlock, string>()
  for (const document of side === 'both' ? (['before', 'after'] as const) : [side]) {
    const shown = blocks.filter(({ change }) => isIn(change, document))
    for (const [index, { label }] of labelItems(shown.map((block) => shellOf(block, document)))) {
      const block = shown[index]
      if (block !== undefined) found.set(block, label)
    }
  }
  return found
}
