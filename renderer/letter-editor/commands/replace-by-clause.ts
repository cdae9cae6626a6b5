import { Editor, Transforms } from 'slate'
import type { ClauseVersion } from '../../../core/clause/index.ts'
import type { Block } from '../../../core/document/index.ts'
import { conditionOf } from '../../../core/letter/index.ts'
import { isClause, isPart } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { clauseBlock } from './insert-clause.ts'

/**
 * Puts a clause in the place of free text from the block at `index` on, under the condition that its first block stands under; one
 * undo brings the text back. Answers false, and changes nothing, where other blocks stand there by now.
 */
export function replaceByClause(editor: LetterEditor, index: number, passage: readonly Block[], version: ClauseVersion): boolean {
  const [first] = passage
  const when = first === undefined ? undefined : conditionOf(first)
  const isThere = passage.every((block, offset) => editor.children[index + offset] === block && !isClause(block) && !isPart(block))
  if (passage.length === 0 || !isThere) return false
  Editor.withoutNormalizing(editor, () => {
    for (const _block of passage) Transforms.removeNodes(editor, { at: [index] })
    const clauses = clauseBlock(version).map((clause) => ({ ...clause, ...(when !== undefined && { when }) }))
    Transforms.insertNodes(editor, clauses, { at: [index] })
  })
  return true
}
