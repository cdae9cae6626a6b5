import { documentOf } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import type { Places } from '../commenting/passages.ts'

/**
 * Carries the passages of comments through every operation that reaches the document. A step of the history takes them back to where
 * they stood before it: words that were deleted letter by letter come back as one passage.
 */
export function withPassages(editor: LetterEditor): LetterEditor {
  const { apply, onChange, undo, redo } = editor
  const before = new WeakMap<object, Places>()
  const after = new WeakMap<object, Places>()
  let current = editor.children
  let [replaced, returns, isStepping] = [false, false, false]
  const stepBack = (way: () => void, step: object | undefined, places: WeakMap<object, Places>, kept: WeakMap<object, Places>): void => {
    const left = editor.passages.places()
    isStepping = true
    way()
    isStepping = false
    if (step === undefined) return
    kept.set(step, left)
    const known = places.get(step)
    if (known !== undefined) editor.passages.putBack(documentOf(editor), known)
    returns = true
  }
  editor.apply = (operation) => {
    if (operation.type === 'set_selection') return apply(operation)
    if (editor.children !== current) editor.passages.loseAll()
    const places = editor.passages.places()
    apply(operation)
    current = editor.children
    editor.passages.apply(operation)
    replaced ||= operation.type === 'insert_node' && !isStepping
    returns ||= operation.type === 'insert_node' || (operation.type === 'insert_text' && operation.text.length > 1)
    const step = editor.history.undos.at(-1)
    if (step?.operations.at(-1) === operation && !before.has(step)) before.set(step, places)
  }
  editor.onChange = (options) => {
    if (editor.children !== current) {
      editor.passages.loseAll()
      current = editor.children
      returns = true
    }
    editor.passages.settle(documentOf(editor), { replaced, returns })
    ;[replaced, returns] = [false, false]
    onChange(options)
  }
  editor.undo = () => stepBack(undo, editor.history.undos.at(-1), before, after)
  editor.redo = () => stepBack(redo, editor.history.redos.at(-1), after, before)
  return editor
}
