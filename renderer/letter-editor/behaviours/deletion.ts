import { Editor, Path, Range, Transforms, type Point } from 'slate'
import type { Block } from '../../../core/document/index.ts'
import { selectTop } from '../commands/select-top.ts'
import { caretAtEdge, documentOf, isClosedClause, isEmptyLine, lineAt, neighbour, selectedClause } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { clearCells } from './tables.ts'

/** Blocks that a selection takes whole or not at all. */
const islands: ReadonlySet<string> = new Set(['part', 'clause', 'table', 'image', 'page-break', 'source-list', 'clause-reference'])

/**
 * Deleting over the edge of a block that cannot be joined with its neighbour. A selection takes a clause, table or
 * image only when it covers all of it, and of a part only the text. Backspace after such a block (Delete before it)
 * selects it first, so that a second press is needed to remove it.
 */
export function withDeletion(editor: LetterEditor): LetterEditor {
  const { delete: remove, deleteBackward, deleteForward, insertText, insertBreak, insertSoftBreak } = editor
  editor.delete = (options) => {
    const at = options?.at ?? editor.selection
    if (!Range.isRange(at) || !Range.isExpanded(at) || !touchesIslands(editor, at)) return remove(options)
    const caret = deleteAcross(editor, at, remove)
    if (options?.at === undefined && caret !== null) Transforms.select(editor, caret)
  }
  editor.deleteBackward = (unit) => {
    if (!removeSelectedBlock(editor) && !stopAtIsland(editor, 'previous')) deleteBackward(unit)
  }
  editor.deleteForward = (unit) => {
    if (!removeSelectedBlock(editor) && !stopAtIsland(editor, 'next')) deleteForward(unit)
  }
  editor.deleteFragment = () => {
    if (removeSelectedBlock(editor)) return
    editor.delete()
  }
  editor.insertText = (text, options) => {
    if (selectedClause(editor) !== undefined && options?.at === undefined) return
    deleteSelected(editor)
    insertText(text, options)
  }
  editor.insertBreak = () => {
    if (selectedClause(editor) === undefined) deleteSelected(editor)
    insertBreak()
  }
  editor.insertSoftBreak = () => {
    if (selectedClause(editor) === undefined) deleteSelected(editor)
    insertSoftBreak()
  }
  return editor
}

function deleteSelected(editor: LetterEditor): void {
  if (editor.selection !== null && Range.isExpanded(editor.selection)) editor.deleteFragment()
}

function touchesIslands(editor: LetterEditor, range: Range): boolean {
  const [first, last] = topIndices(range)
  if (first === last) return isClosedClause(documentOf(editor)[first])
  return documentOf(editor)
    .slice(first, last + 1)
    .some((block) => islands.has(block.type))
}

function topIndices(range: Range): [number, number] {
  const [start, end] = Range.edges(range)
  return [start.path[0] ?? 0, end.path[0] ?? 0]
}

/** Deletes block by block from the last to the first, and returns where the caret belongs. */
function deleteAcross(editor: LetterEditor, range: Range, remove: LetterEditor['delete']): Point | null {
  const [first, last] = topIndices(range)
  const [start, end] = Range.edges(range)
  const [startRef, endRef] = [Editor.pointRef(editor, start, { affinity: 'backward' }), Editor.pointRef(editor, end)]
  const [firstRef, lastRef] = [Editor.pathRef(editor, [first]), Editor.pathRef(editor, [last])]
  Editor.withoutNormalizing(editor, () => {
    for (let index = last; index >= first; index -= 1) {
      const covered = Range.intersection(range, Editor.range(editor, [index]))
      const block = documentOf(editor)[index]
      if (covered !== null && block !== undefined)
        deleteInBlock(editor, block, [index], { covered, inner: index > first && index < last, remove })
    }
  })
  joinEnds(editor, firstRef.unref(), lastRef.unref())
  const [from, to] = [startRef.unref(), endRef.unref()]
  return from ?? to
}

interface Covered {
  readonly covered: Range
  /** True for a block between the first and the last one that the selection touches. */
  readonly inner: boolean
  readonly remove: LetterEditor['delete']
}

function deleteInBlock(editor: LetterEditor, block: Block, path: Path, { covered, inner, remove }: Covered): void {
  const whole = inner || Range.equals(covered, Editor.range(editor, path))
  if (block.type === 'part' || (!inner && !islands.has(block.type))) {
    if (Range.isExpanded(covered)) remove({ at: covered, hanging: true })
  } else if (whole) {
    Transforms.removeNodes(editor, { at: path, voids: true })
  } else if (block.type === 'table') {
    clearCells(editor, covered)
  }
}

/** What is left of the first and the last line becomes one, when nothing stands between them any more. */
function joinEnds(editor: LetterEditor, first: Path | null, last: Path | null): void {
  const [from, to] = [first?.[0] ?? -1, last?.[0] ?? -1]
  if (from < 0 || to !== from + 1 || !isLine(documentOf(editor)[from]) || !isLine(documentOf(editor)[to])) return
  Transforms.mergeNodes(editor, { at: [to] })
}

function isLine(block: Block | undefined): boolean {
  return block?.type === 'paragraph' || block?.type === 'heading' || block?.type === 'list-item'
}

/** Removes the clause, image, page break or reference that is selected as a whole; the caret goes to what follows. */
function removeSelectedBlock(editor: LetterEditor): boolean {
  const index = editor.selection?.anchor.path[0]
  const block = index === undefined ? undefined : documentOf(editor)[index]
  if (index === undefined || block === undefined || editor.selection?.focus.path[0] !== index) return false
  if (!isClosedClause(block) && !Editor.isVoid(editor, block)) return false
  Transforms.removeNodes(editor, { at: [index], voids: true })
  selectTop(editor, Math.min(index, editor.children.length - 1))
  return true
}

/** At the edge of a line, next to an island: an empty line goes, and the island is selected (a part only gets the caret). */
function stopAtIsland(editor: LetterEditor, way: 'previous' | 'next'): boolean {
  const line = lineAt(editor)
  if (line === undefined || !caretAtEdge(editor, line[1], way === 'previous' ? 'start' : 'end')) return false
  const path = line[1]
  if (path.length !== 1 || (way === 'previous' && line[0].type === 'list-item')) return false
  const beside = neighbour(editor, path, way)
  const block = beside === undefined ? undefined : documentOf(editor)[beside[0] ?? -1]
  if (beside === undefined || block === undefined || !islands.has(block.type)) return false
  const target = Editor.pathRef(editor, beside)
  if (line[0].type !== 'part' && isEmptyLine(editor, line[0])) Transforms.removeNodes(editor, { at: path })
  const place = target.unref()
  if (place !== null && block.type !== 'part') selectTop(editor, place[0] ?? 0, way === 'previous' ? 'end' : 'start')
  return true
}
