import { Editor, Range, Transforms, type Path } from 'slate'
import type { ListItem } from '../../../core/document/index.ts'
import { becomeHeading, becomeListItem } from '../commands/lines.ts'
import { toggleQuotation } from '../commands/quotation.ts'
import { isElement, lineAt, selectedClause } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { refineMarkup } from './inline-markup.ts'
import { asOwnStep } from './own-step.ts'

const bullets: ReadonlySet<string> = new Set(['-', '*', '•'])
/** The subject is the letter's one first-level heading, so "#" gives the highest there is below it. */
const headings: ReadonlyMap<string, 2 | 3 | 4> = new Map([
  ['#', 2],
  ['##', 2],
  ['###', 3],
  ['####', 4],
])

/**
 * A space after "1.", "a)", "i.", "-", "##" or ">" at the start of a paragraph makes it an item, a heading or a quotation;
 * three hyphens alone make a page break; the closing mark of **bold**, *italic*, _italic_, ~~struck~~ or
 * [words](address) sets the words so.
 * Each is a step of its own: undo gives back what was typed, character by character.
 */
export function withAutoformat(editor: LetterEditor): LetterEditor {
  const { insertText } = editor
  editor.insertText = (text, options) => {
    insertText(text, options)
    if (options?.at !== undefined || editor.selection === null || !Range.isCollapsed(editor.selection)) return
    if (selectedClause(editor) !== undefined) return
    if (text === ' ') formatLine(editor)
    else if (text === '-') breakPage(editor)
    else refineMarkup(editor, text)
  }
  return editor
}

/** The paragraph at the caret with what is written in it up to the caret, where that is text alone. */
function typedParagraph(editor: LetterEditor): { readonly path: Path; readonly before: Range; readonly typed: string } | undefined {
  const line = lineAt(editor)
  const { selection } = editor
  // The text before the caret must be typed text alone: a field before it has no string of its own.
  if (selection === null || line?.[0].type !== 'paragraph' || selection.focus.path.at(-1) !== 0) return undefined
  const before = { anchor: Editor.start(editor, line[1]), focus: selection.focus }
  return { path: line[1], before, typed: Editor.string(editor, before) }
}

function formatLine(editor: LetterEditor): void {
  const paragraph = typedParagraph(editor)
  if (paragraph === undefined || !paragraph.typed.endsWith(' ')) return
  const { path, before, typed } = paragraph
  const change = changeFor(editor, typed.slice(0, -1), path.length === 1)
  if (change === undefined) return
  asOwnStep(editor, () => {
    Transforms.delete(editor, { at: before })
    change(path)
  })
}

/** The first two hyphens have become a dash by now; they are hyphens again before the page break takes their place. */
function breakPage(editor: LetterEditor): void {
  const paragraph = typedParagraph(editor)
  if (paragraph === undefined || paragraph.path.length !== 1 || !/^(?:–|--)-$/u.test(paragraph.typed)) return
  if (!Editor.isEnd(editor, paragraph.before.focus, paragraph.path)) return
  Transforms.insertText(editor, '---', { at: paragraph.before })
  const [at = 0] = paragraph.path
  asOwnStep(editor, () => {
    Transforms.insertNodes(editor, { type: 'page-break', children: [{ text: '' }] }, { at: [at], select: false })
    // The body of a clause takes none; the hyphens stay there.
    const taken = editor.children[at]
    if (isElement(taken) && taken.type === 'page-break') Transforms.delete(editor, { at: Editor.range(editor, [at + 1]) })
  })
}

function changeFor(editor: LetterEditor, typed: string, top: boolean): ((path: Path) => void) | undefined {
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
  if (typed === 'a)' || typed === 'a.') return { kind: 'lower-alpha', level: 0 }
  return typed === 'i.' || typed === 'i)' ? { kind: 'lower-roman', level: 0 } : undefined
}
