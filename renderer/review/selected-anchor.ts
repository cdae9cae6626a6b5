import type { Block } from '../../core/document/index.ts'
import { anchorOf, type Anchor } from '../../core/review/index.ts'
import { placeOf } from './text-places.ts'

/** The passage that is selected inside an element of `ReviewText`; undefined where nothing of it is. */
export function selectedAnchor(root: Element | null, blocks: readonly Block[]): Anchor | undefined {
  const selection = getSelection()
  if (root === null || selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return undefined
  const start = placeOf(range.startContainer, range.startOffset)
  const end = placeOf(range.endContainer, range.endOffset)
  return start === undefined || end === undefined ? undefined : anchorOf(blocks, start, end)
}
