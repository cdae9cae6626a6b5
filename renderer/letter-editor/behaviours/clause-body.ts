import { Node, type Operation } from 'slate'
import { isClause, isElement, isPart } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

/** The quotations of a clause that are sealed against their evidence: no operation reaches them. */
export class SealedQuotations {
  readonly #sealed = new WeakSet<object>()

  /** Locks the quotations that stand in the editor now, or unlocks them. */
  set(editor: LetterEditor, isSealed: boolean): void {
    for (const block of editor.children) {
      if (isElement(block) && block.type === 'quotation') {
        if (isSealed) this.#sealed.add(block)
        else this.#sealed.delete(block)
      }
    }
  }

  has(block: unknown): boolean {
    // Slate never changes a node in place: one that was not touched is the same object.
    return typeof block === 'object' && block !== null && this.#sealed.has(block)
  }
}

/** Keeps the document the body of a clause: no clauses and no parts of a letter in it, and sealed quotations as they are. */
export function withClauseBody(editor: LetterEditor, sealed: SealedQuotations): LetterEditor {
  const { apply } = editor
  editor.placeholder = 'Write the clause, or press / for blocks and fields'
  editor.apply = (operation) => {
    if (!bringsLetterParts(operation) && !touchesSealed(editor.children, operation, sealed)) apply(operation)
  }
  return editor
}

const ofLetters: ReadonlySet<string> = new Set(['page-break', 'source-list'])

function belongsToLetters(node: Node): boolean {
  return isClause(node) || isPart(node) || (isElement(node) && ofLetters.has(node.type))
}

function bringsLetterParts(operation: Operation): boolean {
  if (operation.type !== 'insert_node' || !isElement(operation.node)) return false
  return [...Node.elements(operation.node)].some(([node]) => belongsToLetters(node))
}

function touchesSealed(blocks: readonly Node[], operation: Operation, sealed: SealedQuotations): boolean {
  if (operation.type === 'set_selection') return false
  const [top = -1] = operation.path
  const isTop = operation.path.length === 1
  // A block that is put before the quotation only moves it on.
  if (operation.type === 'insert_node' && isTop) return false
  if (sealed.has(blocks[top])) return true
  if (operation.type === 'merge_node' && isTop) return sealed.has(blocks[top - 1])
  return operation.type === 'move_node' && operation.newPath.length > 1 && sealed.has(blocks[operation.newPath[0] ?? -1])
}
