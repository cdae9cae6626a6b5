import { Editor, Node, Path, Range, Transforms } from 'slate'
import { editorActions } from '../actions.ts'
import { indentItems } from '../commands/lists.ts'
import { selectAll } from '../commands/select-all.ts'
import { selectTop } from '../commands/select-top.ts'
import { moveCell } from '../commands/tables.ts'
import { isPress, type KeyPress } from '../keys.ts'
import { isClosedClause, lineAt, selectedClause, topBlockAt } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

/** Handles a key press that means more than text. True when it was taken, so that the browser must not act on it too. */
export function handleKey(editor: LetterEditor, event: KeyPress, command: boolean): boolean {
  return (!isLetter(event) && handleCommand(editor, event, command)) || handleWriting(editor, event)
}

/** A key that writes what is on it: no command has such a key, so that none is looked for while somebody writes. */
function isLetter({ key, ctrlKey, metaKey, altKey }: KeyPress): boolean {
  return key.length === 1 && !ctrlKey && !metaKey && !altKey
}

function handleCommand(editor: LetterEditor, event: KeyPress, command: boolean): boolean {
  if (isPress(event, 'Tab', command)) return moveCell(editor, 1) || indentItems(editor, 1)
  if (isPress(event, 'Shift+Tab', command)) return moveCell(editor, -1) || indentItems(editor, -1)
  if (isPress(event, 'Mod+Y', command)) return taken(editor.redo())
  if (isPress(event, 'Mod+A', command)) return taken(selectAll(editor))
  const action = editorActions.find(({ keys }) => keys !== undefined && isPress(event, keys, command))
  return action !== undefined && taken(action.run(editor))
}

function handleWriting(editor: LetterEditor, event: KeyPress): boolean {
  return (
    handleKeyAtClause(editor, event) || handleKeyAcrossClause(editor, event) || typeAfterChip(editor, event) || enterClause(editor, event)
  )
}

function taken(_outcome: void): true {
  return true
}

/**
 * A selected clause: arrows leave it, Enter makes a line after it, Delete takes it out, and letters do nothing, since the
 * browser would write them into the page.
 */
function handleKeyAtClause(editor: LetterEditor, event: KeyPress): boolean {
  const clause = selectedClause(editor)
  if (clause === undefined || event.ctrlKey || event.metaKey || event.altKey) return false
  const index = clause[1][0] ?? 0
  switch (event.key) {
    case 'ArrowUp':
    case 'ArrowLeft':
      return event.shiftKey ? false : taken(selectTop(editor, index - 1, 'end'))
    case 'ArrowDown':
    case 'ArrowRight':
      return event.shiftKey ? false : taken(selectTop(editor, index + 1, 'start'))
    case 'Enter':
      return taken(editor.insertBreak())
    case 'Backspace':
    case 'Delete':
      return taken(editor.deleteFragment())
    case 'Escape':
      return taken(selectTop(editor, index + 1, 'start'))
    default:
      return event.key.length === 1
  }
}

/** A selection that begins or ends in a clause: a browser does not edit it, since the clause is none of its text. */
function handleKeyAcrossClause(editor: LetterEditor, event: KeyPress): boolean {
  const { selection } = editor
  if (selection === null || Range.isCollapsed(selection) || event.ctrlKey || event.metaKey || event.altKey) return false
  if (![selection.anchor, selection.focus].some((edge) => isClosedClause(topBlockAt(editor, edge)?.[0]))) return false
  if (event.key === 'Backspace' || event.key === 'Delete') return taken(editor.deleteFragment())
  if (event.key === 'Enter') return taken(editor.insertBreak())
  return event.key.length === 1 && taken(editor.insertText(event.key))
}

/** What is typed while a chip is selected goes behind it; the browser would write nothing. */
function typeAfterChip(editor: LetterEditor, event: KeyPress): boolean {
  const chip = Editor.void(editor, { mode: 'highest' })
  if (chip === undefined || !Editor.isInline(editor, chip[0]) || event.ctrlKey || event.metaKey || event.altKey) return false
  if (event.key.length !== 1 && event.key !== 'Enter') return false
  Transforms.select(editor, Editor.start(editor, Path.next(chip[1])))
  return taken(event.key === 'Enter' ? editor.insertBreak() : editor.insertText(event.key))
}

/** An arrow at the edge of the line beside a clause selects the clause, where a browser would jump over it. */
function enterClause(editor: LetterEditor, event: KeyPress): boolean {
  const forward = event.key === 'ArrowDown' || event.key === 'ArrowRight'
  const backward = event.key === 'ArrowUp' || event.key === 'ArrowLeft'
  if ((!forward && !backward) || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return false
  const { selection } = editor
  const line = lineAt(editor)
  if (selection === null || !Range.isCollapsed(selection) || line === undefined || line[1].length !== 1) return false
  const atEdge = forward ? Editor.isEnd(editor, selection.anchor, line[1]) : Editor.isStart(editor, selection.anchor, line[1])
  const beside = forward ? Path.next(line[1]) : Path.hasPrevious(line[1]) ? Path.previous(line[1]) : undefined
  const block = beside === undefined ? undefined : Node.getIf(editor, beside)
  if (!atEdge || beside === undefined || block === undefined || !isClosedClause(block)) return false
  Transforms.select(editor, Editor.range(editor, beside))
  return true
}
