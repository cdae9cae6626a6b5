import type { Stretch } from '../../core/evidence/index.ts'

/** Names the place in the evidence's text at which an element's own text begins. */
export const startAttribute = 'data-start'

/**
 * The stretch of the evidence's text that is selected inside an element; undefined where nothing of it is. Elements with
 * words name their place in the text, so that it makes no difference how the words are laid out.
 */
export function selectedStretch(within: Element): Stretch | undefined {
  const selection = window.getSelection()
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return undefined
  const range = selection.getRangeAt(0)
  const touched = [...within.querySelectorAll(`[${startAttribute}]`)].filter((element) => range.intersectsNode(element))
  const [first, last] = [touched[0], touched.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const start = placeIn(first, range.startContainer, range.startOffset) ?? placeOf(first)
  const end = placeIn(last, range.endContainer, range.endOffset) ?? placeOf(last) + (last.textContent ?? '').length
  return end > start ? { start, end } : undefined
}

function placeOf(element: Element): number {
  return Number(element.getAttribute(startAttribute))
}

/** The place of a boundary that lies in the element's text; undefined for one outside of it. */
function placeIn(element: Element, node: Node, offset: number): number | undefined {
  if (!element.contains(node)) return undefined
  if (node.nodeType === Node.TEXT_NODE) return placeOf(element) + offset
  return placeOf(element) + [...node.childNodes].slice(0, offset).reduce((length, child) => length + (child.textContent ?? '').length, 0)
}
