import { LinkAddress, type Block, type Inline, type MarkName, type Run, type Table } from '../../../core/document/index.ts'
import { repairBlocks } from '../behaviours/repair.ts'
import { asideOf } from './left-out.ts'
import { isWordLabel, wordItemOf } from './word-lists.ts'

/** What the importer reads of a DOM node; an inert document's nodes have it, and so have those of a test. */
export interface MarkupNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly nodeValue: string | null
  readonly childNodes: ArrayLike<MarkupNode>
  getAttribute?(name: string): string | null
}

type Marks = Partial<Record<MarkName, true>>
type Loose = Record<string, unknown>

/** Elements whose contents are never text of a letter. Deleted words of tracked changes are gone. */
const dropped: ReadonlySet<string> = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'math',
  'del',
  'button',
  'select',
  'textarea',
  'input',
  'img',
])

const markOf: Readonly<Record<string, MarkName>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  s: 'strike',
  strike: 'strike',
  sup: 'superscript',
  sub: 'subscript',
}

const blockNames: ReadonlySet<string> = new Set([
  'p',
  'div',
  'section',
  'article',
  'header',
  'footer',
  'main',
  'aside',
  'ul',
  'ol',
  'li',
  'table',
  'blockquote',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'pre',
  'hr',
  'dl',
  'dt',
  'dd',
  'figure',
  'body',
  'form',
  'center',
])

/** Blocks of pasted HTML. Only what a letter can hold is read: everything else leaves its text, or nothing. */
export function blocksFromHtml(root: MarkupNode): Block[] {
  return repairBlocks(blocksIn(root, {}).map(trimmed)).filter((block) => block.type === 'table' || !isBlank(block))
}

function nameOf(node: MarkupNode): string {
  return node.nodeName.toLowerCase()
}

/** Without the words of comments and notes, and without labels that are written out. */
function childrenOf(node: MarkupNode): MarkupNode[] {
  return Array.from(node.childNodes).filter((child) => asideOf(child) === undefined && !isWordLabel(child))
}

function attribute(node: MarkupNode, name: string): string {
  return node.getAttribute?.(name) ?? ''
}

function holdsBlocks(node: MarkupNode): boolean {
  return childrenOf(node).some(
    (child) => child.nodeType === 1 && !dropped.has(nameOf(child)) && (blockNames.has(nameOf(child)) || holdsBlocks(child)),
  )
}

function blocksIn(node: MarkupNode, marks: Marks): Loose[] {
  const blocks: Loose[] = []
  let line: Inline[] = []
  const flush = (): void => {
    if (line.length > 0) blocks.push({ type: 'paragraph', children: line })
    line = []
  }
  for (const child of childrenOf(node)) {
    const isBlock = child.nodeType === 1 && (blockNames.has(nameOf(child)) || holdsBlocks(child))
    if (!isBlock) line.push(...inlinesOf(child, marks))
    else {
      flush()
      if (!dropped.has(nameOf(child))) blocks.push(...blockOf(child, marksOf(child, marks)))
    }
  }
  flush()
  return blocks
}

function blockOf(node: MarkupNode, marks: Marks): Loose[] {
  const name = nameOf(node)
  const level = /^h([1-6])$/u.exec(name)?.[1]
  if (level !== undefined) return [{ type: 'heading', level: Math.min(4, Math.max(2, Number(level))), children: inlinesIn(node, {}) }]
  if (name === 'ul' || name === 'ol') return itemsOf(node, marks, 0)
  if (name === 'blockquote') return [{ type: 'quotation', children: blocksIn(node, marks) }]
  if (name === 'table') return tableOf(node, marks)
  const item = wordItemOf(node)
  if (item !== undefined) return [{ type: 'list-item', ...item, children: inlinesIn(node, marks) }]
  return holdsBlocks(node) ? blocksIn(node, marks) : [{ type: 'paragraph', children: inlinesIn(node, marks) }]
}

const kindOf: Readonly<Record<string, string>> = { a: 'lower-alpha', A: 'upper-alpha', i: 'lower-roman', I: 'upper-roman' }

function itemsOf(list: MarkupNode, marks: Marks, level: number): Loose[] {
  const kind = nameOf(list) === 'ul' ? 'bullet' : (kindOf[attribute(list, 'type')] ?? 'decimal')
  const start = Number.parseInt(attribute(list, 'start'), 10)
  const items = childrenOf(list).filter((child) => child.nodeType === 1)
  return items.flatMap((item, index) => {
    if (nameOf(item) === 'ul' || nameOf(item) === 'ol') return itemsOf(item, marks, Math.min(7, level + 1))
    const first = index === 0 && Number.isInteger(start) ? { start } : {}
    return itemOf(item, marks, { kind, level, ...first })
  })
}

function itemOf(item: MarkupNode, marks: Marks, own: { kind: string; level: number }): Loose[] {
  const nested = childrenOf(item).filter((child) => nameOf(child) === 'ul' || nameOf(child) === 'ol')
  const children = childrenOf(item)
    .filter((child) => !nested.includes(child))
    .flatMap((child) => inlinesOf(child, marks))
  return [{ type: 'list-item', ...own, children }, ...nested.flatMap((list) => itemsOf(list, marks, Math.min(7, own.level + 1)))]
}

/** Cells by their places in the grid: what a merged cell covers is an empty cell, as documents keep it. */
function tableOf(table: MarkupNode, marks: Marks): Loose[] {
  const rows = rowsIn(table).slice(0, mostRows)
  const written = rows.map((row) => childrenOf(row).filter((cell) => nameOf(cell) === 'td' || nameOf(cell) === 'th'))
  const headerRows: Table['headerRows'] = written[0]?.every((cell) => nameOf(cell) === 'th') === true ? 1 : 0
  const grid: (Loose | undefined)[][] = rows.map(() => [])
  for (const [rowIndex, cells] of written.entries()) {
    let column = 0
    for (const cell of cells) {
      while (grid[rowIndex]?.[column] !== undefined) column += 1
      if (column >= mostColumns) break
      const columns = Math.min(spanOf(cell, 'colspan'), mostColumns - column)
      // No cell of the header reaches below it.
      const rowsLeft = rowIndex < headerRows ? headerRows - rowIndex : rows.length - rowIndex
      const below = Math.min(spanOf(cell, 'rowspan'), rowsLeft)
      for (const line of grid.slice(rowIndex, rowIndex + below))
        for (let at = column; at < column + columns; at += 1) line[at] ??= { type: 'table-cell', children: [] }
      const own = grid[rowIndex]
      if (own !== undefined) own[column] = cellOf(cell, marks, columns, below)
      column += columns
    }
  }
  const children = grid.map((cells) => ({ type: 'table-row', children: Array.from(cells, (cell) => cell ?? { children: [] }) }))
  return [{ type: 'table', headerRows, columns: [], children }]
}

const mostColumns = 64
const mostRows = 5000

function spanOf(cell: MarkupNode, name: 'colspan' | 'rowspan'): number {
  const span = Number.parseInt(attribute(cell, name), 10)
  return span >= 1 ? Math.min(span, mostRows) : 1
}

function cellOf(cell: MarkupNode, marks: Marks, columns: number, rows: number): Loose {
  // Lines of a cell, each of which may be a paragraph in its source, are lines of its text.
  const children = holdsBlocks(cell) ? linesOf(blocksIn(cell, marks)) : inlinesIn(cell, marks)
  const own = trimmed({ type: 'paragraph', children })['children']
  return { type: 'table-cell', ...(columns > 1 && { columnSpan: columns }), ...(rows > 1 && { rowSpan: rows }), children: own }
}

function linesOf(blocks: readonly Loose[]): Loose[] {
  return blocks.flatMap((block, index) => {
    const children = trimmed(block)['children']
    const inlines = Array.isArray(children) ? (children as Loose[]) : []
    return index === 0 ? inlines : [{ text: '\n' }, ...inlines]
  })
}

function rowsIn(node: MarkupNode): MarkupNode[] {
  return childrenOf(node).flatMap((child) =>
    nameOf(child) === 'tr' ? [child] : ['thead', 'tbody', 'tfoot'].includes(nameOf(child)) ? rowsIn(child) : [],
  )
}

function inlinesIn(node: MarkupNode, marks: Marks): Inline[] {
  return childrenOf(node).flatMap((child) => inlinesOf(child, marks))
}

function inlinesOf(node: MarkupNode, marks: Marks): Inline[] {
  if (node.nodeType === 3) return textOf(node.nodeValue ?? '', marks)
  if (node.nodeType !== 1 || dropped.has(nameOf(node))) return []
  if (nameOf(node) === 'br') return [{ text: '\n', ...marks }]
  const inner = inlinesIn(node, marksOf(node, marks))
  const address = nameOf(node) === 'a' ? LinkAddress.safeParse(attribute(node, 'href')) : undefined
  const words = inner.filter((child): child is Run => child.type === undefined)
  return address?.success === true && words.length > 0 ? [{ type: 'link', url: address.data, children: words }] : inner
}

/** White space as a browser shows it, except the spaces that do not break. */
function textOf(text: string, marks: Marks): Run[] {
  const shown = text.replaceAll(/[ \t\r\n\f]+/gu, ' ')
  return shown === '' ? [] : [{ text: shown, ...marks }]
}

function marksOf(node: MarkupNode, marks: Marks): Marks {
  const own: Marks = { ...marks }
  const mark = markOf[nameOf(node)]
  const style = attribute(node, 'style').toLowerCase()
  if (mark !== undefined) own[mark] = true
  // Google Docs wraps everything in a bold element that its style takes back.
  if (/(^|;)\s*font-weight\s*:\s*(normal|400)/u.test(style)) delete own.bold
  if (/(^|;)\s*font-weight\s*:\s*(bold|[6-9]00)/u.test(style)) own.bold = true
  if (/(^|;)\s*font-style\s*:\s*italic/u.test(style)) own.italic = true
  const decoration = nameOf(node) === 'a' ? '' : (/(?:^|;)\s*text-decoration(?:-line)?\s*:([^;]*)/u.exec(style)?.[1] ?? '')
  if (decoration.includes('underline')) own.underline = true
  if (decoration.includes('line-through')) own.strike = true
  const raised = /(?:^|;)\s*vertical-align\s*:\s*(super|sub)\b/u.exec(style)?.[1]
  if (raised !== undefined) own[raised === 'super' ? 'superscript' : 'subscript'] = true
  return own
}

function trimmed(block: Loose): Loose {
  const children = block['children']
  if (!Array.isArray(children) || block['type'] === 'table') return block
  const inlines = children as Loose[]
  return { ...block, children: inlines.map((child, index) => trimmedEnd(trimmedStart(child, index === 0), index === inlines.length - 1)) }
}

function trimmedStart(node: Loose, first: boolean): Loose {
  return first && typeof node['text'] === 'string' ? { ...node, text: node['text'].replace(/^[ \n]+/u, '') } : node
}

function trimmedEnd(node: Loose, last: boolean): Loose {
  return last && typeof node['text'] === 'string' ? { ...node, text: node['text'].replace(/[ \n]+$/u, '') } : node
}

function isBlank(block: Block): boolean {
  return block.type === 'paragraph' && block.children.every((child) => child.type === undefined && child.text.trim() === '')
}
