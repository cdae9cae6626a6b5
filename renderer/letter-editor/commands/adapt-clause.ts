import { Transforms, type Path } from 'slate'
import { adaptingObstacle, identityOf, versionNamed, type AdaptingObstacle, type ClauseVersion } from '../../../core/clause/index.ts'
import { isAdapted, mapNodes, type Clause } from '../../../core/document/index.ts'
import { adaptClause, adaptedFrom } from '../../../core/letter/index.ts'
import { asOwnStep } from '../behaviours/own-step.ts'
import { clauseOfSelection, isClause } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { clauseBlock } from './insert-clause.ts'
import { selectTop } from './select-top.ts'

/** Why the words of a clause cannot be changed in this letter: `unknown` where its version is not at hand; undefined where they can. */
export function obstacleToAdapting(editor: LetterEditor, clause: Clause): AdaptingObstacle | 'unknown' | undefined {
  const version = versionNamed(editor.clauseVersions, clause)
  return version === undefined ? 'unknown' : adaptingObstacle(version, editor.adaptable)
}

/** Opens the words of a clause to this letter, for a reason; one undo closes it again. False, and nothing changes, where it may not be. */
export function adaptClauseAt(editor: LetterEditor, [index = -1]: Path, reason: string): boolean {
  const clause = editor.children[index]
  if (!isClause(clause) || isAdapted(clause) || obstacleToAdapting(editor, clause) !== undefined) return false
  putInPlace(editor, index, adaptClause(clause, reason))
  return true
}

/** Puts back the words that were approved, locked; one undo brings the letter's own back. False where the version is not at hand. */
export function resetClause(editor: LetterEditor, [index = -1]: Path): boolean {
  const clause = editor.children[index]
  const version = isClause(clause) && isAdapted(clause) ? versionNamed(editor.clauseVersions, clause) : undefined
  return version !== undefined && takeInstead(editor, index, version)
}

/** Puts a version in the place of an adapted clause: its words, or the letter's own as changes of it. One undo brings back what was. */
export function updateAdapted(editor: LetterEditor, [index = -1]: Path, version: ClauseVersion, keepsWords: boolean): boolean {
  const clause = editor.children[index]
  if (!isClause(clause) || !isAdapted(clause) || clause.code !== version.code) return false
  if (!keepsWords) return takeInstead(editor, index, version)
  if (adaptingObstacle(version, editor.adaptable) !== undefined) return false
  putInPlace(editor, index, adaptedFrom(clause, version))
  return true
}

/** The newest version at hand of an adapted clause, where that is newer than the one it was made of. */
export function newerVersion({ clauseVersions }: Pick<LetterEditor, 'clauseVersions'>, clause: Clause): ClauseVersion | undefined {
  return clauseVersions
    .filter((version) => identityOf(version) === identityOf(clause) && version.version > clause.version)
    .sort((left, right) => right.version - left.version)[0]
}

function takeInstead(editor: LetterEditor, index: number, version: ClauseVersion): boolean {
  const clause = editor.children[index]
  const [block] = clauseBlock(version)
  if (!isClause(clause) || block === undefined) return false
  putInPlace(editor, index, { ...block, ...(clause.when !== undefined && { when: clause.when }) })
  return true
}

/** What words a clause has is no edit of the text that somebody could suggest: the clause changes as a whole. */
function putInPlace(editor: LetterEditor, index: number, clause: Clause): void {
  // Every node is new, as Slate tells nodes apart by identity.
  const blocks = mapNodes([clause], (node) => ({ ...node }))
  editor.suggesting.directly(() =>
    asOwnStep(editor, () => {
      Transforms.removeNodes(editor, { at: [index] })
      Transforms.insertNodes(editor, blocks, { at: [index] })
    }),
  )
  selectTop(editor, index)
}

/** Asks why the clause at the caret is adapted, and then opens it; says in a sentence why that cannot be. */
export function askToAdapt(editor: LetterEditor): void {
  const at = clauseOfSelection(editor)
  if (at === undefined) return editor.tell('Select a clause first.')
  if (isAdapted(at[0])) return editor.tell('This clause is adapted already: write in it.')
  const obstacle = obstacleToAdapting(editor, at[0])
  if (obstacle !== undefined) return editor.tell(`${obstacleWords[obstacle]}.`)
  editor.adapting.open(at[1])
}

/** Shows what the letter changed in the adapted clause at the caret, or its words again. */
export function toggleChangesOfClause(editor: LetterEditor): void {
  const at = adaptedOfSelection(editor)
  if (at !== undefined) editor.shownChanges.toggle(at[0])
}

/** Puts back the approved words of the adapted clause at the caret. */
export function resetSelectedClause(editor: LetterEditor): void {
  const at = adaptedOfSelection(editor)
  if (at !== undefined && !resetClause(editor, at[1])) editor.tell('The library does not offer this version any more.')
}

function adaptedOfSelection(editor: LetterEditor): readonly [Clause, Path] | undefined {
  const at = clauseOfSelection(editor)
  if (at !== undefined && isAdapted(at[0])) return at
  editor.tell('Put the caret into an adapted clause first.')
  return undefined
}

export const obstacleWords: Readonly<Record<AdaptingObstacle | 'unknown', string>> = {
  sealed: 'A sealed quotation stays word for word',
  verbatim: 'Its author lets no letter change its words',
  kind: 'Letters may not adapt clauses of its kind',
  unknown: 'The library does not offer this version any more',
}
