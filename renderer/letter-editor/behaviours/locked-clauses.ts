import { Node, Path, type Operation } from 'slate'
import { versionNamed } from '../../../core/clause/index.ts'
import { Clause, Condition, digestOfDocument } from '../../../core/document/index.ts'
import { lockOf } from '../../../core/letter/index.ts'
import { isClause, isElement } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

/**
 * The lock of the clauses. Every change of a Slate document is an operation, so this is the one gate: an operation that
 * would reach inside a clause, change it, split or merge it, or put it anywhere but at the top, is refused. A clause may only be
 * inserted, removed and moved as a whole, and only with the contents that its digest names.
 */
export function withLockedClauses(editor: LetterEditor): LetterEditor {
  const { apply } = editor
  /** Clauses that stood in this document and were taken out: undo may bring them back as they were. */
  const known = new WeakSet<object>()
  editor.apply = (operation) => {
    if (touchesClause(editor.children, operation, known) || bringsOtherLock(editor, operation)) return
    const leaving = operation.type === 'remove_node' && operation.path.length === 1 ? editor.children[operation.path[0] ?? -1] : undefined
    if (isClause(leaving)) known.add(leaving)
    apply(operation)
  }
  return editor
}

/** A sealed quotation that says it is only locked, or the other way round, by the version at hand. */
function bringsOtherLock({ clauseVersions }: LetterEditor, operation: Operation): boolean {
  if (operation.type !== 'insert_node' || !isClause(operation.node)) return false
  const version = versionNamed(clauseVersions, operation.node)
  return version !== undefined && operation.node.lock !== lockOf(version)
}

function touchesClause(blocks: readonly Node[], operation: Operation, known: WeakSet<object>): boolean {
  switch (operation.type) {
    case 'set_selection':
      return false
    case 'insert_text':
    case 'remove_text':
      return isInClause(blocks, operation.path)
    case 'insert_node':
      return isInClause(blocks, operation.path) || !mayEnter(operation.node, operation.path, known)
    case 'remove_node':
      return isInClause(blocks, operation.path)
    case 'merge_node':
      return isInClause(blocks, operation.path) || isClauseAt(blocks, operation.path) || isClauseAt(blocks, before(operation.path))
    case 'move_node':
      return isInClause(blocks, operation.path) || movesIntoClause(blocks, operation.path, operation.newPath)
    case 'set_node':
      if (isClauseAt(blocks, operation.path) && setsCondition(operation)) return false
      return isInOrAtClause(blocks, operation.path) || makesClause(operation.newProperties)
    case 'split_node':
      return isInOrAtClause(blocks, operation.path) || makesClause(operation.properties)
  }
}

/** When a clause stands in its letter is the author's to say: it changes none of its words. */
function setsCondition({ properties, newProperties }: Extract<Operation, { type: 'set_node' }>): boolean {
  const { when, ...others } = { when: undefined, ...newProperties }
  const keys = [...Object.keys(properties), ...Object.keys(others)].filter((key) => key !== 'when')
  return keys.length === 0 && (when === undefined || Condition.safeParse(when).success)
}

function isClauseAt(blocks: readonly Node[], path: Path | undefined): boolean {
  return path?.length === 1 && isClause(blocks[path[0] ?? -1])
}

function isInClause(blocks: readonly Node[], path: Path): boolean {
  return path.length > 1 && isClause(blocks[path[0] ?? -1])
}

function isInOrAtClause(blocks: readonly Node[], path: Path): boolean {
  return isInClause(blocks, path) || isClauseAt(blocks, path)
}

function before(path: Path): Path | undefined {
  return Path.hasPrevious(path) ? Path.previous(path) : undefined
}

function makesClause(properties: Partial<Node>): boolean {
  return 'type' in properties && properties.type === 'clause'
}

/** Slate reads the new path in the tree without the moved node. */
function movesIntoClause(blocks: readonly Node[], path: Path, newPath: Path): boolean {
  const target = Path.transform(path, { type: 'move_node', path, newPath }) ?? newPath
  if (target.length === 1) return false
  const top = target[0] ?? -1
  const index = path.length === 1 && (path[0] ?? 0) <= top ? top + 1 : top
  return isClause(blocks[index]) || isClauseAt(blocks, path)
}

function mayEnter(node: Node, path: Path, known: WeakSet<object>): boolean {
  if (!isElement(node)) return true
  if (!isClause(node)) return ![...Node.elements(node)].some(([inner]) => isClause(inner))
  return path.length === 1 && (known.has(node) || isWhole(node))
}

function isWhole(clause: Clause): boolean {
  return Clause.safeParse(clause).success && digestOfDocument(clause.children) === clause.digest
}
