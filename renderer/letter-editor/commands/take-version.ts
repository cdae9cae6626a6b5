import { Editor, Transforms } from 'slate'
import type { ClauseVersion } from '../../../core/clause/index.ts'
import { isClause } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { clauseBlock } from './insert-clause.ts'

/**
 * Puts another version of a clause in its place; one undo brings the old one back. Answers false, and changes nothing,
 * where the clause at the index is not the one the version belongs to: the letter may have changed since it was looked at.
 */
export function takeVersion(editor: LetterEditor, index: number, version: ClauseVersion): boolean {
  const clause = editor.children[index]
  if (!isClause(clause) || clause.code !== version.code || clause.version === version.version) return false
  Editor.withoutNormalizing(editor, () => {
    Transforms.removeNodes(editor, { at: [index] })
    Transforms.insertNodes(editor, clauseBlock(version), { at: [index] })
  })
  return true
}
