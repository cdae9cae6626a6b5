import type { Element } from '@xmldom/xmldom'

/*
 * A few lines of SVG can ask for work without end: things used inside of things that are used, and filters over filters. The engine runs
 * in native code, which no thread's end stops, so that the work is counted before it begins.
 */

/** What a drawing may ask for: about as much as the engine draws in some seconds. */
const most = 200_000

/** A filter over a whole page takes about as long as this many shapes; a mask less. */
const costs = { filter: 2000, mask: 500 }

/** Layers of noise that can be told apart on paper. */
const mostOctaves = 10

/** Whether the engine would be done with a drawing soon; noise of more layers than can be seen is cut down to those. */
export function isDrawnSoon(root: Element): boolean {
  for (const noise of root.getElementsByTagName('*')) {
    if (!/(?:^|:)feTurbulence$/u.test(noise.nodeName)) continue
    const octaves = Number(noise.getAttribute('numOctaves') ?? 1)
    noise.setAttribute('numOctaves', String(Math.min(mostOctaves, Number.isFinite(octaves) ? Math.max(0, octaves) : 1)))
  }
  return new Effort(root).of(root, 0) <= most
}

class Effort {
  readonly #byId = new Map<string, Element>()
  readonly #known = new Map<Element, number>()
  readonly #sheetHasFilters: boolean

  constructor(root: Element) {
    const elements = [root, ...root.getElementsByTagName('*')]
    for (const element of elements) this.#byId.set(element.getAttribute('id') ?? '', element)
    this.#sheetHasFilters = elements.some(
      (element) => /(?:^|:)style$/u.test(element.nodeName) && /filter/iu.test(element.textContent ?? ''),
    )
  }

  /** Infinite for what is used inside of itself, and for what is nested without end. */
  of(element: Element, depth: number): number {
    const known = this.#known.get(element)
    if (known !== undefined) return known
    if (depth > 500) return Infinity
    this.#known.set(element, Infinity)
    let effort = this.#own(element)
    for (const child of element.childNodes) if (isElement(child)) effort += this.of(child, depth + 1)
    const used = /(?:^|:)use$/u.test(element.nodeName) ? this.#used(element) : undefined
    if (used !== undefined) effort += this.of(used, depth + 1)
    this.#known.set(element, effort)
    return effort
  }

  #own(element: Element): number {
    const style = element.getAttribute('style') ?? ''
    const isFiltered =
      element.hasAttribute('filter') ||
      /filter/iu.test(style) ||
      (this.#sheetHasFilters && element.hasAttribute('class')) ||
      /(?:^|:)fe[A-Z]/u.test(element.nodeName)
    const isMasked = element.hasAttribute('mask') || /mask/iu.test(style)
    return 1 + (isFiltered ? costs.filter : 0) + (isMasked ? costs.mask : 0)
  }

  #used(use: Element): Element | undefined {
    const name = use.getAttribute('href') ?? use.getAttribute('xlink:href') ?? ''
    return this.#byId.get(name.replace(/^#/u, ''))
  }
}

function isElement(node: { readonly nodeType: number }): node is Element {
  return node.nodeType === 1
}
