import { Editor, Path, Range, type Location, type NodeEntry } from 'slate'
import { isAdapted, type Block, type Clause, type Document, type Element, type Part } from '../../core/document/index.ts'
import { standsAfterBody } from '../../core/letter/index.ts'
import type { LetterEditor } from './slate-types.ts'

/** The editor's document. The grammar behaviour keeps `children` a `Document`; this is the boundary where types say so. */
export function documentOf(editor: Pick<LetterEditor, 'children'>): Document {
  return editor.children as Document
}

export function isElement(value: unknown): value is Element {
  return typeof value === 'object' && value !== null && 'type' in value && 'children' in value && typeof value.type === 'string'
}

export function isClause(node: unknown): node is Clause {
  return isElement(node) && node.type === 'clause'
}

/** A clause whose words are not the letter's to change. */
export function isClosedClause(node: unknown): node is Clause {
  return isClause(node) && !isAdapted(node)
}

export function isPart(node: unknown): node is Part {
  return isElement(node) && node.type === 'part'
}

/** Where the body stands among the top blocks: from the first index after the opening parts up to the closing parts. */
export function bodyOf(blocks: readonly unknown[]): { readonly from: number; readonly until: number } {
  const from = blocks.findLastIndex((block) => isPart(block) && !standsAfterBody(block.part)) + 1
  const closing = blocks.findIndex((block, index) => index >= from && isPart(block) && standsAfterBody(block.part))
  return { from, until: closing === -1 ? blocks.length : closing }
}

/** The top block that holds a location. */
export function topBlockAt(editor: LetterEditor, at: Location): readonly [Block, Path] | undefined {
  const index = Editor.path(editor, at)[0]
  const block = index === undefined ? undefined : documentOf(editor)[index]
  return block === undefined || index === undefined ? undefined : [block, [index]]
}

/** The locked clause that is selected as a whole: both ends of the selection stand in it. */
export function selectedClause(editor: LetterEditor): readonly [Clause, Path] | undefined {
  const found = clauseOfSelection(editor)
  return found !== undefined && isClosedClause(found[0]) ? found : undefined
}

/** The clause, adapted or not, in which both ends of the selection stand. */
export function clauseOfSelection(editor: LetterEditor): readonly [Clause, Path] | undefined {
  const { selection } = editor
  if (selection === null || selection.anchor.path[0] !== selection.focus.path[0]) return undefined
  const index = selection.anchor.path[0]
  const block = index === undefined ? undefined : documentOf(editor)[index]
  return index !== undefined && isClause(block) ? [block, [index]] : undefined
}

/** The nearest element of a type around the selection's start, or around another location; none inside a locked clause, which stays as it is. */
export function around<Type extends Element['type']>(
  editor: LetterEditor,
  type: Type,
  at: Location | null = editor.selection,
): NodeEntry<Extract<Element, { type: Type }>> | undefined {
  if (at === null) return undefined
  const start = Range.isRange(at) ? Range.start(at) : at
  if (isClosedClause(topBlockAt(editor, start)?.[0])) return undefined
  return Editor.above(editor, {
    at: start,
    match: (node): node is Extract<Element, { type: Type }> => isElement(node) && node.type === type,
  })
}

/** The nearest block around a location whose children are runs and inlines (or, for a void, its spacer). */
export function lineAt(editor: LetterEditor, at: Location | null = editor.selection): NodeEntry<Element> | undefined {
  if (at === null) return undefined
  const start = Range.isRange(at) ? Range.start(at) : at
  return Editor.above(editor, { at: start, voids: true, match: (node): node is Element => isElement(node) && Editor.isBlock(editor, node) })
}

/** True when the selection is one caret at the start (or end) of a block. */
export function caretAtEdge(editor: LetterEditor, path: Path, edge: 'start' | 'end'): boolean {
  const { selection } = editor
  if (selection === null || !Range.isCollapsed(selection)) return false
  return edge === 'start' ? Editor.isStart(editor, selection.anchor, path) : Editor.isEnd(editor, selection.anchor, path)
}

export function isEmptyLine(editor: LetterEditor, element: Element): boolean {
  return !Editor.isVoid(editor, element) && Editor.isEmpty(editor, element)
}

/** The path of the next (or previous) top block. */
export function neighbour(editor: LetterEditor, path: Path, way: 'next' | 'previous'): Path | undefined {
  const index = (path[0] ?? 0) + (way === 'next' ? 1 : -1)
  return index >= 0 && index < editor.children.length ? [index] : undefined
}
