import type { LetterEditor } from '../slate-types.ts'

/** Something of the letter that changed outside the document, such as a field's value, and how to take it back. */
export interface OutsideChange {
  /** What was changed: further changes of the same thing may be one step with it. */
  readonly subject: string
  undo(): void
  redo(): void
}

/** As many steps as slate-history keeps. */
const mostSteps = 100

/**
 * One history for the letter: changes outside the document stand in it as steps without operations, in their order between
 * the edits of the text, so that undo takes back what came last, whatever it was.
 */
export function withOutsideChanges(editor: LetterEditor): LetterEditor {
  const { undo, redo } = editor
  const changes = new WeakMap<object, OutsideChange>()
  const changeOf = (step: object | undefined): OutsideChange | undefined => (step === undefined ? undefined : changes.get(step))
  editor.remember = (change, goesOn) => {
    const last = editor.history.undos.at(-1)
    const before = goesOn ? changeOf(last) : undefined
    if (last !== undefined && before?.subject === change.subject) changes.set(last, { ...change, undo: before.undo })
    else {
      const step = { operations: [], selectionBefore: null }
      changes.set(step, change)
      editor.writeHistory('undos', step)
      if (editor.history.undos.length > mostSteps) editor.history.undos.shift()
    }
    editor.history.redos = []
    editor.onChange()
  }
  editor.undo = () => {
    const change = changeOf(editor.history.undos.at(-1))
    undo()
    change?.undo()
    if (change !== undefined) editor.onChange()
  }
  editor.redo = () => {
    const change = changeOf(editor.history.redos.at(-1))
    redo()
    change?.redo()
    if (change !== undefined) editor.onChange()
  }
  return editor
}
