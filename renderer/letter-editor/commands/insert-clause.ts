import type { ClauseVersion } from '../../../core/clause/index.ts'
import { mapNodes, toSlateForm, type Clause } from '../../../core/document/index.ts'
import { pinClause } from '../../../core/letter/index.ts'
import type { LetterEditor } from '../slate-types.ts'
import { insertBlocksAt, placeForBlocks } from './insert-blocks.ts'

/** The clause block of a version, in Slate's form. Every node is new, as Slate tells nodes apart by identity. */
export function clauseBlock(version: ClauseVersion): Clause[] {
  return mapNodes(toSlateForm([pinClause(version)]), (node) => ({ ...node }))
}

/**
 * Inserts a clause after the top block that holds the caret (before it where that is an empty line), or at the given
 * index, never outside the body. Nothing is divided; one undo takes it out again. Where a clause follows, the new one
 * is selected: Enter then makes a paragraph between the two.
 */
export function insertClause(editor: LetterEditor, version: ClauseVersion, index?: number): void {
  insertBlocksAt(editor, clauseBlock(version), index ?? placeForBlocks(editor))
}
