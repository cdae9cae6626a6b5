import { Path, Range, type Operation } from 'slate'
import { editorActions } from '../actions.ts'
import { around, selectedClause } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

/** What the toolbar shows of the selection, as one text, so that it is drawn anew only when that changes. */
function stateOf(editor: LetterEditor): string {
  const on = editorActions.filter((action) => action.isOn?.(editor) === true).map(({ id }) => id)
  const more = [
    selectedClause(editor) === undefined ? '' : 'in-clause',
    around(editor, 'table') === undefined ? '' : 'in-table',
    around(editor, 'part') === undefined ? '' : 'in-part',
    around(editor, 'list-item') === undefined ? '' : 'in-list',
    editor.history.undos.length > 0 ? 'can-undo' : '',
    editor.history.redos.length > 0 ? 'can-redo' : '',
  ]
  return [...on, ...more].join(' ')
}

const ofTyping: ReadonlySet<Operation['type']> = new Set(['insert_text', 'remove_text', 'set_selection'])

/** What the state was worked out of, but for the words. */
interface Seen {
  readonly state: string
  /** The run that the caret stands in; undefined where it stands before all its letters, as those take the marks of what is before. */
  readonly run: Path | undefined
  readonly marks: unknown
  readonly steps: string
}

/** Reads the state of an editor after each change. Where only letters of the run at the caret changed it is the same, and nothing is looked at. */
export function toolbarStates(): (editor: LetterEditor) => string {
  let seen: Seen | undefined
  return (editor) => {
    const { marks, history, operations } = editor
    const run = runAtCaret(editor)
    const steps = `${String(history.undos.length > 0)} ${String(history.redos.length > 0)}`
    const isTyped = operations.length > 0 && operations.every(({ type }) => ofTyping.has(type))
    const isHere = seen?.run !== undefined && run !== undefined && Path.equals(seen.run, run)
    if (seen === undefined || !isTyped || !isHere || seen.marks !== marks || seen.steps !== steps)
      seen = { state: stateOf(editor), run, marks, steps }
    return seen.state
  }
}

function runAtCaret({ selection }: LetterEditor): Path | undefined {
  return selection !== null && Range.isCollapsed(selection) && selection.focus.offset > 0 ? selection.focus.path : undefined
}

export function has(state: string, name: string): boolean {
  return state.split(' ').includes(name)
}
