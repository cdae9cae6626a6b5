import { Editor, Path, Range, Transforms } from 'slate'
import type { Element } from '../../../core/document/index.ts'
import { leaveQuotation } from '../commands/quotation.ts'
import { caretAtEdge, isEmptyLine, lineAt, selectedClause } from '../places.ts'
import { insertParagraph } from '../commands/insert-paragraph.ts'
import { outdentOrLeave } from '../commands/lists.ts'
import type { LetterEditor } from '../slate-types.ts'

/**
 * Enter. It divides a paragraph; ends a heading; ends a list or a quotation on its empty line; is a line break in a
 * part or a table cell; and makes a paragraph after a clause, an image or a page break, which cannot be divided.
 */
export function withBreaks(editor: LetterEditor): LetterEditor {
  const { insertBreak, getSplitProperties } = editor
  editor.insertBreak = () => {
    const line = lineAt(editor)
    if (editor.selection === null || line === undefined) return
    const clause = selectedClause(editor)
    if (clause !== undefined) insertParagraph(editor, Path.next([...clause[1]]))
    else if (!breakByType(editor, line[0], line[1])) insertBreak()
  }
  editor.insertSoftBreak = () => {
    if (selectedClause(editor) === undefined) editor.insertText('\n')
  }
  editor.getSplitProperties = (node, path) => {
    const properties = getSplitProperties(node, path)
    // The number that starts a list belongs to the item it was given to.
    return 'type' in node && node.type === 'list-item' ? { ...properties, start: undefined } : properties
  }
  return editor
}

function breakByType(editor: LetterEditor, line: Element, path: Path): boolean {
  if (editor.selection !== null && Range.isExpanded(editor.selection)) return false
  if (Editor.isVoid(editor, line)) return done(insertParagraph(editor, Path.next(path)))
  switch (line.type) {
    case 'part':
    case 'table-cell':
      return done(editor.insertText('\n'))
    case 'heading':
      return breakHeading(editor, path)
    case 'list-item':
      return isEmptyLine(editor, line) && outdentOrLeave(editor, path)
    case 'attribution':
      return done(insertParagraph(editor, Path.next(Path.parent(path))))
    default:
      return path.length > 1 && isEmptyLine(editor, line) && leaveQuotation(editor, path)
  }
}

function breakHeading(editor: LetterEditor, path: Path): boolean {
  if (caretAtEdge(editor, path, 'end')) return done(insertParagraph(editor, Path.next(path)))
  if (caretAtEdge(editor, path, 'start')) {
    Transforms.insertNodes(editor, { type: 'paragraph', children: [{ text: '' }] }, { at: path })
    return true
  }
  return false
}

function done(_outcome: unknown): true {
  return true
}
