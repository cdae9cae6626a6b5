import { Node, type Operation, type Path } from 'slate'
import { bodyOf, isElement, isPart } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

/**
 * The parts of a letter stay what and where they are: none is removed, added, split, merged or moved, and blocks are put
 * only between the opening and the closing parts. The text inside a part is the author's.
 */
export function withFixedParts(editor: LetterEditor): LetterEditor {
  const { apply } = editor
  editor.apply = (operation) => {
    if (!disturbsParts(editor.children, operation)) apply(operation)
  }
  return editor
}

function disturbsParts(blocks: readonly Node[], operation: Operation): boolean {
  switch (operation.type) {
    case 'insert_node':
      return holdsPart(operation.node) || (operation.path.length === 1 && !isInBody(blocks, operation.path[0] ?? 0))
    case 'remove_node':
      return isPartAt(blocks, operation.path)
    case 'merge_node':
      return (
        isPartAt(blocks, operation.path) ||
        isPartAt(blocks, [(operation.path[0] ?? 0) - (operation.path.length === 1 ? 1 : 0), ...operation.path.slice(1)])
      )
    case 'move_node':
      return (
        isPartAt(blocks, operation.path) || (operation.newPath.length === 1 && !isInBody(blocks, operation.newPath[0] ?? 0, operation.path))
      )
    case 'set_node':
      return isPartAt(blocks, operation.path) || makesPart(operation.newProperties)
    case 'split_node':
      return isPartAt(blocks, operation.path) || makesPart(operation.properties)
    default:
      return false
  }
}

function isPartAt(blocks: readonly Node[], path: Path): boolean {
  return path.length === 1 && isPart(blocks[path[0] ?? -1])
}

function makesPart(properties: Partial<Node>): boolean {
  return 'type' in properties && properties.type === 'part'
}

function holdsPart(node: Node): boolean {
  return isElement(node) && [...Node.elements(node)].some(([inner]) => isPart(inner))
}

/** A block that moves inside the top level leaves its place first, so it may not take the place behind the last one. */
function isInBody(blocks: readonly Node[], index: number, leaving: Path = []): boolean {
  const { from, until } = bodyOf(blocks)
  return index >= from && index <= (leaving.length === 1 ? until - 1 : until)
}
