import { becomeParagraph } from '../commands/lines.ts'
import { outdentOrLeave } from '../commands/lists.ts'
import { caretAtEdge, lineAt } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

/** Backspace at the start of a list item takes it one level out, or out of the list; at the start of a heading it makes a paragraph. */
export function withLists(editor: LetterEditor): LetterEditor {
  const { deleteBackward } = editor
  editor.deleteBackward = (unit) => {
    const line = lineAt(editor)
    if (line === undefined || !caretAtEdge(editor, line[1], 'start')) deleteBackward(unit)
    else if (line[0].type === 'list-item') outdentOrLeave(editor, line[1])
    else if (line[0].type === 'heading') becomeParagraph(editor, line[1])
    else deleteBackward(unit)
  }
  return editor
}
