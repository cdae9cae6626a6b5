import { Editor, Node, Text, Transforms, type Point } from 'slate'
import { LinkAddress, type Link, type MarkName } from '../../../core/document/index.ts'
import { around } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { asOwnStep } from './own-step.ts'

/** A mark opens at the start of a text and after what is no letter or digit, so that the names of files keep their lines. */
const opening = String.raw`(?<![\p{L}\p{N}*_~\\])`
/** By the last character of what closes them. `code` is none: a letter has one face, and the backticks stay as they were typed. */
const markup: ReadonlyMap<string, readonly (readonly [MarkName, RegExp])[]> = new Map([
  [
    '*',
    [
      ['bold', new RegExp(String.raw`${opening}\*\*([^\s*](?:[^*]*[^\s*])?)\*\*$`, 'u')],
      ['italic', new RegExp(String.raw`${opening}\*([^\s*](?:[^*]*[^\s*])?)\*$`, 'u')],
    ],
  ],
  ['_', [['italic', new RegExp(String.raw`${opening}_([^\s_](?:[^_]*[^\s_])?)_$`, 'u')]]],
  ['~', [['strike', new RegExp(String.raw`${opening}~~([^\s~](?:[^~]*[^\s~])?)~~$`, 'u')]]],
])
const link = /\[([^[\]]+)\]\(([^()\s]+)\)$/u

/** Sets what was typed between marks so, once its closing mark is there; the marks go. Nothing happens across fields and notes. */
export function refineMarkup(editor: LetterEditor, typed: string): void {
  const caret = editor.selection?.focus
  const run = caret === undefined ? undefined : Node.getIf(editor, caret.path)
  if (caret === undefined || run === undefined || !Text.isText(run)) return
  const before = run.text.slice(0, caret.offset)
  if (typed === ')') setLinked(editor, caret, link.exec(before))
  for (const [mark, pattern] of markup.get(typed) ?? []) {
    const found = pattern.exec(before)
    if (found !== null) return setMarked(editor, caret, found, mark)
  }
}

function setMarked(editor: LetterEditor, caret: Point, found: RegExpExecArray, mark: MarkName): void {
  const [, words] = found
  if (words === undefined) return
  const length = (found[0].length - words.length) / 2
  asOwnStep(editor, () => {
    const start = { path: caret.path, offset: found.index }
    removeText(editor, { path: caret.path, offset: caret.offset - length }, length)
    removeText(editor, start, length)
    const end = { path: caret.path, offset: found.index + words.length }
    Transforms.setNodes(editor, { [mark]: true }, { at: { anchor: start, focus: end }, match: Text.isText, split: true })
  })
  // What is typed behind the words is not set so.
  Editor.removeMark(editor, mark)
}

function setLinked(editor: LetterEditor, caret: Point, found: RegExpExecArray | null): void {
  const [whole, words, address] = found ?? []
  const url = LinkAddress.safeParse(address)
  if (found === null || whole === undefined || words === undefined || !url.success || around(editor, 'link') !== undefined) return
  asOwnStep(editor, () => {
    const start = { path: caret.path, offset: found.index }
    removeText(editor, { path: caret.path, offset: found.index + 1 + words.length }, whole.length - 1 - words.length)
    removeText(editor, start, 1)
    const at = { anchor: start, focus: { path: caret.path, offset: found.index + words.length } }
    const ref = Editor.rangeRef(editor, at)
    Transforms.wrapNodes<Link>(editor, { type: 'link', url: url.data, children: [] }, { at, split: true, match: Text.isText })
    const end = ref.unref()
    if (end !== null) Transforms.select(editor, end.focus)
  })
  const made = around(editor, 'link')
  const after = made === undefined ? undefined : Editor.after(editor, made[1])
  if (after !== undefined) Transforms.select(editor, after)
}

function removeText(editor: LetterEditor, { path, offset }: Point, length: number): void {
  const { text } = Node.leaf(editor, path)
  editor.apply({ type: 'remove_text', path, offset, text: text.slice(offset, offset + length) })
}
