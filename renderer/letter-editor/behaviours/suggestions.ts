import { Editor, Node, Path, Range, Text, Transforms, type Descendant, type Operation, type Point } from 'slate'
import { HistoryEditor } from 'slate-history'
import { ReactEditor } from 'slate-react'
import { markNames, suggestionsOn, type Document, type Run, type SuggestionMark } from '../../../core/document/index.ts'
import { suggest } from '../../../core/suggestion/index.ts'
import { documentOf, isElement } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { isSame, writeDocument } from '../suggesting/write-document.ts'

/** The document before the gesture that is not told as suggestions yet, and in whose name it is made. */
interface Before {
  readonly children: readonly Descendant[]
  readonly mark: SuggestionMark
}

/**
 * While suggestions are on, every gesture happens as ever, and then what it changed is told as suggestions, before anything is
 * drawn: typing, deleting, paste, formats, lists, tables, drag and drop, whatever comes later. Undo and redo are no gestures.
 */
export function withSuggestions(editor: LetterEditor): LetterEditor {
  const { apply, onChange, undo, redo } = editor
  let before: Before | undefined
  let told: readonly Operation[] = []
  let behind = false

  const tell = (): boolean => {
    if (before === undefined) return false
    const { children, mark } = before
    before = undefined
    const isBehind = behind
    behind = false
    return tellAsSuggestions(editor, children as Document, mark, isBehind)
  }
  editor.apply = (operation) => {
    const mark = operation.type === 'set_selection' ? undefined : editor.suggesting.mark()
    if (mark !== undefined && HistoryEditor.isSaving(editor) !== false) before ??= { children: editor.children, mark }
    apply(operation)
  }
  editor.onChange = (options) => {
    // An input method writes into the page until it is done; what it wrote is told then.
    const done = ReactEditor.isComposing(editor) ? [] : [...editor.operations]
    if (done.length > 0 && tell()) {
      // The change is told by the flush that its suggestions have caused.
      told = [...told, ...done]
      return
    }
    editor.operations = [...told, ...editor.operations]
    told = []
    onChange(options)
  }
  editor.undo = () => {
    tell()
    undo()
  }
  editor.redo = () => {
    tell()
    redo()
  }
  editor.tellSuggestions = () => void tell()
  withGestures(editor, () => (behind = true))
  return editor
}

function tellAsSuggestions(editor: LetterEditor, before: Document, mark: SuggestionMark, behind: boolean): boolean {
  if (before === documentOf(editor)) return false
  const { selection } = editor
  const places = selection === null ? [] : [selection.anchor, selection.focus]
  const outcome = suggest(before, documentOf(editor), mark, { places, behind })
  if (isSame(outcome.document, editor.children)) return false
  editor.suggesting.directly(() =>
    HistoryEditor.withMerging(editor, () => {
      writeDocument(editor, outcome.document)
      const [anchor, focus] = outcome.places
      if (anchor !== undefined && focus !== undefined && holds(editor, anchor) && holds(editor, focus))
        Transforms.select(editor, { anchor: pointOf(anchor), focus: pointOf(focus) })
    }),
  )
  return true
}

function pointOf({ path, offset }: { readonly path: readonly number[]; readonly offset: number }): Point {
  return { path: [...path], offset }
}

function holds(editor: LetterEditor, { path, offset }: { readonly path: readonly number[]; readonly offset: number }): boolean {
  const node = Node.getIf(editor, [...path])
  return node !== undefined && Text.isText(node) && offset <= node.text.length
}

/** What a gesture has to know of suggestions before it happens. */
function withGestures(editor: LetterEditor, goBehind: () => void): void {
  const { insertText, deleteBackward, deleteForward, deleteFragment, getSplitProperties } = editor
  editor.insertText = (text, options) => {
    if (options?.at === undefined) prepareMarks(editor)
    insertText(text, options)
  }
  editor.deleteBackward = (unit) => {
    if (editor.suggesting.isOn()) stepOverGone(editor, 'backward')
    deleteBackward(unit)
  }
  editor.deleteForward = (unit) => {
    if (editor.suggesting.isOn()) stepOverGone(editor, 'forward')
    goBehind()
    deleteForward(unit)
  }
  editor.deleteFragment = (options) => {
    if (options?.direction === 'forward') goBehind()
    deleteFragment(options)
  }
  // Whoever divides a line does not say again what was suggested for it.
  editor.getSplitProperties = (node, path) => {
    const properties = getSplitProperties(node, path)
    if (Text.isText(node)) return properties
    const { inserted: _, deleted: __, changed: ___, ...rest } = properties as Record<string, unknown>
    return rest
  }
}

/** What is typed next carries its author's mark from the first letter on, and never a suggestion of the words around it. */
function prepareMarks(editor: LetterEditor): void {
  const { selection } = editor
  if (selection === null || Range.isExpanded(selection)) return
  const run = Node.getIf(editor, selection.focus.path)
  if (run === undefined || !Text.isText(run)) return
  const mark = editor.suggesting.mark()
  const isOwn = run.inserted?.author === mark?.author && run.deleted === undefined && run.formatted === undefined
  if (editor.marks === null && isOwn) return
  const given: Partial<Run> = editor.marks ?? run
  const formats = Object.fromEntries(markNames.filter((name) => given[name] === true).map((name) => [name, true]))
  const inserted = isOwn ? run.inserted : mark
  editor.marks = { ...formats, ...(inserted && { inserted }) }
}

/** Moves the caret over what is suggested to go already, so that the next key press takes out what follows. */
function stepOverGone(editor: LetterEditor, way: 'backward' | 'forward'): void {
  const { selection } = editor
  if (selection === null || Range.isExpanded(selection)) return
  let place = selection.focus
  for (let next = overGone(editor, place, way); next !== undefined; next = overGone(editor, place, way)) place = next
  if (place !== selection.focus) Transforms.select(editor, place)
}

/** The next place beyond a run or inline that goes; undefined where nothing that goes is beside. */
function overGone(editor: LetterEditor, { path, offset }: Point, way: 'backward' | 'forward'): Point | undefined {
  const run = Node.get(editor, path)
  if (!Text.isText(run)) return undefined
  const edge = way === 'backward' ? 0 : run.text.length
  if (offset !== edge) return run.deleted === undefined ? undefined : { path, offset: edge }
  const beside = way === 'backward' ? (Path.hasPrevious(path) ? Path.previous(path) : undefined) : Path.next(path)
  const node = beside === undefined ? undefined : Node.getIf(editor, beside)
  if (beside === undefined || node === undefined) return overGoneBreak(editor, path, way)
  if (Text.isText(node)) {
    const start = { path: beside, offset: way === 'backward' ? node.text.length : 0 }
    return node.deleted === undefined && node.text !== '' ? undefined : start
  }
  if (suggestionsOn(node).deleted === undefined) return undefined
  const after = way === 'backward' ? Path.previous(beside) : Path.next(beside)
  return way === 'backward' ? Editor.end(editor, after) : Editor.start(editor, after)
}

/** The same at the end of a line, where the break to the next one goes. */
function overGoneBreak(editor: LetterEditor, path: Path, way: 'backward' | 'forward'): Point | undefined {
  const line = Path.parent(path)
  const [first, second] = way === 'backward' ? [Path.hasPrevious(line) ? Path.previous(line) : undefined, line] : [line, Path.next(line)]
  if (first === undefined) return undefined
  const [one, other] = [Node.getIf(editor, first), Node.getIf(editor, second)]
  if (!isElement(one) || !isElement(other) || suggestionsOn(other).deleted === undefined) return undefined
  if (!Editor.hasInlines(editor, one) || !Editor.hasInlines(editor, other)) return undefined
  return way === 'backward' ? Editor.end(editor, first) : Editor.start(editor, second)
}
