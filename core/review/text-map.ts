import { isRun, walk, type Block, type Element, type Path } from '../document/index.ts'
import type { TextPlace } from './comment.ts'

interface Line {
  readonly path: Path
  /** Where the line begins in the whole text. */
  readonly at: number
  readonly text: string
}

/** A document as one text, a line for each block that holds text, and the way from places in the one to the other. */
export interface TextMap {
  readonly text: string
  /** Undefined where the place leads nowhere. */
  offsetOf(place: TextPlace): number | undefined
  placeAt(offset: number): TextPlace
}

/** A document never changes, so that its text is written down once. */
const known = new WeakMap<readonly Block[], TextMap>()

/** Offsets and texts are the editor's: all runs of a block in a row, nothing for what is drawn instead of written. */
export function textMapOf(blocks: readonly Block[]): TextMap {
  const before = known.get(blocks)
  if (before !== undefined) return before
  const map = newTextMap(blocks)
  known.set(blocks, map)
  return map
}

function newTextMap(blocks: readonly Block[]): TextMap {
  const lines: Line[] = []
  let at = 0
  for (const { node, path } of walk(blocks)) {
    if (isRun(node) || !textBlocks.has(node.type)) continue
    const text = textOf(node)
    lines.push({ path, at, text })
    at += text.length + 1
  }
  const byPath = new Map(lines.map((line) => [line.path.join('.'), line]))
  return {
    text: lines.map(({ text }) => text).join('\n'),
    offsetOf: ({ path, offset }) => {
      const line = byPath.get(path.join('.'))
      return line === undefined || offset > line.text.length ? undefined : line.at + offset
    },
    placeAt: (offset) => {
      const line = lines.findLast((each) => each.at <= offset)
      return { path: [...(line?.path ?? [0])], offset: Math.min(offset - (line?.at ?? 0), line?.text.length ?? 0) }
    },
  }
}

/** True for a block whose runs are a line of the text. */
export function isLine(node: Element): boolean {
  return textBlocks.has(node.type)
}

const textBlocks: ReadonlySet<string> = new Set(['heading', 'paragraph', 'list-item', 'attribution', 'table-cell', 'part'])

function textOf(block: Element): string {
  return [...walk(block.children)].map(({ node }) => (isRun(node) ? node.text : '')).join('')
}
