import { Transforms, type Path } from 'slate'
import type { LetterEditor } from '../slate-types.ts'
import { selectTop } from './select-top.ts'

/** Removes a top block as a whole, such as a clause; undo brings it back. The caret goes to what follows. */
export function removeBlock(editor: LetterEditor, path: Path): void {
  Transforms.removeNodes(editor, { at: path, voids: true })
  selectTop(editor, Math.min(path[0] ?? 0, editor.children.length - 1))
}

/** Removes a heading in which nothing is written; false where it says something by now, or is gone. */
export function removeEmptyHeading(editor: LetterEditor, index: number): boolean {
  const block = editor.children[index]
  if (block?.type !== 'heading' || !block.children.every((child) => 'text' in child && child.text.trim() === '')) return false
  removeBlock(editor, [index])
  return true
}
