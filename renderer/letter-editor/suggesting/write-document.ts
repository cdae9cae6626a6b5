import { Editor, Transforms, type Path } from 'slate'
import { holdsBlocks, isRun, isVoid, type Clause, type Document, type Element, type Node } from '../../../core/document/index.ts'
import { sectionsOf } from '../../../core/suggestion/index.ts'
import { documentOf, isClosedClause } from '../places.ts'
import type { LetterEditor } from '../slate-types.ts'

/** Makes the document of the editor this one by as few operations as stand to reason, so that what did not change keeps its place on the screen. */
export function writeDocument(editor: LetterEditor, next: Document): void {
  const [old, come] = [sectionsOf(documentOf(editor)), sectionsOf(next)]
  Editor.withoutNormalizing(editor, () => {
    // From the last to the first, so that what stands before keeps its number. A part is only ever written inside.
    for (const [index, { from, blocks }] of [...old.entries()].toReversed())
      writeNodes(editor, blocks, come[index]?.blocks ?? blocks, [], from)
  })
}

function writeNodes(editor: LetterEditor, now: readonly Node[], next: readonly Node[], at: Path, from = 0): void {
  let head = 0
  while (head < now.length && head < next.length && isSame(now[head], next[head])) head++
  let tail = 0
  while (tail < now.length - head && tail < next.length - head && isSame(now.at(-1 - tail), next.at(-1 - tail))) tail++
  const [old, come] = [now.slice(head, now.length - tail), next.slice(head, next.length - tail)]
  const first = from + head
  let index = 0
  while (index < old.length && index < come.length && writeNode(editor, old[index], come[index], [...at, first + index])) index++
  // What comes in first: a letter always has a line between its parts.
  const more = come.slice(index)
  if (more.length > 0) Transforms.insertNodes(editor, more, { at: [...at, first + index], voids: true })
  for (let last = old.length - 1; last >= index; last--)
    Transforms.removeNodes(editor, { at: [...at, first + more.length + last], voids: true })
}

/** False where the node must be replaced as a whole. */
function writeNode(editor: LetterEditor, now: Node | undefined, next: Node | undefined, path: Path): boolean {
  if (now === undefined || next === undefined || isRun(now) || isRun(next)) return false
  if (
    isClosedClause(now) ||
    isClosedClause(next) ||
    isOtherClause(now, next) ||
    isVoid(now) ||
    isVoid(next) ||
    holdsBlocks(now) !== holdsBlocks(next)
  )
    return false
  if (now.type !== next.type && (holdsBlocks(now) || now.type === 'part' || next.type === 'part')) return false
  writeProperties(editor, now, next, path)
  writeNodes(editor, now.children, next.children, path)
  return true
}

/** An adapted clause is written inside only while nothing but its words, its condition and what is suggested of it differ. */
function isOtherClause(now: Element, next: Element): boolean {
  if (now.type !== 'clause' && next.type !== 'clause') return false
  if (now.type !== 'clause' || next.type !== 'clause') return true
  const about = ({ children: _children, when: _when, ...rest }: Clause): object => rest
  return !isSame(about(now), about(next))
}

function writeProperties(editor: LetterEditor, now: Element, next: Element, path: Path): void {
  const [old, come] = [ownOf(now), ownOf(next)]
  const changed = [...new Set([...Object.keys(old), ...Object.keys(come)])].filter((key) => !isSame(old[key], come[key]))
  if (changed.length === 0) return
  const pick = (from: Readonly<Record<string, unknown>>): object =>
    Object.fromEntries(changed.filter((key) => from[key] !== undefined).map((key) => [key, from[key]]))
  editor.apply({ type: 'set_node', path, properties: pick(old), newProperties: pick(come) })
}

function ownOf(node: Element): Readonly<Record<string, unknown>> {
  const { children: _, ...own } = node
  return own
}

/** Equal as JSON is: what is undefined is not there. */
export function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  const [one, other] = [Object.entries(left), Object.entries(right)].map((entries) => entries.filter(([, value]) => value !== undefined))
  if (one === undefined || other === undefined || one.length !== other.length) return false
  const values = new Map<string, unknown>(other)
  return one.every(([key, value]) => values.has(key) && isSame(value, values.get(key)))
}
