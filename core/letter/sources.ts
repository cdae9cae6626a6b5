import { isRun, partNames, walk, type Node } from '../document/index.ts'
import type { ResolvedLetter } from './resolved-letter.ts'

/** What a citation of the n-th source prints, from 1: "[1]". */
export function citationMark(number: number): string {
  return `[${String(number)}]`
}

/** The sources a letter cites, each once, in the order in which a reader meets them. */
export function sourcesOf(letter: Pick<ResolvedLetter, 'parts' | 'body'>): string[] {
  const sources = new Set<string>()
  for (const node of inReadingOrder(letter)) {
    if (!isRun(node) && node.type === 'citation') sources.add(node.source)
  }
  return [...sources]
}

function* inReadingOrder(letter: Pick<ResolvedLetter, 'parts' | 'body'>): Generator<Node> {
  const bodyFollows = partNames.indexOf('salutation')
  for (const [index, name] of partNames.entries()) {
    const part = letter.parts.get(name)
    if (part !== undefined) yield* nodesOf([...part.children])
    if (index === bodyFollows) for (const { block } of letter.body) yield* nodesOf([block])
  }
}

function* nodesOf(nodes: readonly Node[]): Generator<Node> {
  for (const { node } of walk(nodes)) yield node
}
