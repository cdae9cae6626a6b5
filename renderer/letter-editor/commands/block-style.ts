import { Editor } from 'slate'
import type { LetterEditor } from '../slate-types.ts'
import { becomeHeading, becomeParagraph, selectedLines } from './lines.ts'

/** The styles a line of free text can have, as the toolbar names them. */
export const blockStyles = ['body', 'heading-2', 'heading-3', 'heading-4'] as const
export type BlockStyle = (typeof blockStyles)[number]

const levels = { 'heading-2': 2, 'heading-3': 3, 'heading-4': 4 } as const

/** The style that all selected lines share; undefined where they differ or are list items. */
export function blockStyleOf(editor: LetterEditor): BlockStyle | undefined {
  const styles = new Set(
    selectedLines(editor).map(([line]) =>
      line.type === 'heading' ? (`heading-${String(line.level)}` as BlockStyle) : line.type === 'paragraph' ? 'body' : undefined,
    ),
  )
  return styles.size === 1 ? [...styles][0] : undefined
}

/** Gives the selected lines a style. Lines of a quotation stay paragraphs: a quotation holds no headings. */
export function setBlockStyle(editor: LetterEditor, style: BlockStyle): void {
  Editor.withoutNormalizing(editor, () => {
    for (const [line, path] of selectedLines(editor)) {
      if (line.type === 'attribution') continue
      if (style === 'body' || path.length > 1) becomeParagraph(editor, path)
      else becomeHeading(editor, path, levels[style])
    }
  })
}
