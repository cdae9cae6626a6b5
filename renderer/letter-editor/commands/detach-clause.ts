import { Editor, Transforms, type Path } from 'slate'
import { versionNamed } from '../../../core/clause/index.ts'
import {
  joinedOrigins,
  mapNodes,
  originsOf,
  toSlateForm,
  type Clause,
  type ClauseContent,
  type ClauseOrigin,
} from '../../../core/document/index.ts'
import { conditionOf, lockOf } from '../../../core/letter/index.ts'
import { isClause } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { selectTop } from './select-top.ts'

/**
 * Makes free text of a clause's words: they can be edited then, and each of their blocks keeps which clause version it was taken
 * from. One undo brings the clause back. Answers false, and changes nothing, for a sealed quotation, where no clause stands, and,
 * in a sentence, where its condition would have to be joined with one inside it.
 */
export function detachClause(editor: LetterEditor, [index = -1]: Path): boolean {
  const clause = editor.children[index]
  if (!isClause(clause) || isSealed(editor, clause)) return false
  const { code, version, language, jurisdictions, digest, when } = clause
  if (when !== undefined && clause.children.some((block) => conditionOf(block) !== undefined)) {
    editor.tell('A passage of this clause stands under a condition of its own. Take the condition of the clause away first.')
    return false
  }
  const origin: ClauseOrigin = { code, version, language, jurisdictions, digest }
  // Every node is new, as Slate tells nodes apart by identity.
  const words = mapNodes(toSlateForm(clause.children), (node) => ({ ...node }))
  const blocks = words.map((block): ClauseContent => ({
    ...block,
    ...joinedOrigins([origin], originsOf(block)),
    ...(when !== undefined && { when }),
  }))
  Editor.withoutNormalizing(editor, () => {
    Transforms.removeNodes(editor, { at: [index] })
    Transforms.insertNodes(editor, blocks, { at: [index] })
  })
  selectTop(editor, index)
  return true
}

/** A sealed quotation by the version at hand, whatever lock the letter gives it; without the version, by its lock. */
export function isSealed({ clauseVersions }: Pick<LetterEditor, 'clauseVersions'>, clause: Clause): boolean {
  const version = versionNamed(clauseVersions, clause)
  return clause.lock === 'sealed' || (version !== undefined && lockOf(version) === 'sealed')
}
