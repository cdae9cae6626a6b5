import { labelItems, type Element } from '../document/index.ts'
import { isIn, type RedlineBlock, type Side } from './redline.ts'

function elementOf(block: RedlineBlock, side: Side): Element {
  // Numbers are counted from an element's own attributes; its children do not matter for them.
  return block.change === 'changed' ? ({ ...block[side], children: [] } as unknown as Element) : block.block
}

/** Labels of the list items among neighbours, each as the one document has it; `both` prefers the newer. */
export function labelsOf(blocks: readonly RedlineBlock[], side: Side | 'both'): ReadonlyMap<RedlineBlock, string> {
  const found = new Map<RedlineBlock, string>()
  for (const document of side === 'both' ? (['before', 'after'] as const) : [side]) {
    const shown = blocks.filter(({ change }) => isIn(change, document))
    for (const [index, { label }] of labelItems(shown.map((block) => elementOf(block, document)))) {
      const block = shown[index]
      if (block !== undefined) found.set(block, label)
    }
  }
  return found
}
