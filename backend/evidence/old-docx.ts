import { zipSync } from 'fflate'
import mammoth from 'mammoth'
import {
  gridFault,
  LinkAddress,
  plainText,
  storableText,
  undescribedPicture,
  type Block,
  type Image,
  type Inline,
  type Run,
  type Table,
  type TableCell,
} from '../../core/document/index.ts'
import { evidenceFailures, Unreadable } from './failures.ts'
import type { CleanImage } from '../images/index.ts'
import { levelOf, ListCounter, withNamedLevels } from './old-docx-lists.ts'
import { withNamedPictures, type NamedPictures } from './old-docx-pictures.ts'
import { alignOf, breaksIn, marksOf, textsIn, Tree, within, type Node } from './old-docx-tree.ts'
import { letterText, type Dropped, type DroppedThing, type OldLetter } from './old-letter.ts'
import { unpackDocx } from './read-docx.ts'

/** Reads a Word document (ECMA-376) as the blocks of a letter. Nothing outside the file is looked for; its pictures come along as letters keep them. */
export async function readOldDocx(bytes: Uint8Array): Promise<OldLetter> {
  const named = withNamedPictures(unpackDocx(bytes), bytes)
  const parts = withNamedLevels(named.parts)
  let tree: unknown
  try {
    await mammoth.convertToHtml(
      { buffer: Buffer.from(zipSync(parts, { level: 0 })) },
      {
        transformDocument: (document: unknown) => {
          tree = document
          return document
        },
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      },
    )
  } catch {
    // A picture that was not unpacked ends the writing of HTML, which nobody needs here; the tree is there before it.
  }
  const read = Tree.safeParse(tree)
  if (!read.success) throw new Unreadable(evidenceFailures.damaged)
  return new LetterOfDocx(read.data.notes._notes, named).read(read.data.children)
}

class LetterOfDocx {
  readonly #dropped: Dropped = {}
  readonly #lists = new ListCounter()
  readonly #notes: Readonly<Record<string, Node>>
  readonly #pictures: NamedPictures
  /** Pictures that became blocks. */
  readonly #shown = new Set<Node>()
  readonly #images = new Map<string, CleanImage>()

  constructor(notes: Readonly<Record<string, Node>>, pictures: NamedPictures) {
    this.#notes = notes
    this.#pictures = pictures
  }

  read(nodes: readonly Node[]): OldLetter {
    const blocks = nodes.flatMap((node) => this.#block(node))
    for (let count = 0; count < this.#pictures.missing; count += 1) this.#drop('pictures that are damaged or too large')
    return { blocks, dropped: this.#dropped, images: [...this.#images.values()] }
  }

  #drop(thing: DroppedThing): void {
    this.#dropped[thing] = (this.#dropped[thing] ?? 0) + 1
  }

  #block(node: Node): Block[] {
    if (node.type === 'table') return this.#table(node)
    if (node.type !== 'paragraph') return (node.children ?? []).flatMap((child) => this.#block(child))
    const { before, after } = this.#picturesOf(node)
    const children = this.#inlines(node.children ?? [])
    const pages = breaksIn(node)
    const isBlank = children.every((child) => child.type === undefined && child.text.trim() === '')
    const line: Block[] = isBlank ? [] : [this.#line(node, children)]
    const breaks = Array.from({ length: pages }, (): Block => ({ type: 'page-break', children: [{ text: '' }] }))
    return [...before, ...line, ...after, ...breaks]
  }

  /** The pictures of a line as blocks of their own: those that begin it above, all others below. */
  #picturesOf(line: Node): { readonly before: readonly Image[]; readonly after: readonly Image[] } {
    const [before, after]: [Image[], Image[]] = [[], []]
    let begins = true
    for (const node of within(line)) {
      if (node.type === 'text' && (node.value ?? '').trim() !== '') begins = false
      if (node.type !== 'image') continue
      this.#shown.add(node)
      ;(begins ? before : after).push(...this.#image(node, line))
    }
    return { before, after }
  }

  #image(node: Node, line: Node): Image[] {
    const taken = this.#pictures.take(node.altText)
    if (taken === undefined || typeof taken === 'string') {
      this.#drop(taken ?? 'pictures that are damaged or too large')
      return []
    }
    const { image, alt, width } = taken
    this.#images.set(image.digest, image)
    const words = letterText(storableText(alt)) || undescribedPicture
    const { digest, mediaType } = image
    return [
      { type: 'image', digest, mediaType, alt: words, ...(width !== undefined && { width }), ...alignOf(line), children: [{ text: '' }] },
    ]
  }

  #line(node: Node, children: Inline[]): Block {
    const { numbering } = node
    const block = blockOf(node, children)
    if (block.type !== 'paragraph' || numbering === null || numbering === undefined) {
      this.#lists.leave()
      return block
    }
    return { type: 'list-item', ...this.#lists.item(levelOf(numbering.level, numbering.isOrdered === true)), children }
  }

  #inlines(nodes: readonly Node[], marks: Omit<Run, 'text'> = {}): Inline[] {
    return nodes.flatMap((node) => this.#inline(node, marks))
  }

  #inline(node: Node, marks: Omit<Run, 'text'>): Inline[] {
    switch (node.type) {
      case 'text': {
        const text = letterText(storableText(node.value ?? '')).replaceAll(/[\n\t]+/gu, ' ')
        return text === '' ? [] : [{ text, ...marks }]
      }
      case 'tab':
        return [{ text: '\t', ...marks }]
      case 'break':
        return node.breakType === 'line' ? [{ text: '\n', ...marks }] : []
      case 'run':
        return this.#inlines(node.children ?? [], { ...marks, ...marksOf(node) })
      case 'hyperlink':
        return this.#link(node, marks)
      case 'noteReference':
        return this.#footnote(this.#notes[`${node.noteType ?? ''}-${node.noteId ?? ''}`])
      case 'image':
        if (!this.#shown.has(node)) this.#drop('pictures in footnotes')
        return []
      case 'commentReference':
        this.#drop('comments')
        return []
      case 'checkbox':
        this.#drop('text boxes and other objects')
        return []
      default:
        return this.#inlines(node.children ?? [], marks)
    }
  }

  #link(node: Node, marks: Omit<Run, 'text'>): Inline[] {
    const inner = this.#inlines(node.children ?? [], marks)
    const address = LinkAddress.safeParse(node.href)
    const words = inner.filter((child): child is Run => child.type === undefined)
    if (address.success && words.length === inner.length && words.length > 0)
      return [{ type: 'link', url: address.data, children: words.map(({ underline: _look, ...run }) => run) }]
    if (node.href !== undefined) this.#drop('links')
    return inner
  }

  #footnote(note: Node | undefined): Inline[] {
    const paragraphs = (note?.body ?? []).map((block) => this.#inlines(block.children ?? []))
    const children = paragraphs
      .flatMap((inlines, index) => (index === 0 ? inlines : [{ text: '\n' }, ...inlines]))
      .flatMap((child) => (child.type === 'footnote' || child.type === 'citation' ? [] : [child]))
    // Word begins a note with a space after its number.
    const [first, ...rest] = children
    const begun = first?.type === undefined && first !== undefined ? { ...first, text: first.text.trimStart() } : first
    return begun === undefined ? [] : [{ type: 'footnote', children: [begun, ...rest] }]
  }

  /** A table with the pictures of its cells below it, which can hold only text; of one that holds nothing else, the pictures. */
  #table(node: Node): Block[] {
    this.#lists.leave()
    const pictures = [...within(node)]
      .filter(({ type }) => type === 'paragraph')
      .flatMap((line) => {
        const { before, after } = this.#picturesOf(line)
        return [...before, ...after]
      })
    const blocks = this.#cells(node)
    return pictures.length > 0 && plainText(blocks).trim() === '' ? pictures : [...blocks, ...pictures]
  }

  /** A table that a letter can hold; of a larger one, or one whose cells make no grid, the lines of its cells. */
  #cells(node: Node): Block[] {
    const rows = node.children ?? []
    const table: Table = {
      type: 'table',
      headerRows: rows[0]?.isHeader === true ? 1 : 0,
      ...gridOf(rows.map((row) => (row.children ?? []).map((cell) => this.#cell(cell)))),
    }
    if (table.columns.length === 0) return []
    if (table.columns.length <= 64 && rows.length <= 5000 && gridFault(table) === undefined) return [table]
    this.#drop('merged cells')
    const plain = {
      ...table,
      children: table.children.map((row) => ({
        ...row,
        children: row.children.map(({ children }): TableCell => ({ type: 'table-cell', children })),
      })),
    }
    if (plain.columns.length <= 64 && rows.length <= 5000) return [plain]
    return table.children.flatMap(({ children }) => children.map((cell): Block => ({ type: 'paragraph', children: cell.children })))
  }

  #cell(cell: Node): TableCell {
    const [columns, rows] = [Math.min(64, cell.colSpan ?? 1), Math.min(5000, cell.rowSpan ?? 1)]
    const lines = (cell.children ?? []).map((block) => this.#inlines(block.type === 'paragraph' ? (block.children ?? []) : textsIn(block)))
    const children = lines.flatMap((inlines, index): Inline[] => (index === 0 ? inlines : [{ text: '\n' }, ...inlines]))
    return { type: 'table-cell', ...(columns > 1 && { columnSpan: columns }), ...(rows > 1 && { rowSpan: rows }), children }
  }
}

/** Cells as Word has them, each merged one once, in a grid in which what a merged cell covers has empty cells. */
function gridOf(rows: readonly (readonly TableCell[])[]): Pick<Table, 'columns' | 'children'> {
  const empty = (): TableCell => ({ type: 'table-cell', children: [] })
  const grid: (TableCell | undefined)[][] = rows.map(() => [])
  for (const [row, cells] of rows.entries()) {
    let column = 0
    for (const cell of cells) {
      while (grid[row]?.[column] !== undefined) column += 1
      const { columnSpan = 1, rowSpan = 1 } = cell
      for (let down = row; down < Math.min(rows.length, row + rowSpan); down += 1)
        for (let along = column; along < column + columnSpan; along += 1) (grid[down] ??= [])[along] = empty()
      const line = grid[row]
      if (line !== undefined) line[column] = cell
      column += columnSpan
    }
  }
  const width = Math.max(0, ...grid.map((line) => line.length))
  return {
    columns: Array.from({ length: width }, () => ({})),
    children: grid.map((line) => ({ type: 'table-row', children: Array.from({ length: width }, (_, index) => line[index] ?? empty()) })),
  }
}

function blockOf(node: Node, children: Inline[]): Block {
  const style = node.styleName ?? ''
  const level = /^(?:heading|Überschrift|titre) ([1-9])$/iu.exec(style)?.[1]
  // The subject is the only heading of the first level.
  if (level !== undefined || /^(?:title|subtitle)$/iu.test(style))
    return { type: 'heading', level: level === undefined || Number(level) <= 2 ? 2 : Number(level) === 3 ? 3 : 4, children }
  if (/quot|zitat/iu.test(style)) return { type: 'quotation', children: [{ type: 'paragraph', children }] }
  return { type: 'paragraph', ...alignOf(node), children }
}
