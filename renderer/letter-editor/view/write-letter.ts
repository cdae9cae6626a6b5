import { Node, Range, type Path } from 'slate'
import { ReactEditor } from 'slate-react'
import type { LetterEditor } from '../slate-types.ts'
import { catchUpSelection } from './catch-up-selection.ts'

/**
 * Writes a single letter at the caret, and returns true; whatever else is put in, replaced or composed is Slate's. Slate would have the
 * browser write the letter, and the browser counts and copies the words of the whole text around such a step, twice a key.
 */
export function writeLetter(editor: LetterEditor, event: InputEvent): true | undefined {
  const { inputType, data, isComposing } = event
  if (inputType !== 'insertText' || data?.length !== 1 || isComposing || ReactEditor.isComposing(editor)) return undefined
  const place = placeOf(editor, event)
  if (place === undefined) return undefined
  catchUpSelection(editor)
  event.preventDefault()
  const before = textAtCaret(editor)
  editor.insertText(data)
  if (before !== undefined) showLetter(editor, place, before, data)
  return true
}

/** A place in a text on the page. */
interface Place {
  readonly text: Text
  readonly offset: number
}

/** Where the letter goes, if that is the caret, in a text of the letter: a key that is held for its accents replaces the letter before. */
function placeOf(editor: LetterEditor, event: InputEvent): Place | undefined {
  const caret = window.getSelection()
  const [target] = event.getTargetRanges()
  if (caret?.isCollapsed !== true || target?.collapsed !== true) return undefined
  const { startContainer: text, startOffset: offset } = target
  if (!(text instanceof Text) || text !== caret.anchorNode || offset !== caret.anchorOffset) return undefined
  const isWords = text.parentElement?.closest('[data-slate-string], [data-slate-zero-width]') instanceof Element
  return isWords && ReactEditor.hasEditableTarget(editor, text) ? { text, offset } : undefined
}

interface TextAtCaret {
  readonly path: Path
  readonly offset: number
  readonly words: string
}

function textAtCaret(editor: LetterEditor): TextAtCaret | undefined {
  const { selection } = editor
  if (selection === null || Range.isExpanded(selection)) return undefined
  const { path, offset } = selection.anchor
  const run = Node.getIf(editor, path)
  return run !== undefined && Node.isText(run) ? { path, offset, words: run.text } : undefined
}

/**
 * Puts the letter on the page before Slate draws, where all that happened is that it was written: then the text keeps its node, which is
 * less for the browser to lay out and to tell a screen reader.
 */
function showLetter(editor: LetterEditor, { text, offset }: Place, before: TextAtCaret, letter: string): void {
  const after = textAtCaret(editor)
  const isAlone = after?.words === before.words.slice(0, before.offset) + letter + before.words.slice(before.offset)
  const isBehind = after?.path.join() === before.path.join() && after.offset === before.offset + 1
  if (!isAlone || !isBehind || text.data !== before.words || offset !== before.offset) return
  text.insertData(offset, letter)
  window.getSelection()?.collapse(text, offset + 1)
}
