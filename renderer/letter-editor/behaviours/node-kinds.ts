import { isVoid } from '../../../core/document/index.ts'
import { isClosedClause } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

const inlines: ReadonlySet<string> = new Set(['merge-field', 'citation', 'link', 'footnote'])
const isolated: ReadonlySet<string> = new Set(['clause', 'part', 'table', 'table-cell'])

/**
 * Tells Slate what each node is. A footnote is one thing in its line: the note's text is written in its own small
 * editor, so for Slate it is void. A clause keeps its contents in the tree, isolated, and read-only unless the letter adapts it.
 */
export function withNodeKinds(editor: LetterEditor): LetterEditor {
  editor.isInline = (element) => inlines.has(element.type)
  editor.isVoid = (element) => element.type === 'footnote' || isVoid(element)
  editor.markableVoid = (element) => element.type === 'merge-field' || element.type === 'citation'
  editor.isIsolated = (element) => isolated.has(element.type)
  editor.isElementReadOnly = (element) => isClosedClause(element)
  return editor
}
