import { conditionHolds, isRun, walk, type Block, type Condition, type Node, type Visited } from '../document/index.ts'
import type { Letter } from './letter.ts'
import type { Shelf } from './shelf.ts'
import { valuesOf, type Values } from './values.ts'

/** The condition under which a node stands in its letter; undefined where it always does. */
export function conditionOf(node: Node): Condition | undefined {
  return !isRun(node) && 'when' in node ? node.when : undefined
}

/** True for a block that the values of its letter leave out. */
export function isOff(node: Node, values: Pick<Values, 'raw'>): boolean {
  const condition = conditionOf(node)
  return condition !== undefined && !conditionHolds(condition, values.raw(condition.field))
}

/** What each letter's values leave in of the document that was asked for last: a check of a letter asks again and again. */
const lastShown = new WeakMap<Pick<Values, 'raw'>, { readonly document: readonly Node[]; readonly shown: readonly Visited[] }>()

/** Every node of a document that its values leave in, with its path in the document as it is written. */
export function shownNodes(document: readonly Node[], values: Pick<Values, 'raw'>): readonly Visited[] {
  const last = lastShown.get(values)
  if (last?.document === document) return last.shown
  const shown = [...walk(document)].filter(
    ({ node, ancestors }) => !isOff(node, values) && !ancestors.some((above) => isOff(above, values)),
  )
  lastShown.set(values, { document, shown })
  return shown
}

/** What is left of a block: without what is off inside it, and without the conditions of what is on. Undefined where nothing is left. */
export function onlyWhatIsOn<Kind extends Node>(node: Kind, values: Pick<Values, 'raw'>): Kind | undefined {
  if (isRun(node)) return node
  if (isOff(node, values)) return undefined
  const { when: _when, ...rest } = { when: undefined, ...node }
  if (node.type !== 'clause' && node.type !== 'quotation') return (conditionOf(node) === undefined ? node : rest) as Kind
  const children = (node.children as readonly Node[]).flatMap((child) => onlyWhatIsOn(child, values) ?? [])
  return children.some((child) => isRun(child) || child.type !== 'attribution') ? ({ ...rest, children } as Kind) : undefined
}

/**
 * The letter with an empty paragraph in the place of each block that is off, so that what is on keeps its path: what is checked
 * of a letter's clauses is checked of this.
 */
export function letterAsShown(letter: Letter, shelf: Pick<Shelf, 'templates' | 'company'>): Letter {
  if (!letter.document.some((block) => conditionOf(block) !== undefined)) return letter
  const values = valuesOf(
    letter,
    shelf.templates.find(({ code }) => code === letter.template),
    shelf,
  )
  return withoutOff(letter, values)
}

export function withoutOff(letter: Letter, values: Pick<Values, 'raw'>): Letter {
  const nothing = (): Block => ({ type: 'paragraph', children: [{ text: '' }] })
  return { ...letter, document: letter.document.map((block) => (isOff(block, values) ? nothing() : block)) }
}
