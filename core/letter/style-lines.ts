import { isRun, type Clause, type Element, type Node, type Path } from '../document/index.ts'
import { isOff } from './branches.ts'
import type { TextPoint } from './finding.ts'
import type { Values } from './values.ts'

/** Text that reads in one go: a block's, a note's, or what is said of a picture. */
export interface StyleLine {
  readonly text: string
  readonly language: string
  readonly path: Path
  /** The clause around it, when it stands in one. */
  readonly clause: Clause | undefined
  /** It repeats its source word for word, so that nobody may change it. */
  readonly isSealed: boolean
  /** Nobody reads it on the page: what is said of a picture. */
  readonly isUnseen: boolean
  /** The paragraph that it belongs to: a note belongs to that of its mark. */
  readonly paragraph: number
  /** True where some of a stretch of the text is struck through: it is there, and says nothing any more. */
  isStruck(start: number, end: number): boolean
  /** Where a stretch of the text stands in the document; undefined where part of it is no text of the document's own, such as a field's value. */
  rangeOf(start: number, end: number): { readonly start: TextPoint; readonly end: TextPoint } | undefined
}

interface Stretch {
  readonly path: Path
  readonly begin: number
  readonly end: number
}

interface Written {
  text: string
  readonly struck: (readonly [begin: number, end: number])[]
  readonly stretches: Stretch[]
  readonly notes: [Element, Path][]
}

export interface LinesWish {
  /** Of what stands outside of clauses. */
  readonly language: string
  readonly values?: Values | undefined
  /** The quotations of the document itself are sealed. */
  readonly hasSeal?: boolean | undefined
}

/** The lines of a document in reading order; fields as they will be printed, or a sign in their place without values. */
export function linesOfStyle(blocks: readonly Element[], { language, values, hasSeal = false }: LinesWish): StyleLine[] {
  const lines: StyleLine[] = []
  let paragraph = 0
  const add = (element: Element, path: Path, clause: Clause | undefined, isSealed: boolean): void => {
    const written: Written = { text: '', struck: [], stretches: [], notes: [] }
    if (element.type === 'image') written.text = element.alt
    else write(element.children, path, written, values)
    const { text, struck, stretches } = written
    lines.push({
      text,
      language: clause?.language ?? language,
      path,
      clause,
      isSealed,
      isUnseen: element.type === 'image',
      paragraph,
      isStruck: (start, end) => struck.some(([begin, until]) => begin < end && start < until),
      rangeOf: (start, end) => rangeIn(stretches, start, end),
    })
    for (const [note, at] of written.notes) add(note, at, clause, isSealed)
  }
  const visit = (element: Element, path: Path, clause: Clause | undefined, isSealed: boolean): void => {
    if (values !== undefined && isOff(element, values)) return
    const inner = element.type === 'clause' ? element : clause
    const sealed = isSealed || inner?.lock === 'sealed' || (hasSeal && element.type === 'quotation')
    const below = element.children.map((child, index): [Node, Path] => [child, [...path, index]])
    const blocksBelow = below.filter((entry): entry is [Element, Path] => isBlock(entry[0]))
    if (element.type !== 'image' && blocksBelow.length > 0) for (const [child, at] of blocksBelow) visit(child, at, inner, sealed)
    else {
      paragraph += 1
      add(element, path, inner, sealed)
    }
  }
  for (const [index, block] of blocks.entries()) visit(block, [index], undefined, false)
  return lines
}

const inlines: ReadonlySet<string> = new Set(['merge-field', 'citation', 'link', 'footnote'])

function isBlock(node: Node): boolean {
  return !isRun(node) && !inlines.has(node.type)
}

function write(nodes: readonly Node[], path: Path, written: Written, values: Values | undefined): void {
  for (const [index, node] of nodes.entries()) {
    const here = [...path, index]
    if (isRun(node)) {
      const [begin, end] = [written.text.length, written.text.length + node.text.length]
      written.stretches.push({ path: here, begin, end })
      if (node.strike === true) written.struck.push([begin, end])
      written.text += node.text
    } else if (node.type === 'footnote') written.notes.push([node, here])
    else if (node.type === 'merge-field') {
      const begin = written.text.length
      written.text += printed(node, values)
      if (node.children[0].strike === true) written.struck.push([begin, written.text.length])
    } else if (node.type === 'citation') written.text += unknownText
    else write(node.children, here, written, values)
  }
}

/** Stands where there is text that is not known here: no phrase has it. */
const unknownText = '\uFFFC'

function printed({ name, format }: { readonly name: string; readonly format?: string | undefined }, values: Values | undefined): string {
  const value = values?.printed(name, format)
  return value?.ok === true ? value.value : unknownText
}

function rangeIn(stretches: readonly Stretch[], start: number, end: number): ReturnType<StyleLine['rangeOf']> {
  const from = stretches.findLastIndex(({ begin, end: until }) => begin <= start && start < until)
  const to = stretches.findIndex(({ begin, end: until }) => begin < end && end <= until)
  const [first, last] = [stretches[from], stretches[to]]
  if (first === undefined || last === undefined) return undefined
  // Whatever stands between two stretches is a field's value or a mark, which no text may replace.
  const isWhole = stretches.slice(from, to).every((stretch, index) => stretch.end === stretches[from + index + 1]?.begin)
  if (!isWhole) return undefined
  return {
    start: { path: [...first.path], offset: start - first.begin },
    end: { path: [...last.path], offset: end - last.begin },
  }
}
