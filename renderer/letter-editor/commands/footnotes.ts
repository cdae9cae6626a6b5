import { Editor, Node, Transforms, type Path } from 'slate'
import { toSlateForm, type Inline } from '../../../core/document/index.ts'
import { repairInlines } from '../behaviours/repair-inlines.ts'
import { isElement } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

/** The runs and inlines that a footnote may hold out of what was written in its editor. */
function noteOf(children: readonly unknown[]): Inline[] {
  const fit = repairInlines(children).filter((child) => child.type !== 'footnote' && child.type !== 'citation')
  const [line] = toSlateForm([{ type: 'paragraph', children: fit }])
  return line?.type === 'paragraph' ? line.children : []
}

/** Writes a footnote's text anew, as one step to undo. */
export function writeFootnote(editor: LetterEditor, path: Path, children: readonly unknown[]): void {
  const footnote = Node.get(editor, path)
  if (!isElement(footnote) || footnote.type !== 'footnote') return
  Editor.withoutNormalizing(editor, () => {
    for (let index = footnote.children.length - 1; index >= 0; index -= 1)
      Transforms.removeNodes(editor, { at: [...path, index], voids: true })
    Transforms.insertNodes(editor, noteOf(children), { at: [...path, 0], voids: true })
  })
}

export function removeFootnote(editor: LetterEditor, path: Path): void {
  Transforms.removeNodes(editor, { at: path, voids: true })
}
