import { Node, Path, type Operation } from 'slate'
import type { ClauseOrigin } from '../../../core/document/index.ts'
import { isElement } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

/** Words that were taken out of a clause keep where they came from when they are joined to the line before them. */
export function withOrigins(editor: LetterEditor): LetterEditor {
  const { apply } = editor
  editor.apply = (operation) => {
    const origin = joinedOrigin(editor, operation)
    const length = operation.type === 'merge_node' ? editor.children.length : 0
    apply(operation)
    if (operation.type !== 'merge_node' || origin === undefined) return
    // Refused by the guards, it changed nothing.
    if (operation.path.length === 1 && editor.children.length === length) return
    apply({ type: 'set_node', path: Path.previous(operation.path), properties: {}, newProperties: { origin } })
  }
  return editor
}

function joinedOrigin(editor: LetterEditor, operation: Operation): ClauseOrigin | undefined {
  if (operation.type !== 'merge_node' || operation.path.length !== 1 || !Path.hasPrevious(operation.path)) return undefined
  const own = originOf(Node.getIf(editor, operation.path))
  return own === undefined || originOf(Node.getIf(editor, Path.previous(operation.path))) !== undefined ? undefined : own
}

function originOf(node: unknown): ClauseOrigin | undefined {
  return isElement(node) && 'origin' in node ? node.origin : undefined
}
