import { Node, Path, type Operation } from 'slate'
import { adaptingObstacle, versionNamed } from '../../../core/clause/index.ts'
import { Clause, Condition, digestOfDocument, isAdapted, originText } from '../../../core/document/index.ts'
import { lockOf } from '../../../core/letter/index.ts'
import { isClause, isClosedClause, isElement, isPart } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

/**
 * The lock of the clauses. Every change of a Slate document is an operation, so this is the one gate: an operation that
 * would reach inside a clause, change it, split or merge it, or put it anywhere but at the top, is refused. A clause may only be
 * inserted, removed and moved as a whole, and only with the contents that its digest names. An adapted one has words of the letter's
 * own, in which everything may be done that leaves them the words of a clause.
 */
export function withLockedClauses(editor: LetterEditor): LetterEditor {
  const { apply } = editor
  /** Clauses that stood in this document and were taken out: undo may bring them back as they were. */
  const known = new WeakSet<object>()
  /** The same of adapted clauses, by what they were made of: their words are no reason to let one in. */
  const adapted = new Set<string>()
  editor.apply = (operation) => {
    if (touchesClause(editor.children, operation, known) || bringsOtherLock(editor, operation, adapted)) return
    const leaving = operation.type === 'remove_node' && operation.path.length === 1 ? editor.children[operation.path[0] ?? -1] : undefined
    if (isClause(leaving)) known.add(leaving)
    if (isClause(leaving) && isAdapted(leaving)) adapted.add(originText(leaving))
    apply(operation)
  }
  return editor
}

/** A sealed quotation that says it is only locked, or the other way round, by the version at hand; or an adapted clause that none may be. */
function bringsOtherLock(editor: LetterEditor, operation: Operation, adapted: ReadonlySet<string>): boolean {
  if (operation.type !== 'insert_node' || !isClause(operation.node)) return false
  const { node } = operation
  if (isAdapted(node)) return !adapted.has(originText(node)) && !mayBeAdapted(editor, node)
  const version = versionNamed(editor.clauseVersions, node)
  return version !== undefined && node.lock !== lockOf(version)
}

/** Whether the words of a clause may be the letter's own, by the version at hand and the house's rule; a clause without its version is for the checks. */
export function mayBeAdapted({ clauseVersions, adaptable }: Pick<LetterEditor, 'clauseVersions' | 'adaptable'>, clause: Clause): boolean {
  const version = versionNamed(clauseVersions, clause)
  if (version === undefined) return true
  return adaptingObstacle(version, adaptable) === undefined && digestOfDocument(version.body) === clause.digest
}

function touchesClause(blocks: readonly Node[], operation: Operation, known: WeakSet<object>): boolean {
  switch (operation.type) {
    case 'set_selection':
      return false
    case 'insert_text':
    case 'remove_text':
      return isInClause(blocks, operation.path)
    case 'insert_node':
      return (
        isInClause(blocks, operation.path) ||
        !mayEnter(operation.node, operation.path, known) ||
        noWords(blocks, operation.node, operation.path)
      )
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

/** In a clause whose words stay as they are. */
function isInClause(blocks: readonly Node[], path: Path): boolean {
  return path.length > 1 && isClosedClause(blocks[path[0] ?? -1])
}

/** What no clause may hold, on its way into an adapted one. */
function noWords(blocks: readonly Node[], node: unknown, path: Path): boolean {
  if (path.length < 2 || !isClause(blocks[path[0] ?? -1]) || !isElement(node)) return false
  return isClause(node) || isPart(node) || node.type === 'page-break' || node.type === 'source-list' || node.type === 'clause-reference'
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
  return isClosedClause(blocks[index]) || isClauseAt(blocks, path) || noWords(blocks, nodeIn(blocks, path), [index, 0])
}

function nodeIn(blocks: readonly Node[], [first = -1, ...rest]: Path): Node | undefined {
  const block = blocks[first]
  return block === undefined || rest.length === 0 ? block : Node.getIf(block, rest)
}

function mayEnter(node: Node, path: Path, known: WeakSet<object>): boolean {
  if (!isElement(node)) return true
  if (!isClause(node)) return ![...Node.elements(node)].some(([inner]) => isClause(inner))
  return path.length === 1 && (known.has(node) || isWhole(node))
}

function isWhole(clause: Clause): boolean {
  return Clause.safeParse(clause).success && (isAdapted(clause) || digestOfDocument(clause.children) === clause.digest)
}
