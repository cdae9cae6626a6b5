import { Editor, Transforms, type Path } from 'slate'
import type { LetterEditor } from '../slate-types.ts'

/** An empty paragraph at a path, with the caret in it. */
export function insertParagraph(editor: LetterEditor, path: Path): void {
  Editor.withoutNormalizing(editor, () => {
    const count = editor.children.length
    Transforms.insertNodes(editor, { type: 'paragraph', children: [{ text: '' }] }, { at: path })
    if (editor.children.length > count || path.length > 1) Transforms.select(editor, Editor.start(editor, path))
  })
}
