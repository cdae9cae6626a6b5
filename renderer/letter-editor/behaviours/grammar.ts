import { Editor, Node, Transforms, type NodeEntry, type Path } from 'slate'
import { Block, toSlateForm } from '../../../core/document/index.ts'
import { bodyOf, isClosedClause, isElement, isPart } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { cleanText, repairInlines } from './repair-inlines.ts'
import { repairBlocks } from './repair.ts'

/**
 * Keeps `children` a valid `Document` after every change. What editing commonly leaves behind is mended in place, so
 * that the caret stays; anything else that the grammar refuses is replaced by its repaired form.
 */
export function withGrammar(editor: LetterEditor): LetterEditor {
  const { normalizeNode, shouldNormalize } = editor
  // A block that is written anew brings all its nodes with it: many more than the change that led there.
  editor.shouldNormalize = (options) =>
    shouldNormalize({ ...options, initialDirtyPathsLength: Math.max(options.initialDirtyPathsLength, mostNodesAnew) })
  editor.normalizeNode = (entry, options) => {
    const [node, path] = entry
    if (standsInClause(editor, path)) return
    const before = path.length === 0 ? editor.children : node
    if (mendInPlace(editor, entry)) return
    normalizeNode(entry, options)
    if (!Node.has(editor, path) || (path.length === 0 ? editor.children : Node.get(editor, path)) !== before) return
    if (path.length === 0) ensureBody(editor)
    if (path.length === 1) ensureBlock(editor, Node.get(editor, path), path)
  }
  return editor
}

/** Slate takes normalising for endless after 42 times as many steps as there were changed places; a table of a letter may have so many. */
const mostNodesAnew = 10_000

/** Slate's own tidying must not run there: a clause keeps the bytes that its digest was taken of. */
function standsInClause(editor: LetterEditor, path: Path): boolean {
  return path[0] !== undefined && isClosedClause(editor.children[path[0]])
}

function mendInPlace(editor: LetterEditor, [node, path]: NodeEntry): boolean {
  if (Node.isText(node)) return mendText(editor, node.text, path)
  if (!isElement(node)) return false
  if (node.type === 'link' && Node.string(node) === '' && node.children.every((child) => child.type === undefined)) {
    Transforms.removeNodes(editor, { at: path, voids: true })
    return true
  }
  return node.type === 'quotation' && mendAttribution(editor, path, node.children)
}

function mendText(editor: LetterEditor, text: string, path: Path): boolean {
  const clean = cleanText(text)
  if (clean === text) return false
  editor.apply({ type: 'remove_text', path, offset: 0, text })
  editor.apply({ type: 'insert_text', path, offset: 0, text: clean })
  return true
}

/** An attribution that is not the last line, or the only one, is a paragraph again. */
function mendAttribution(editor: LetterEditor, path: Path, lines: readonly { readonly type: string }[]): boolean {
  const misplaced = lines.findIndex((line, index) => line.type === 'attribution' && (index === 0 || index < lines.length - 1))
  if (misplaced === -1) return false
  Transforms.setNodes(editor, { type: 'paragraph' }, { at: [...path, misplaced] })
  return true
}

/** There is always a line to write in between the opening and the closing parts. */
function ensureBody(editor: LetterEditor): void {
  const { from, until } = bodyOf(editor.children)
  if (from !== until) return
  Transforms.insertNodes(editor, { type: 'paragraph', children: [{ text: '' }] }, { at: [from] })
  if (editor.selection === null) Transforms.select(editor, Editor.start(editor, [from]))
}

function ensureBlock(editor: LetterEditor, node: Node, path: Path): void {
  if (Block.safeParse(node).success) return
  if (isPart(node)) replaceChildren(editor, node, path)
  else replaceBlock(editor, node, path)
}

function replaceBlock(editor: LetterEditor, node: Node, path: Path): void {
  const repaired = repairBlocks([node]).filter((block) => !isClosedClause(block) && block.type !== 'part')
  Editor.withoutNormalizing(editor, () => {
    Transforms.removeNodes(editor, { at: path, voids: true })
    if (repaired.length > 0) Transforms.insertNodes(editor, repaired, { at: path })
  })
}

/** A part itself is never removed, so its line is written anew inside it. */
function replaceChildren(editor: LetterEditor, part: Node, path: Path): void {
  if (!isPart(part)) return
  const [line] = toSlateForm([{ type: 'paragraph', children: repairInlines(part.children) }])
  Editor.withoutNormalizing(editor, () => {
    for (let index = part.children.length - 1; index >= 0; index -= 1) Transforms.removeNodes(editor, { at: [...path, index], voids: true })
    if (line?.type === 'paragraph') Transforms.insertNodes(editor, line.children, { at: [...path, 0], voids: true })
  })
}
