import { Transforms, Editor, type Path } from 'slate'
import type { ClauseVersion } from '../../../core/clause/index.ts'
import { clauseOfSelection, isClause } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { askForCondition, blocksWithCondition } from './conditions.ts'
import { takeVersion } from './take-version.ts'

/**
 * Opens the menu of the clause that is selected as a whole, or, of an adapted one, in which the caret stands. Of several selected
 * blocks, what can be done with all of them: it asks when they stand in the letter.
 */
export function askForClauseMenu(editor: LetterEditor): void {
  const clause = clauseOfSelection(editor)
  if (clause !== undefined) editor.clauseMenu.open(clause[1])
  else if (blocksWithCondition(editor).length > 1) askForCondition(editor)
  else editor.tell('Select a clause first: this opens its menu.')
}

/** Puts an alternative in a clause's place, selected as the clause was; one undo brings the clause back. */
export function takeAlternative(editor: LetterEditor, [index = -1]: Path, version: ClauseVersion): boolean {
  const clause = editor.children[index]
  if (!isClause(clause) || !takeVersion(editor, index, version, clause.code)) return false
  if (editor.clauseUpdate.wished() !== undefined) return true
  Transforms.select(editor, Editor.range(editor, [index]))
  return true
}
