import { Transforms, type Path } from 'slate'
import type { LetterEditor } from '../slate-types.ts'
import { selectTop } from './select-top.ts'

/** Removes a top block as a whole, such as a clause; undo brings it back. The caret goes to what follows. */
export function removeBlock(editor: LetterEditor, path: Path): void {
  Transforms.removeNodes(editor, { at: path, voids: true })
  selectTop(editor, Math.min(path[0] ?? 0, editor.children.length - 1))
}
