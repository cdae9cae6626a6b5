import { citationMark } from '../../../core/document/index.ts'
import { append, objectSign, signs, skipped, symbolOf, type FoundText } from './found-text.ts'
import { Numbering } from './numbering.ts'
import type { WordParts } from './package.ts'
import { Styles } from './styles.ts'
import { elementsOf, firstOf, isElement, isOn, textContent, valueOf, type XmlElement } from './xml.ts'

/** Signs that may be gathered, counted once for each control they stand in. */
const mostWork = 60_000_000

/** Places of its row that a cell covers beside its own; no letter's table has more than 64 columns. */
function coveredBy(cell: XmlElement): number {
  const span = Number(valueOf(firstOf(cell, 'w:tcPr'), 'w:gridSpan') ?? 1)
  return Number.isInteger(span) && span > 1 && span <= 64 ? span - 1 : 0
}

/**
 * Reads the text of every content control and bookmark as a reader sees it: labels of list items counted as Word counts
 * them, tracked changes accepted, hidden text left out, text boxes, every form of an alternative, and descriptions of images included. Line for line
 * this is what `plainText` of the letter's clause says.
 */
export class ClauseReader {
  readonly found: FoundText[] = []
  /** True when the file repeats itself into more text than any letter has; what was found is then not whole. */
  tooMuch = false
  readonly #names: ReadonlySet<string>
  readonly #numbering: Numbering
  readonly #styles: Styles
  readonly #notes: ReadonlyMap<string, XmlElement>
  #open: FoundText[] = []
  #bookmarks = new Map<string, FoundText>()
  /** The label that the paragraph's first text will carry. */
  #label = ''
  #begun = false
  #joinNext = false
  #inRow = 0
  #inNote = false
  #work = 0

  /** Reads the controls and bookmarks of the given names. */
  constructor(parts: WordParts, names: ReadonlySet<string>) {
    this.#names = names
    this.#numbering = new Numbering(parts.numbering)
    this.#styles = new Styles(parts.styles)
    this.#notes = new Map(elementsOf(parts.footnotes, 'w:footnote').map((note) => [note.attributes.get('id') ?? '', note]))
    for (const child of parts.document.children) this.#read(child, '')
  }

  #read(node: XmlElement | string, paragraphStyle: string): void {
    if (!isElement(node) || skipped.has(node.name)) return
    const sign = signs.get(node.name)
    if (sign !== undefined) return this.#say(sign)
    switch (node.name) {
      case 'w:p':
        return this.#paragraph(node)
      case 'w:tr':
        return this.#row(node)
      case 'w:r':
        return this.#run(node, paragraphStyle)
      case 'w:t':
      case 'm:t':
        return this.#say(textContent(node))
      case 'w:sdt':
        return this.#control(node, paragraphStyle)
      case 'w:bookmarkStart':
        return this.#beginBookmark(node)
      case 'w:bookmarkEnd':
        return this.#endBookmark(node)
      case 'w:hyperlink':
        return this.#link(node, paragraphStyle)
      case 'w:footnoteReference':
        return this.#note(node)
      case 'w:sym':
        return this.#say(symbolOf(node.attributes.get('char') ?? ''))
      case 'wp:docPr':
        return this.#say(node.attributes.get('descr') || objectSign)
      default:
        if (node.name === 'w:pict' || node.name === 'w:object') this.#say(objectSign)
        for (const child of node.children) this.#read(child, paragraphStyle)
    }
  }

  #say(text: string): void {
    if (text === '') return
    const lead = this.#begun || this.#label === '' ? '' : `${this.#label} `
    this.#begun = true
    if (this.#mayWork(text.length)) for (const each of this.#open) append(each, lead + text)
  }

  /** Controls inside controls each repeat their text; a file can be made so that this never ends. */
  #mayWork(amount: number): boolean {
    this.#work += this.#open.length * (amount + 1)
    this.tooMuch ||= this.#work > mostWork
    return !this.tooMuch
  }

  #begin(found: FoundText): void {
    this.found.push(found)
    this.#open.push(found)
    found.lines.push('')
  }

  #end(found: FoundText): void {
    this.#open = this.#open.filter((other) => other !== found)
  }

  #newLine(): void {
    if (this.#mayWork(0)) for (const each of this.#open) each.lines.push('')
  }

  #paragraph(node: XmlElement): void {
    const properties = firstOf(node, 'w:pPr')
    const style = valueOf(properties, 'w:pStyle') ?? ''
    const numbering = firstOf(properties, 'w:numPr') ?? this.#styles.numbering(style)
    const list = valueOf(numbering, 'w:numId')
    const inRow = this.#inRow
    if (inRow === 0 && !this.#joinNext) this.#newLine()
    else if (inRow > 1) this.#say('\n')
    this.#inRow = inRow === 0 ? 0 : 2
    this.#joinNext = false
    this.#begun = false
    this.#label = list === undefined ? '' : this.#numbering.label(list, valueOf(numbering, 'w:ilvl'))
    for (const child of node.children) this.#read(child, style)
    if (!this.#begun && this.#label !== '') for (const each of this.#open) append(each, `${this.#label} `)
    const mark = firstOf(properties, 'w:rPr')
    this.#joinNext = firstOf(mark, 'w:del') !== undefined || firstOf(mark, 'w:moveFrom') !== undefined
  }

  /** A row is a line; its cells are divided by tabs, as are the places that a merged one covers in its row. */
  #row(node: XmlElement): void {
    if (firstOf(firstOf(node, 'w:trPr'), 'w:del') !== undefined) return
    const outer = this.#inRow
    if (outer === 0) this.#newLine()
    let cells = 0
    for (const child of node.children) {
      if (isElement(child) && child.name === 'w:tc') {
        this.#label = ''
        if (cells > 0 || outer > 0) this.#say('\t')
        this.#inRow = 1
        cells += 1
      }
      this.#read(child, '')
      if (isElement(child) && child.name === 'w:tc') this.#say('\t'.repeat(coveredBy(child)))
    }
    this.#inRow = outer
  }

  #run(node: XmlElement, paragraphStyle: string): void {
    const properties = firstOf(node, 'w:rPr')
    const own = firstOf(properties, 'w:vanish')
    const style = valueOf(properties, 'w:rStyle')
    const hidden = own === undefined ? this.#styles.hides(style) || this.#styles.hides(paragraphStyle) : isOn(properties, 'w:vanish')
    if (!hidden) for (const child of node.children) this.#read(child, paragraphStyle)
  }

  #control(node: XmlElement, paragraphStyle: string): void {
    const name = valueOf(firstOf(node, 'w:sdtPr'), 'w:tag') ?? ''
    const found: FoundText = { name, by: 'control', lines: [], notes: [], sources: [] }
    if (this.#names.has(name)) this.#begin(found)
    for (const child of node.children) this.#read(child, paragraphStyle)
    this.#end(found)
  }

  #beginBookmark(node: XmlElement): void {
    const name = node.attributes.get('name') ?? ''
    if (!this.#names.has(name)) return
    // LibreOffice may write a beginning twice, with an end for the second only.
    const open = this.#open.find((other) => other.by === 'bookmark' && other.name === name)
    const found: FoundText = open ?? { name, by: 'bookmark', lines: [], notes: [], sources: [] }
    this.#bookmarks.set(node.attributes.get('id') ?? '', found)
    if (open === undefined) this.#begin(found)
  }

  #endBookmark(node: XmlElement): void {
    const found = this.#bookmarks.get(node.attributes.get('id') ?? '')
    if (found !== undefined) this.#end(found)
  }

  /** A citation is numbered through the letter; a clause counts its own. */
  #link(node: XmlElement, paragraphStyle: string): void {
    const source = /^source_(\d+)$/u.exec(node.attributes.get('anchor') ?? '')?.[1]
    if (source === undefined) {
      for (const child of node.children) this.#read(child, paragraphStyle)
      return
    }
    const text = textContent(node)
    const place = /^\[\d+, (.+)\]$/su.exec(text)?.[1]
    if (text !== citationMark(Number(source), place)) return this.#say(`${text} (leads to source ${source})`)
    if (!this.#mayWork(text.length)) return
    for (const each of this.#open) if (!each.sources.includes(source)) each.sources.push(source)
    const lead = this.#begun || this.#label === '' ? '' : `${this.#label} `
    this.#begun = true
    for (const each of this.#open) append(each, lead + citationMark(each.sources.indexOf(source) + 1, place))
  }

  #note(node: XmlElement): void {
    if (this.#inNote || this.#open.length === 0) return
    const note = this.#notes.get(node.attributes.get('id') ?? '')
    const text = note === undefined ? objectSign : this.#textOf(note)
    if (!this.#mayWork(text.length)) return
    for (const each of this.#open) each.notes.push(text)
  }

  #textOf(note: XmlElement): string {
    const outer = {
      open: this.#open,
      label: this.#label,
      begun: this.#begun,
      inRow: this.#inRow,
      joinNext: this.#joinNext,
      found: this.found.length,
    }
    const reading: FoundText = { name: '', by: 'bookmark', lines: [], notes: [], sources: [] }
    this.#open = [reading]
    // A note of a note is none; a note that refers to itself would never end.
    this.#inNote = true
    this.#inRow = 0
    this.#joinNext = false
    for (const child of note.children) this.#read(child, '')
    this.#open = outer.open
    this.#inNote = false
    this.#label = outer.label
    this.#begun = outer.begun
    this.#inRow = outer.inRow
    this.#joinNext = outer.joinNext
    this.found.length = outer.found
    // The space after the note's own mark.
    return reading.lines
      .filter((line, index) => index > 0 || line !== '')
      .join('\n')
      .replace(/^[ \t]/u, '')
  }
}
