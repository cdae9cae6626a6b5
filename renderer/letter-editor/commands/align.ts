import { Editor, Transforms } from 'slate'
import type { Alignment, Paragraph } from '../../../core/document/index.ts'
import type { LetterEditor } from '../slate-types.ts'
import { selectedLines } from './lines.ts'

/** How all selected paragraphs are set; undefined where they differ or none is selected. */
export function alignmentOf(editor: LetterEditor): Alignment | undefined {
  const found = new Set(selectedLines(editor).flatMap(([line]) => (line.type === 'paragraph' ? [line.align ?? 'start'] : [])))
  return found.size === 1 ? [...found][0] : undefined
}

/** Sets the selected paragraphs; headings and list items keep the place their style gives them. */
export function setAlignment(editor: LetterEditor, align: Alignment): void {
  Editor.withoutNormalizing(editor, () => {
    for (const [line, path] of selectedLines(editor))
      if (line.type === 'paragraph') Transforms.setNodes<Paragraph>(editor, { align: align === 'start' ? undefined : align }, { at: path })
  })
}
