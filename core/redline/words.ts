import { isRun, isVoid, markNames, mergeRuns, serialiseNode, type Inline, type Node, type Run } from '../document/index.ts'

/** A word, a space, a sign, or an atom (merge field, citation, link, footnote). `text` leaves marks out, `key` has them. */
export interface Word {
  readonly text: string
  readonly key: string
  readonly node: Inline
}

/** A section reference, an amount, a word with what joins it (hyphen, apostrophe, decimal point), white space, or one sign. Of a run of section signs
 * only the first is tried, so that a long one costs no more than its length. */
const wordPattern =
  /(?<!§)§+\s?[\p{L}\p{N}.()]*[\p{L}\p{N})]|\p{Sc}?[\p{L}\p{N}\p{M}_]+(?:[.,'’\-/:][\p{L}\p{N}\p{M}]+)*(?:\([\p{L}\p{N}]+\))*%?|\n|[^\S\n]+|./gsu

/** The words of a text, which joined are the text again. */
export function wordsOfText(text: string): string[] {
  return text.normalize('NFC').match(wordPattern) ?? []
}

/** The words of a line. */
export function wordsOf(children: readonly Node[]): Word[] {
  return mergeRuns(children).flatMap((node) => {
    if (!isRun(node)) return [{ text: `\u0001${serialiseNode(unmarked(node))}`, key: serialiseNode(node), node: node as Inline }]
    const marks = markNames.filter((name) => node[name] === true)
    const kept = Object.fromEntries(marks.map((name) => [name, true]))
    return wordsOfText(node.text).map((text) => ({ text, key: `${marks.join(' ')}\u0000${text}`, node: { ...kept, text } }))
  })
}

function unmarked(node: Node): Node {
  if (isRun(node)) return { text: node.text }
  const children = isVoid(node) ? [{ text: '' }] : mergeRuns((node.children as Node[]).map(unmarked))
  // Only marks are gone: the kind of node stays what it was.
  return { ...node, children } as Node
}

/** Every word below a block, for telling how alike two blocks are. */
export function wordsBelow(node: Node): string[] {
  if (isRun(node)) return wordsOfText(node.text).filter((word) => word.trim() !== '')
  if (isVoid(node)) return [serialiseNode(node)]
  return node.children.flatMap(wordsBelow)
}

/** The marks that one of two pieces has and the other has not. */
export function marksApart(before: Inline, after: Inline): { readonly gained: readonly string[]; readonly lost: readonly string[] } {
  const has = (node: Node, name: (typeof markNames)[number]): boolean =>
    isRun(node) ? (node as Run)[name] === true : node.children.some((child) => has(child, name))
  return {
    gained: markNames.filter((name) => has(after, name) && !has(before, name)),
    lost: markNames.filter((name) => has(before, name) && !has(after, name)),
  }
}
