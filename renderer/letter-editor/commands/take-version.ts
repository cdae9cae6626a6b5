import { Editor, Transforms } from 'slate'
import { identityOf, type ClauseVersion } from '../../../core/clause/index.ts'
import { isAdapted } from '../../../core/document/index.ts'
import { isClause } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { clauseBlock } from './insert-clause.ts'

/**
 * Puts another version of a clause in its place, or the version of another clause that stands in for it; one undo brings
 * the old one back. Answers false, and changes nothing, where the clause at the index has another code than `of`, or is
 * this version already (of an adapted clause it is asked first), or where nothing may be put in: the letter may have changed since it was
 * looked at.
 */
export function takeVersion(editor: LetterEditor, index: number, version: ClauseVersion, of = version.code): boolean {
  const clause = editor.children[index]
  if (!isClause(clause) || clause.code !== of) return false
  if (identityOf(clause) === identityOf(version) && clause.version === version.version) return false
  // The letter's own words would be gone: somebody who knows of them says so.
  if (isAdapted(clause)) {
    editor.clauseUpdate.ask({ path: [index], version })
    return true
  }
  const { length } = editor.children
  let isTaken = false
  Editor.withoutNormalizing(editor, () => {
    Transforms.insertNodes(
      editor,
      clauseBlock(version).map((block) => ({ ...block, ...(clause.when !== undefined && { when: clause.when }) })),
      { at: [index + 1] },
    )
    // Where nothing may be put in, such as behind the closing parts, the old one is not taken out either.
    isTaken = editor.children.length > length
    if (isTaken) Transforms.removeNodes(editor, { at: [index] })
  })
  return isTaken
}
