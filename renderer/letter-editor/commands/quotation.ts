import { Editor, Node, Path, Transforms } from 'slate'
import { joinedOrigins, originsOf, type Paragraph, type Quotation } from '../../../core/document/index.ts'
import { conditionOf } from '../../../core/letter/index.ts'
import { around, isElement } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { insertParagraph } from './insert-paragraph.ts'

/** Ends a quotation on its empty last line (an attribution may follow): the line goes, a paragraph after it comes. */
export function leaveQuotation(editor: LetterEditor, path: Path): boolean {
  const parent = Path.parent(path)
  const quotation = Node.get(editor, parent)
  if (!isElement(quotation) || quotation.type !== 'quotation') return false
  const said = quotation.children.filter((line) => line.type !== 'attribution').length
  if (path.at(-1) !== said - 1) return false
  Editor.withoutNormalizing(editor, () => {
    insertParagraph(editor, Path.next(parent))
    Transforms.removeNodes(editor, { at: said === 1 ? parent : path })
  })
  return true
}

/** A heading that becomes a line of a quotation loses its level. */
const plain = { level: undefined }

function wrap(editor: LetterEditor): void {
  const quotation: Quotation = { type: 'quotation', children: [] as unknown as Quotation['children'] }
  const isLine = (node: Node, path: Path): boolean =>
    path.length === 1 && isElement(node) && (node.type === 'paragraph' || node.type === 'list-item' || node.type === 'heading')
  Editor.withoutNormalizing(editor, () => {
    Transforms.setNodes<Paragraph>(editor, { ...plain, type: 'paragraph' }, { match: (node) => isElement(node) && node.type === 'heading' })
    Transforms.wrapNodes(editor, quotation, { match: isLine })
  })
}

/** Makes the selected lines a quotation, or lines of a quotation plain again. */
export function toggleQuotation(editor: LetterEditor): void {
  const quotation = around(editor, 'quotation')
  if (quotation === undefined) return wrap(editor)
  const { when, children } = quotation[0]
  if (when !== undefined && children.some((line) => conditionOf(line) !== undefined))
    return editor.tell('A line of this quotation stands under a condition of its own. Take the condition of the quotation away first.')
  Editor.withoutNormalizing(editor, () => {
    Transforms.setNodes<Paragraph>(
      editor,
      { type: 'paragraph' },
      { at: quotation[1], match: (node) => isElement(node) && node.type === 'attribution' },
    )
    for (const [index, line] of children.entries()) {
      const beside = { ...(when !== undefined && { when }), ...joinedOrigins(originsOf(quotation[0]), originsOf(line)) }
      Transforms.setNodes<Paragraph>(editor, beside, { at: [...quotation[1], index] })
    }
    Transforms.unwrapNodes(editor, { at: quotation[1], match: (node) => isElement(node) && node.type === 'quotation' })
  })
}

/** A line under the quotation that says who said it. */
export function addAttribution(editor: LetterEditor): void {
  const quotation = around(editor, 'quotation')
  if (quotation === undefined || quotation[0].children.at(-1)?.type === 'attribution') return
  const path = [...quotation[1], quotation[0].children.length]
  Transforms.insertNodes(editor, { type: 'attribution', children: [{ text: '' }] }, { at: path })
  Transforms.select(editor, Editor.start(editor, path))
}
