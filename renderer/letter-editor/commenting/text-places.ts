import { Path, Range, type Point } from 'slate'
import { isRun, nodeAt, walk, type Document } from '../../../core/document/index.ts'
import { isLine, type TextPlace } from '../../../core/review/index.ts'

/** A point of the editor as a place of the document: the block that holds its text, and how much text of it stands before. */
export function placeOfPoint(document: Document, { path, offset }: Point): TextPlace | undefined {
  for (let length = 1; length < path.length; length++) {
    const line = path.slice(0, length)
    const block = nodeAt(document, line)
    if (block === undefined || isRun(block) || !isLine(block)) continue
    const before = runsOf(document, line).filter((run) => isBefore(run.path, path))
    return { path: line, offset: before.reduce((sum, { text }) => sum + text.length, offset) }
  }
  return undefined
}

/** The range of a passage in the editor: it begins in the run of its first letter and ends in that of its last. */
export function rangeBetween(document: Document, start: TextPlace, end: TextPlace): Range | undefined {
  const [anchor, focus] = [pointAt(document, start, 'start'), pointAt(document, end, 'end')]
  return anchor === undefined || focus === undefined ? undefined : { anchor, focus }
}

function pointAt(document: Document, { path, offset }: TextPlace, side: 'start' | 'end'): Point | undefined {
  const runs = runsOf(document, path)
  let at = 0
  for (const { path: run, text } of runs) {
    const within = offset - at
    if (within < text.length || (side === 'end' && within === text.length)) return { path: run, offset: within }
    at += text.length
  }
  const last = runs.at(-1)
  return last === undefined ? undefined : { path: last.path, offset: last.text.length }
}

function runsOf(document: Document, line: Path): { readonly path: Path; readonly text: string }[] {
  const block = nodeAt(document, line)
  if (block === undefined || isRun(block)) return []
  return [...walk(block.children, [...line])].flatMap(({ node, path }) => (isRun(node) ? [{ path: [...path], text: node.text }] : []))
}

/** Whether a run stands before another of the same block. */
function isBefore(left: Path, right: Path): boolean {
  for (const [index, step] of left.entries()) {
    const other = right[index] ?? -1
    if (step !== other) return step < other
  }
  return false
}

/** The text of a range, without what divides its lines. */
export function textBetween(document: Document, range: Range): string {
  const [start, end] = Range.edges(range)
  const [first, last] = [start.path[0] ?? 0, end.path[0] ?? 0]
  return [...walk(document.slice(first, last + 1))]
    .map(({ node, path: [top = 0, ...rest] }) => {
      if (!isRun(node)) return ''
      const path = [top + first, ...rest]
      if (isBefore(path, start.path) || isBefore(end.path, path)) return ''
      const to = Path.equals(path, end.path) ? end.offset : node.text.length
      return node.text.slice(Path.equals(path, start.path) ? start.offset : 0, to)
    })
    .join('')
}
