import { elementsOf, firstOf, isOn, valueOf, type XmlElement } from './xml.ts'

/** The two things a style can do to a text: number its paragraph, and hide it. */
export class Styles {
  readonly #styles: ReadonlyMap<string, XmlElement>

  constructor(part: XmlElement | undefined) {
    this.#styles = new Map(elementsOf(part, 'w:style').map((style) => [style.attributes.get('styleId') ?? '', style]))
  }

  /** The style and those it is based on, nearest first. */
  *#chain(id: string | undefined): Generator<XmlElement> {
    const seen = new Set<string>()
    for (let next = id; next !== undefined && !seen.has(next);) {
      seen.add(next)
      const style = this.#styles.get(next)
      if (style === undefined) return
      yield style
      next = valueOf(style, 'w:basedOn')
    }
  }

  numbering(id: string | undefined): XmlElement | undefined {
    for (const style of this.#chain(id)) {
      const numbering = firstOf(firstOf(style, 'w:pPr'), 'w:numPr')
      if (numbering !== undefined) return numbering
    }
    return undefined
  }

  hides(id: string | undefined): boolean {
    for (const style of this.#chain(id)) {
      const properties = firstOf(style, 'w:rPr')
      if (firstOf(properties, 'w:vanish') !== undefined) return isOn(properties, 'w:vanish')
    }
    return false
  }
}
