import { Editor, Range, Transforms } from 'slate'
import type { ListItem } from '../../../core/document/index.ts'
import { becomeHeading, becomeListItem } from '../commands/lines.ts'
import { toggleQuotation } from '../commands/quotation.ts'
import { lineAt, selectedClause } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

const bullets: ReadonlySet<string> = new Set(['-', '*', '•'])
const headings: ReadonlyMap<string, 2 | 3 | 4> = new Map([
  ['##', 2],
  ['###', 3],
  ['####', 4],
])

/**
 * A space after "1.", "a)", "i.", "-", "##" or ">" at the start of a paragraph makes it an item, a heading or a quotation.
 * Undo gives the typed characters back.
 */
export function withAutoformat(editor: LetterEditor): LetterEditor {
  const { insertText } = editor
  editor.insertText = (text, options) => {
    if (text !== ' ' || options?.at !== undefined || !format(editor)) insertText(text, options)
  }
  return editor
}

function format(editor: LetterEditor): boolean {
  const line = lineAt(editor)
  const { selection } = editor
  if (selection === null || !Range.isCollapsed(selection) || line?.[0].type !== 'paragraph') return false
  if (selectedClause(editor) !== undefined) return false
  const [, path] = line
  const before = { anchor: Editor.start(editor, path), focus: selection.focus }
  const change = changeFor(editor, Editor.string(editor, before), path.length === 1)
  // The text before the caret must be typed text alone: a field before it has no string of its own.
  if (change === undefined || selection.anchor.path.at(-1) !== 0) return false
  Editor.withoutNormalizing(editor, () => {
    Transforms.delete(editor, { at: before })
    change(path)
  })
  return true
}

function changeFor(editor: LetterEditor, typed: string, top: boolean): ((path: number[]) => void) | undefined {
  const item = itemFor(typed)
  if (item !== undefined) {
    return (path) => {
      becomeListItem(editor, path, item)
      if (item.start !== undefined) Transforms.setNodes<ListItem>(editor, { start: item.start }, { at: path })
    }
  }
  const level = headings.get(typed)
  if (level !== undefined && top) return (path) => becomeHeading(editor, path, level)
  return typed === '>' && top ? () => toggleQuotation(editor) : undefined
}

function itemFor(typed: string): Pick<ListItem, 'kind' | 'level' | 'start'> | undefined {
  if (bullets.has(typed)) return { kind: 'bullet', level: 0 }
  const number = /^(\d{1,3})[.)]$/u.exec(typed)?.[1]
  if (number !== undefined) return { kind: 'decimal', level: 0, ...(number === '1' ? {} : { start: Number(number) }) }
  if (typed === 'a)') return { kind: 'lower-alpha', level: 0 }
  return typed === 'i.' ? { kind: 'lower-roman', level: 0 } : undefined
}
