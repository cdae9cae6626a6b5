import {
  isAdapted,
  isRun,
  isVoid,
  joinedOrigins,
  mergeRuns,
  originsOf,
  suggestionsOn,
  toSlateForm,
  type Block,
  type Clause,
  type Document,
  type Element,
  type Node,
  type Path,
  type Run,
  type SuggestionMark,
  type SuggestionName,
  type Table,
  withWholeGrid,
} from '../document/index.ts'
import { conditionNameOf, isFlowing, isLine } from './tokens.ts'

export type Verdict = 'accept' | 'reject'

/**
 * Whether a suggestion is decided: the one called `name` on the node at `path`; that of a table's column has the path of the
 * table and, behind it, -1 for the first column, -2 for the second and so on (`columnPath`).
 */
export type Choice = (suggestion: { readonly path: Path; readonly name: SuggestionName; readonly mark: SuggestionMark }) => boolean

/** Columns are no nodes, and a path with their plain number would be that of a row. */
export function columnPath(table: Path, index: number): Path {
  return [...table, -1 - index]
}

interface Settling {
  readonly verdict: Verdict
  readonly choose: Choice
}

/** The document with the chosen suggestions accepted or rejected, the others as they were. Blocks in which none was chosen come back themselves. */
export function settle(document: Document, verdict: Verdict, choose: Choice): Document {
  return settleBlocks(document, [], { verdict, choose }) as Block[]
}

/** The document as it reads when every suggestion is accepted. */
export function acceptAll<Root extends Node>(nodes: Root[]): Root[] {
  return settleBlocks(nodes, [], { verdict: 'accept', choose: () => true }) as Root[]
}

/** The same, with the index in the document before of each of its blocks. */
export function acceptWithPlaces(document: Document): { readonly document: Document; readonly sources: readonly number[] } {
  const sources: number[] = []
  const settled = settleBlocks(document, [], { verdict: 'accept', choose: () => true }, sources) as Block[]
  return { document: settled, sources: settled === document ? document.map((_block, index) => index) : sources }
}

/** The document as it reads when every suggestion is rejected. */
export function rejectAll<Root extends Node>(nodes: Root[]): Root[] {
  return settleBlocks(nodes, [], { verdict: 'reject', choose: () => true }) as Root[]
}

interface Outcome {
  /** The node without the suggestions that were decided, its children as they were. */
  readonly node: Node
  /** True where the node itself (of a line: the break before it) goes. */
  readonly goes: boolean
}

/** Decides the suggestions on a node itself, not those inside it. */
function decide(node: Node, path: Path, { verdict, choose }: Settling): Outcome {
  const { inserted, deleted, formatted, changed } = suggestionsOn(node)
  const chosen = (name: SuggestionName, mark: SuggestionMark | undefined): boolean => mark !== undefined && choose({ path, name, mark })
  const [takesIn, takesOut] = [chosen('inserted', inserted), chosen('deleted', deleted)]
  const goes = (takesIn && verdict === 'reject') || (takesOut && verdict === 'accept')
  let settled: Node = node
  if (takesIn) settled = without(settled, 'inserted')
  if (takesOut) settled = without(settled, 'deleted')
  if (chosen('formatted', formatted)) settled = unformat(settled, verdict)
  if (chosen('changed', changed)) settled = unchange(settled, verdict)
  return { node: settled, goes }
}

function without(node: Node, name: SuggestionName): Node {
  return Object.fromEntries(Object.entries(node).filter(([key]) => key !== name)) as Node
}

function unformat(node: Node, verdict: Verdict): Node {
  if (!isRun(node) || node.formatted === undefined || verdict === 'accept') return without(node, 'formatted')
  const { text, inserted, deleted, formatted } = node
  return { text, ...formatted.was, ...(inserted && { inserted }), ...(deleted && { deleted }) }
}

function unchange(node: Node, verdict: Verdict): Node {
  if (!isFlowing(node) || node.changed === undefined || verdict === 'accept') return without(node, 'changed')
  const { inserted, deleted, changed, children } = node
  return { ...changed.was, ...(inserted && { inserted }), ...(deleted && { deleted }), children } as Node
}

function settleBlocks(nodes: readonly Node[], at: Path, settling: Settling, sources: number[] = []): Node[] {
  const settled: Node[] = []
  let isSame = true
  for (const [index, node] of nodes.entries()) {
    const path = [...at, index]
    const { node: own, goes } = decide(node, path, settling)
    const inner = isRun(own) ? own : withChildren(own, path, settling)
    if (inner !== node || goes) isSame = false
    if (inner === undefined) continue
    if (!goes) settled.push(inner)
    else if (isLine(inner)) joinOrDrop(settled, inner, settling.verdict === 'accept')
    if (sources.length < settled.length) sources.push(index)
  }
  return isSame ? (nodes as Node[]) : settled
}

/**
 * A line whose break goes: what is left of its words flows on in the line before, where there is one. Where a break that stood is
 * taken out, they keep where they came from, as where lines are joined by hand, and they stay a line under a condition that is not
 * that of the line before: nobody suggested that they stand in other letters. A break that never came in takes all of that with it.
 */
function joinOrDrop(settled: Node[], line: Extract<Element, { type: string }>, stood: boolean): void {
  const rest = mergeRuns(line.children)
  const last = settled.at(-1)
  if (rest.length === 0) return
  if (last === undefined || !isFlowing(last) || (stood && isFlowing(line) && conditionNameOf(last) !== conditionNameOf(line)))
    settled.push(line)
  else {
    const origins = stood ? joinedOrigins(originsOf(last), originsOf(line)) : {}
    settled[settled.length - 1] = slateForm({
      ...last,
      ...origins,
      children: [...last.children, ...line.children],
    } as Element)
  }
}

function slateForm<Of extends Node>(node: Of): Of {
  const [formed] = toSlateForm([node as unknown as Block])
  return (formed ?? node) as unknown as Of
}

/** The element with the suggestions inside it decided; undefined where nothing of it is left that could stand. */
function withChildren(element: Element, path: Path, settling: Settling): Element | undefined {
  if (element.type === 'clause') return settleClause(element, path, settling)
  if (isVoid(element)) return withSpacer(element, path, settling)
  if (element.type === 'table') return settleTable(element, path, settling)
  const holdsInlines = isLine(element) || element.type === 'link' || element.type === 'footnote'
  const children = holdsInlines ? settleInlines(element.children, path, settling) : settleBlocks(element.children, path, settling)
  if (children === element.children) return element
  if (element.type === 'quotation') return quotationOf(element, children)
  const next = { ...element, children } as Element
  return holdsInlines ? slateForm(next) : next
}

/** Suggestions stand only in words that are the letter's own. Where nothing would be left of them, an empty line is. */
function settleClause(clause: Clause, path: Path, settling: Settling): Clause {
  if (!isAdapted(clause)) return clause
  const children = settleBlocks(clause.children, path, settling) as Clause['children']
  if (children === clause.children) return clause
  return { ...clause, children: children.length > 0 ? children : [{ type: 'paragraph', children: [{ text: '' }] }] }
}

function withSpacer(element: Element, path: Path, settling: Settling): Element {
  const spacer: Node | undefined = element.children[0]
  if (spacer === undefined || !isRun(spacer)) return element
  const { node } = decide(spacer, [...path, 0], settling)
  return node === spacer ? element : ({ ...element, children: [node] } as Element)
}

function settleInlines(nodes: readonly Node[], at: Path, settling: Settling): readonly Node[] {
  let isSame = true
  const settled = nodes.flatMap((node, index): Node[] => {
    const path = [...at, index]
    const { node: own, goes } = decide(node, path, settling)
    const inner = isRun(own) ? own : withChildren(own, path, settling)
    if (inner !== node || goes) isSame = false
    return goes || inner === undefined ? [] : [inner]
  })
  return isSame ? nodes : (settled as (Run | Element)[])
}

/** An attribution stands last and follows what it attributes; any other becomes a paragraph, as in the editor. */
function quotationOf(quotation: Element, children: readonly Node[]): Element | undefined {
  if (children.length === 0) return undefined
  const lines = children.map((line, index) =>
    line.type === 'attribution' && (index === 0 || index < children.length - 1) ? { ...line, type: 'paragraph' } : line,
  )
  return { ...quotation, children: lines } as Element
}

function settleTable(table: Table, path: Path, settling: Settling): Table | undefined {
  const columns = table.columns.map((column, index) => {
    // A column is decided as a node is; it has no children that could be.
    const { node, goes } = decide(column as Node, columnPath(path, index), settling)
    return { column: node as Table['columns'][number], goes }
  })
  const rows = settleBlocks(table.children, path, settling) as Table['children']
  const isSame = rows === table.children && columns.every(({ column, goes }, index) => column === table.columns[index] && !goes)
  if (isSame) return table
  const stay = columns.filter(({ goes }) => !goes).map(({ column }) => column)
  const children = rows.map((row) => ({ ...row, children: row.children.filter((_cell, index) => columns[index]?.goes !== true) }))
  return children.length === 0 || stay.length === 0 ? undefined : withWholeGrid({ ...table, columns: stay, children })
}
