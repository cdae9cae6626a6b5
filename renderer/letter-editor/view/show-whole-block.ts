import { Editor } from 'slate'
import { ReactEditor } from 'slate-react'
import type { LetterEditor } from '../slate-types.ts'

/** Pixels that `scroll-margin` leaves. */
const edge = 20

/** Brings all of the caret's block into sight once it is drawn: of what was put in at the lower edge, the caret shows only a line. */
export function showWholeBlock(editor: LetterEditor): void {
  requestAnimationFrame(() => {
    const index = editor.selection?.focus.path[0]
    if (index === undefined || !Editor.hasPath(editor, [index])) return
    try {
      const block = ReactEditor.toDOMNode(editor, Editor.node(editor, [index])[0])
      const desk = block.closest('.letter-desk')?.getBoundingClientRect()
      const { top, bottom } = block.getBoundingClientRect()
      if (desk === undefined || (top >= desk.top + edge && bottom <= desk.bottom - edge)) return
      block.scrollIntoView({ block: bottom - top > desk.height ? 'start' : 'nearest' })
    } catch {
      // Slate throws for what it has not drawn; then there is nothing to show.
    }
  })
}
