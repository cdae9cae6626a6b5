import { Editor, Node, Path, Range, Transforms } from 'slate'
import { isRun, type Block, type Inline } from '../../../core/document/index.ts'
import { bodyOf, documentOf, isClause, isElement, isEmptyLine, lineAt, selectedClause } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'
import { selectTop } from './select-top.ts'

/** The index of the body at which blocks for the caret go: after the caret's top block, or before it where that is an empty line. */
export function placeForBlocks(editor: LetterEditor): number {
  const { from, until } = bodyOf(editor.children)
  const index = editor.selection?.focus.path[0]
  const block = index === undefined ? undefined : documentOf(editor)[index]
  if (index === undefined || block === undefined) return until
  const after = block.type === 'paragraph' && isEmptyLine(editor, block) ? index : index + 1
  return Math.min(Math.max(after, from), until)
}

/** Puts blocks into the body at an index, and the caret behind them where there is a line to write in. */
export function insertBlocksAt(editor: LetterEditor, blocks: readonly Block[], index: number): void {
  const { from, until } = bodyOf(editor.children)
  const at = Math.min(Math.max(index, from), until)
  const before = editor.children.length
  Editor.withoutNormalizing(editor, () => Transforms.insertNodes(editor, [...blocks], { at: [at] }))
  const added = editor.children.length - before
  if (added === 0) return
  const next = documentOf(editor)[at + added]
  const writable = next !== undefined && next.type !== 'part' && next.type !== 'clause'
  if (writable && at + added < until + added) selectTop(editor, at + added)
  else selectTop(editor, at + added - 1, 'end')
}

/** Blocks from the clipboard at the caret: one paragraph flows into the line, several divide it, islands stand after it. */
export function insertBlocks(editor: LetterEditor, blocks: readonly Block[]): void {
  if (editor.selection === null || blocks.length === 0) return
  const replaced = selectedClause(editor)?.[1][0]
  if (Range.isExpanded(editor.selection)) editor.deleteFragment()
  const [first] = documentOf(editor)
  // The caret stands at what followed the clause by now; what comes in takes the clause's own place.
  if (replaced !== undefined && (editor.children.length > 1 || isClause(first))) return insertBlocksAt(editor, blocks, replaced)
  leaveInlineVoid(editor)
  const line = lineAt(editor)
  if (line === undefined) return
  // Before its lines are looked at: a clause whose first line is a cell takes nothing into it either.
  if (Editor.isVoid(editor, line[0]) || selectedClause(editor) !== undefined) return insertBlocksAt(editor, blocks, placeForBlocks(editor))
  if (holdsOneLine.has(line[0].type)) return insertInlines(editor, inlinesOf(blocks))
  const fit = line[1].length === 1 ? blocks : blocks.flatMap(linesForQuotation)
  const [only] = fit
  if (fit.length === 1 && only?.type === 'paragraph') return insertInlines(editor, only.children)
  divideAndInsert(editor, fit, line[1])
}

/** A chip or note cannot be divided: what comes in at one comes in behind it. */
function leaveInlineVoid(editor: LetterEditor): void {
  const chip = Editor.void(editor, { mode: 'highest' })
  if (chip !== undefined && Editor.isInline(editor, chip[0])) Transforms.select(editor, Editor.start(editor, Path.next(chip[1])))
}

const holdsOneLine: ReadonlySet<string> = new Set(['part', 'table-cell', 'attribution'])

/** What a quotation can hold of a block: its lines. */
function linesForQuotation(block: Block): Block[] {
  if (block.type === 'paragraph' || block.type === 'list-item') return [block]
  return [...linesIn(block)].map((children) => ({ type: 'paragraph', children }))
}

function insertInlines(editor: LetterEditor, inlines: readonly Inline[]): void {
  const shown = inlines.filter((inline) => !isRun(inline) || inline.text !== '')
  if (shown.length > 0) Transforms.insertNodes(editor, shown, { select: true })
}

/** All inlines of some blocks, a line break between blocks. */
function inlinesOf(blocks: readonly Block[]): Inline[] {
  const lines = blocks.flatMap((block) => [...linesIn(block)])
  return lines.flatMap((line, index) => (index === 0 ? line : [{ text: '\n' }, ...line]))
}

function* linesIn(block: Node): Generator<Inline[]> {
  if (!isElement(block)) return
  const children: readonly Node[] = block.children
  if (
    children.every(
      (child) =>
        !isElement(child) ||
        child.type === 'merge-field' ||
        child.type === 'citation' ||
        child.type === 'link' ||
        child.type === 'footnote',
    )
  ) {
    yield children as Inline[]
  } else for (const child of children) yield* linesIn(child)
}

/** Divides the line at the caret and puts the blocks between; a paragraph at either end flows together with its half. */
function divideAndInsert(editor: LetterEditor, blocks: readonly Block[], path: Path): void {
  const caret = editor.selection?.anchor
  const [first] = blocks
  if (caret === undefined || first === undefined) return
  const [atStart, atEnd] = [Editor.isStart(editor, caret, path), Editor.isEnd(editor, caret, path)]
  Editor.withoutNormalizing(editor, () => {
    if (!atStart && !atEnd) Transforms.splitNodes(editor, { at: caret, always: true })
    const flows = !atStart && first.type === 'paragraph'
    if (flows) appendInlines(editor, path, first.children)
    const place = atStart ? path : Path.next(path)
    const rest = flows ? blocks.slice(1) : blocks
    Transforms.insertNodes(editor, [...rest], { at: place })
    const last = [...Path.parent(place), (place.at(-1) ?? 0) + rest.length - 1]
    const tail = Path.next(last)
    if (atStart && atEnd && isLineAt(editor, tail)) Transforms.removeNodes(editor, { at: tail })
    selectLast(editor, last)
    if (!atEnd && rest.at(-1)?.type === 'paragraph' && isLineAt(editor, tail)) Transforms.mergeNodes(editor, { at: tail })
  })
}

function isLineAt(editor: LetterEditor, path: Path): boolean {
  const node = Node.getIf(editor, path)
  return isElement(node) && (node.type === 'paragraph' || node.type === 'heading' || node.type === 'list-item')
}

function appendInlines(editor: LetterEditor, path: Path, inlines: readonly Inline[]): void {
  const line = Node.get(editor, path)
  if (isElement(line)) Transforms.insertNodes(editor, [...inlines], { at: [...path, line.children.length] })
}

function selectLast(editor: LetterEditor, path: Path): void {
  if (path.length === 1) selectTop(editor, path[0] ?? 0, 'end')
  else Transforms.select(editor, Editor.end(editor, path))
}

/** A page break at the caret's block boundary. */
export function insertPageBreak(editor: LetterEditor): void {
  insertBlocksAt(editor, [{ type: 'page-break', children: [{ text: '' }] }], placeForBlocks(editor))
}
