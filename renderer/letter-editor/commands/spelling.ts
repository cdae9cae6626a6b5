import { Editor, Path, Point, Range, Transforms } from 'slate'
import { HistoryEditor } from 'slate-history'
import type { LetterEditor } from '../slate-types.ts'
import type { Misspelling } from '../spelling/misspellings.ts'

/** Goes to the next misspelt word after the caret, from the last one to the first, and opens its menu; false where none is known. */
export function nextMisspelling(editor: LetterEditor): boolean {
  const { spelling, selection } = editor
  const misspelt = spelling.misspelt().filter((each) => isThere(editor, each))
  const after = selection === null ? undefined : Range.end(selection)
  const next = misspelt.find(({ range }) => after === undefined || !Point.isBefore(Range.start(range), after)) ?? misspelt[0]
  if (next === undefined) return false
  Transforms.select(editor, next.range)
  spelling.open(next)
  return true
}

/** The same for whoever asks by a key: where there is none, they are told so. */
export function goToNextMisspelling(editor: LetterEditor): void {
  if (nextMisspelling(editor)) return
  editor.tell(
    editor.spelling.hasDictionary()
      ? 'No misspelt word was found.'
      : 'There is no dictionary for the language of this letter, so its words are not looked up.',
  )
}

/** The misspelt word around a point of the document. */
export function misspellingAt(editor: LetterEditor, point: Point): Misspelling | undefined {
  return editor.spelling.misspelt().find((each) => Range.includes(each.range, point) && isThere(editor, each))
}

/** Writes another word in the place of a misspelt one, as one step of the history; false in clauses, and where the word is gone. */
export function correct(editor: LetterEditor, misspelling: Misspelling, by: string): boolean {
  if (misspelling.isLocked || !isThere(editor, misspelling)) return false
  const isPrinted = misspelling.word.includes('’') || editor.language.startsWith('en')
  HistoryEditor.withNewBatch(editor, () =>
    Transforms.insertText(editor, isPrinted ? by.replaceAll("'", '’') : by, { at: misspelling.range, voids: true }),
  )
  HistoryEditor.setSplittingOnce(editor, true)
  return true
}

function isThere(editor: LetterEditor, { range, word }: Misspelling): boolean {
  const { anchor, focus } = range
  if (!Editor.hasPath(editor, anchor.path) || !Editor.hasPath(editor, focus.path) || Path.isAncestor(anchor.path, focus.path)) return false
  try {
    return Editor.string(editor, range, { voids: true }) === word
  } catch {
    // An offset beyond what a run has left.
    return false
  }
}
