import { useEffect, type RefObject } from 'react'
import type { Block } from '../../core/document/index.ts'
import type { ShownComment } from '../../core/requests/index.ts'
import { passageIn } from '../../core/review/index.ts'
import { pointAt } from './text-places.ts'

/** As in comments.css, where the page marks the words of a letter's comments. */
const name = 'commented'

/** Marks the words of `ReviewText` that open comments are about, by the CSS Custom Highlight API: the page itself stays as it is. */
export function useCommentMarks(root: RefObject<HTMLElement | null>, blocks: readonly Block[], comments: readonly ShownComment[]): void {
  // Whatever is shown in another way since is other nodes: they are looked up after each render.
  useEffect(() => {
    const ranges = comments.flatMap((comment) => rangeOf(root.current, blocks, comment) ?? [])
    if (ranges.length === 0) CSS.highlights.delete(name)
    else CSS.highlights.set(name, new Highlight(...ranges))
  })
  useEffect(() => () => void CSS.highlights.delete(name), [])
}

function rangeOf(
  root: HTMLElement | null,
  blocks: readonly Block[],
  { anchor, followed, resolvedBy }: ShownComment,
): StaticRange | undefined {
  if (root === null || anchor === undefined || resolvedBy !== undefined) return undefined
  const passage = passageIn(blocks, { anchor, followed })
  if (passage.state === 'orphaned') return undefined
  const [start, end] = [pointAt(root, passage.start), pointAt(root, passage.end)]
  if (start === undefined || end === undefined) return undefined
  return new StaticRange({ startContainer: start.node, startOffset: start.offset, endContainer: end.node, endOffset: end.offset })
}
