import type { Operation } from 'slate'
import { isClause } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

/** Keeps the document the body of a template: a clause that comes in is named there, so that each letter begins with its version of the day. */
export function withTemplateBody(editor: LetterEditor): LetterEditor {
  const { apply } = editor
  editor.placeholder = 'Write what each letter begins with, or press / for clauses and blocks'
  editor.apply = (operation) => apply(naming(operation))
  return editor
}

function naming(operation: Operation): Operation {
  if (operation.type !== 'insert_node' || !isClause(operation.node)) return operation
  return { ...operation, node: { type: 'clause-reference', code: operation.node.code, children: [{ text: '' }] } }
}
