import type { Block } from '../../core/document/index.ts'
import { anchorOf, type Anchor, type TextPlace } from '../../core/review/index.ts'

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

function placeOf(node: Node, offset: number): TextPlace | undefined {
  const element = node instanceof Element ? node : node.parentElement
  const block = element?.closest('[data-path]')
  const path = block?.getAttribute('data-path')
  if (block === null || block === undefined || path === null || path === undefined) return undefined
  const before = document.createRange()
  before.setStart(block, 0)
  before.setEnd(node, offset)
  const runs = before.cloneContents().querySelectorAll('[data-run]')
  // A range inside one run holds its text without the run around it.
  const bare = runs.length === 0 && element?.closest('[data-run]') !== null ? before.toString().length : 0
  const length = [...runs].reduce((sum, run) => sum + (run.textContent?.length ?? 0), bare)
  return { path: path.split('.').map(Number), offset: length }
}
