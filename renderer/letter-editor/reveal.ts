import { Editor, Transforms } from 'slate'
import { ReactEditor } from 'slate-react'
import type { Path } from '../../core/document/index.ts'
import type { Finding } from '../../core/letter/index.ts'
import { selectPassage } from './commands/mend-text.ts'
import { isClosedClause } from './places.ts'
import type { LetterEditor } from './slate-types.ts'
import { drawAllBlocks } from './view/blocks-drawn.ts'

/** Goes to a place in the letter, such as that of a finding: scrolls there and puts the caret at it. A clause is selected as a whole, and of other text the passage, where one is given. */
export function revealPlace(editor: LetterEditor, path: Path, passage?: Finding['passage']): void {
  const [index] = path
  if (index === undefined || !Editor.hasPath(editor, [index])) return
  drawAllBlocks(editor)
  const [top] = Editor.node(editor, [index])
  const at = isClosedClause(top) || !Editor.hasPath(editor, [...path]) ? [index] : [...path]
  Transforms.select(editor, isClosedClause(top) ? Editor.range(editor, at) : Editor.start(editor, at))
  if (passage !== undefined) selectPassage(editor, passage)
  ReactEditor.focus(editor)
  ReactEditor.toDOMNode(editor, top).scrollIntoView({ block: 'center' })
}
