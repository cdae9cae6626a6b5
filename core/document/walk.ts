import type { Element, Node, Path } from './document.ts'

/** True for the leaves of the tree. */
export function isRun(node: Node): node is Extract<Node, { type?: undefined }> {
  return node.type === undefined
}

export interface Visited {
  readonly node: Node
  readonly path: Path
  /** Elements from the top of the document down to the parent of the node. */
  readonly ancestors: readonly Element[]
}

/**
 * Every node below the given blocks, parents before children, in reading order. All are visited at once: a letter is walked a dozen times
 * for each key, and generators within generators take several times as long.
 */
export function walk(nodes: readonly Node[], path: Path = [], ancestors: readonly Element[] = []): ArrayIterator<Visited> {
  const all: Visited[] = []
  visit(nodes, path, ancestors, all)
  return all.values()
}

function visit(nodes: readonly Node[], path: Path, ancestors: readonly Element[], all: Visited[]): void {
  for (const [index, node] of nodes.entries()) {
    const here = [...path, index]
    all.push({ node, path: here, ancestors })
    if (!isRun(node)) visit(node.children, here, [...ancestors, node], all)
  }
}

/**
 * A tree of the same shape with each node replaced by what `change` returns for it, children first: a node, several
 * nodes (to put in its place), or none. The caller answers for the grammar; check the outcome with `parseDocument`.
 */
export function mapNodes<Root extends Node>(nodes: readonly Root[], change: (node: Node) => Node | readonly Node[]): Root[] {
  const mapped = nodes.flatMap((node) => {
    if (isRun(node)) return change(node)
    return change({ ...node, children: mapNodes<Node>(node.children, change) } as Node)
  })
  return mapped as Root[]
}

/** The node at a path, or undefined where the path leads nowhere. */
export function nodeAt(nodes: readonly Node[], path: Path): Node | undefined {
  const [first, ...rest] = path
  if (first === undefined) return undefined
  const node = nodes[first]
  if (node === undefined || rest.length === 0) return node
  return isRun(node) ? undefined : nodeAt(node.children, rest)
}
