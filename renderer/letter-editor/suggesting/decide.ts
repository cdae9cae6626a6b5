import { Editor, Node, Path, Range, Transforms } from 'slate'
import { HistoryEditor } from 'slate-history'
import { choiceOf, settle, suggestionsIn, type Suggestion, type Verdict } from '../../../core/suggestion/index.ts'
import { documentOf, isElement } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { writeDocument } from './write-document.ts'

/** Accepts or rejects suggestions, as one step that undo takes back. */
export function decideSuggestions(editor: LetterEditor, verdict: Verdict, suggestions: readonly Suggestion[]): void {
  if (suggestions.length === 0) return
  const next = settle(documentOf(editor), verdict, choiceOf(suggestions))
  editor.suggesting.directly(() => HistoryEditor.withNewBatch(editor, () => writeDocument(editor, next)))
}

/** The suggestions that the selection touches. */
export function suggestionsSelected(editor: LetterEditor): Suggestion[] {
  const { selection } = editor
  if (selection === null) return []
  return suggestionsIn(documentOf(editor)).filter(({ places }) => places.some((place) => touches(selection, rangeOf(editor, place))))
}

function touches(selection: Range, range: Range | undefined): boolean {
  return range !== undefined && Range.intersection(selection, range) !== null
}

/** The text of what carries a suggestion; of a line whose break is suggested, its start. */
export function rangeOf(editor: LetterEditor, { path, name }: Suggestion['places'][number]): Range | undefined {
  const place = nodePath(editor, path)
  if (place === undefined) return undefined
  const node = Node.get(editor, place)
  const isBreak = isElement(node) && Editor.hasInlines(editor, node) && Editor.isBlock(editor, node) && name !== 'changed'
  return isBreak ? { anchor: Editor.start(editor, place), focus: Editor.start(editor, place) } : Editor.range(editor, place)
}

/** Where a suggestion stands in the editor's tree: that of a table's column at the column's first cell. */
function nodePath(editor: LetterEditor, path: readonly number[]): Path | undefined {
  const last = path.at(-1) ?? 0
  const place = last < 0 ? [...path.slice(0, -1), 0, -1 - last] : [...path]
  return Node.getIf(editor, place) === undefined ? undefined : place
}

/** Puts the caret to the next suggestion (or the one before), from the last on to the first again. Gives it, where there is one. */
export function goToSuggestion(editor: LetterEditor, way: 'next' | 'previous'): Suggestion | undefined {
  const all = suggestionsIn(documentOf(editor))
  const from = editor.selection === null ? [] : Range.start(editor.selection).path
  const own = suggestionsSelected(editor).map(({ id }) => id)
  const others = all.filter(({ id }) => !own.includes(id))
  const startOf = ({ places }: Suggestion): Path => [...(places[0]?.path ?? [])]
  const ahead = (one: Suggestion): boolean => Path.isAfter(startOf(one), from)
  const target =
    way === 'next'
      ? (others.find(ahead) ?? others[0] ?? all[0])
      : (others.findLast((one) => Path.isBefore(startOf(one), from)) ?? others.at(-1) ?? all[0])
  if (target !== undefined) selectSuggestion(editor, target)
  return target
}

/** Puts the caret where a suggestion begins. */
export function selectSuggestion(editor: LetterEditor, { places }: Suggestion): void {
  const [first] = places
  const range = first === undefined ? undefined : rangeOf(editor, first)
  if (range !== undefined) Transforms.select(editor, Range.start(range))
}
