import type { Block } from './block.ts'
import type { Element, Node } from './document.ts'
import { sameMarks, type Run } from './run.ts'
import { isRun } from './walk.ts'

const voids: ReadonlySet<string> = new Set(['merge-field', 'citation', 'image', 'page-break', 'source-list', 'clause-reference'])
const blockParents: ReadonlySet<string> = new Set(['quotation', 'table', 'table-row', 'clause'])

/** True for elements without content of their own: Slate gives them one empty text. */
export function isVoid(element: Element): boolean {
  return voids.has(element.type)
}

/** True for elements whose children are blocks, not runs and inlines. */
export function holdsBlocks(element: Element): boolean {
  return blockParents.has(element.type)
}

/** Equal neighbouring runs merged, empty runs dropped. */
export function mergeRuns(nodes: readonly Node[]): Node[] {
  const merged: Node[] = []
  for (const node of nodes) {
    const last = merged.at(-1)
    if (!isRun(node)) merged.push(node)
    else if (node.text === '') continue
    else if (last !== undefined && isRun(last) && sameMarks(last, node))
      merged[merged.length - 1] = { ...last, text: last.text + node.text }
    else merged.push(node)
  }
  return merged
}

/** A new one each time: Slate tells nodes apart by identity. */
function spacer(): Run {
  return { text: '' }
}

/** Between, before and after inlines Slate wants a run; an empty one where there is none. */
function withSpacers(nodes: readonly Node[]): Node[] {
  const spaced: Node[] = []
  for (const node of nodes) {
    const last = spaced.at(-1)
    if (!isRun(node) && (last === undefined || !isRun(last))) spaced.push(spacer())
    spaced.push(node)
  }
  const last = spaced.at(-1)
  if (last === undefined || !isRun(last)) spaced.push(spacer())
  return spaced
}

/** The empty text of a void: it has the marks of a field or citation, and nothing in it could come in or go. */
function spacerOf(element: Element): Node {
  const own: Node | undefined = element.children[0]
  if (own === undefined || !isRun(own)) return spacer()
  const { inserted: _, deleted: __, formatted, ...rest } = own
  const showsMarks = element.type === 'merge-field' || element.type === 'citation'
  return { ...rest, ...(showsMarks && formatted && { formatted }), text: '' }
}

function restore(node: Node): Node {
  if (isRun(node)) return node
  if (isVoid(node)) return { ...node, children: [spacerOf(node)] } as Node
  const children = (node.children as Node[]).map(restore)
  return { ...node, children: holdsBlocks(node) ? children : withSpacers(mergeRuns(children)) } as Node
}

/** The same document in the shape that Slate keeps: runs merged, one empty run wherever Slate wants one. */
export function toSlateForm<Root extends Block>(blocks: readonly Root[]): Root[] {
  return blocks.map((block) => restore(block) as Root)
}
