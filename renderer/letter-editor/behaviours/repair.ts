import {
  Alignment,
  Block,
  Clause,
  ClauseContent,
  ClauseOrigins,
  ClauseReference,
  Condition,
  Image,
  ListKind,
  PartName,
  toSlateForm,
  withWholeGrid,
  type Attribution,
  type ListItem,
  type Paragraph,
  type Quotation,
  type Table,
  type TableCell,
} from '../../../core/document/index.ts'
import {
  asSuggested,
  childrenOf,
  isLoose,
  lineSuggestionsIn,
  only,
  repairInlines,
  suggestionsIn,
  takeIf,
  type Loose,
} from './repair-inlines.ts'

function paragraphOf(node: Loose): Paragraph {
  const align = Alignment.safeParse(node['align'])
  return {
    type: 'paragraph',
    ...(align.success ? { align: align.data } : {}),
    ...lineSuggestionsIn(node),
    children: repairInlines(childrenOf(node)),
  }
}

function repairListItem(node: Loose): ListItem {
  const kind = ListKind.safeParse(node['kind'])
  const level = Math.trunc(Number(node['level']))
  const start = node['start']
  return {
    type: 'list-item',
    kind: kind.success ? kind.data : 'bullet',
    level: level >= 0 && level <= 7 ? level : 0,
    ...(typeof start === 'number' && Number.isInteger(start) && start >= 0 && start <= 99_999 ? { start } : {}),
    ...lineSuggestionsIn(node),
    children: repairInlines(childrenOf(node)),
  }
}

function repairHeading(node: Loose): Block {
  const level = node['level']
  return {
    type: 'heading',
    level: level === 3 || level === 4 ? level : 2,
    ...lineSuggestionsIn(node),
    children: repairInlines(childrenOf(node)),
  }
}

function repairQuotation(node: Loose): readonly Block[] {
  const nodes = childrenOf(node).filter(isLoose)
  const last = nodes.at(-1)
  const attribution: Attribution[] =
    last?.['type'] === 'attribution' && nodes.length > 1
      ? [{ type: 'attribution', ...lineSuggestionsIn(last), children: repairInlines(childrenOf(last)) }]
      : []
  const said = repairBlocks(attribution.length > 0 ? nodes.slice(0, -1) : nodes)
  const lines = said.flatMap((block): Quotation['children'] => {
    if (block.type === 'paragraph' || block.type === 'list-item') return [block]
    if (block.type !== 'heading') return []
    const { type: _type, level: _level, ...rest } = block
    return [{ type: 'paragraph', ...rest }]
  })
  if (lines.length === 0) return asSuggested(node, said)
  return [{ type: 'quotation', ...suggestionsIn(node), children: [...lines, ...attribution] }]
}

function repairTable(node: Loose): readonly Block[] {
  const rows = childrenOf(node)
    .filter(isLoose)
    .map((row) =>
      row['type'] === 'table-row'
        ? { suggestions: suggestionsIn(row), cells: childrenOf(row).filter(isLoose) }
        : { suggestions: {}, cells: [row] },
    )
  const width = Math.min(64, Math.max(0, ...rows.map(({ cells }) => cells.length)))
  if (width === 0) return []
  const given: readonly unknown[] = Array.isArray(node['columns']) ? node['columns'] : []
  const columns = Array.from({ length: width }, (_none, index) => repairColumn(given[index]))
  const children = rows.map(({ suggestions, cells }): Table['children'][number] => ({
    type: 'table-row',
    ...suggestions,
    children: columns.map((_column, index) => repairCell(cells[index] ?? {})),
  }))
  const table: Table = { type: 'table', headerRows: node['headerRows'] === 1 ? 1 : 0, ...suggestionsIn(node), columns, children }
  return [withWholeGrid(table)]
}

function repairColumn(column: unknown): Table['columns'][number] {
  if (!isLoose(column)) return {}
  const { align, width } = column
  return {
    ...((align === 'start' || align === 'center' || align === 'end') && { align }),
    ...(typeof width === 'number' && width >= 5 && width <= 300 && { width }),
    ...suggestionsIn(column),
  }
}

function repairCell(cell: Loose): TableCell {
  const span = (name: string, most: number): number | undefined => {
    const value = cell[name]
    return typeof value === 'number' && Number.isInteger(value) && value >= 2 && value <= most ? value : undefined
  }
  const [columnSpan, rowSpan] = [span('columnSpan', 64), span('rowSpan', 5000)]
  return {
    type: 'table-cell',
    ...(columnSpan !== undefined && { columnSpan }),
    ...(rowSpan !== undefined && { rowSpan }),
    children: repairInlines(childrenOf(cell)),
  }
}

function repairPart(node: Loose): readonly Block[] {
  const part = PartName.safeParse(node['part'])
  return part.success ? [{ type: 'part', part: part.data, children: repairInlines(childrenOf(node)) }] : [paragraphOf(node)]
}

/** A clause that is none keeps its words as free text; one whose words are the letter's own keeps them where they came from. */
function repairClause(node: Loose): readonly Block[] {
  const known = only(node, Clause.shape)
  const whole = Clause.safeParse(known)
  if (whole.success) return [whole.data]
  const words = repairBlocks(childrenOf(node))
  const content = words.flatMap((block) => takeIf(ClauseContent.safeParse(block)))
  const children = content.length > 0 ? content : [{ type: 'paragraph', children: [{ text: '' }] }]
  const adapted = node['lock'] === 'adapted' ? takeIf(Clause.safeParse({ ...known, children })) : []
  return adapted.length > 0 ? adapted : asSuggested(node, words)
}

function repairBlock(node: Loose): readonly Block[] {
  switch (node['type']) {
    case 'heading':
      return [repairHeading(node)]
    case 'list-item':
      return [repairListItem(node)]
    case 'quotation':
      return repairQuotation(node)
    case 'table':
      return repairTable(node)
    case 'part':
      return repairPart(node)
    case 'image':
      return takeIf(Image.safeParse({ ...only(node, Image.shape), children: undefined }))
    case 'page-break':
      return takeIf(Block.safeParse({ type: 'page-break', ...suggestionsIn(node) }))
    case 'source-list':
      return takeIf(Block.safeParse({ type: 'source-list', ...(node['omitted'] === true && { omitted: true }), ...suggestionsIn(node) }))
    case 'clause':
      return repairClause(node)
    case 'clause-reference':
      return takeIf(ClauseReference.safeParse({ ...only(node, ClauseReference.shape), children: undefined }))
    default:
      return holdsOnlyInlines(node) ? [paragraphOf(node)] : asSuggested(node, repairBlocks(childrenOf(node)))
  }
}

/** The condition and the origins of a block stay with it while it stays one block. */
function withWhatStandsBeside(node: Loose, blocks: readonly Block[]): readonly Block[] {
  const [block] = blocks
  if (block === undefined || blocks.length > 1 || block.type === 'part') return blocks
  if (block.type === 'page-break' || block.type === 'source-list') return blocks
  const [when, origins] = [Condition.safeParse(node['when']), ClauseOrigins.safeParse(node['origins'])]
  const isClause = block.type === 'clause' || block.type === 'clause-reference'
  return [{ ...block, ...(when.success && { when: when.data }), ...(origins.success && !isClause && { origins: origins.data }) }]
}

const inlineTypes: ReadonlySet<unknown> = new Set([undefined, 'merge-field', 'citation', 'link', 'footnote'])

function holdsOnlyInlines(node: Loose): boolean {
  return childrenOf(node).every((child) => isLoose(child) && inlineTypes.has(child['type']))
}

/**
 * Valid blocks out of whatever stands where blocks should: known attributes are kept, unknown ones dropped, nodes in the
 * wrong place replaced by what they hold, stray inlines gathered in a paragraph. Text is never lost except where it
 * is not text (control characters). A valid block comes back equal.
 */
export function repairBlocks(nodes: readonly unknown[]): Block[] {
  const blocks: Block[] = []
  let strays: unknown[] = []
  const gather = (): void => {
    if (strays.length > 0) blocks.push({ type: 'paragraph', children: repairInlines(strays) })
    strays = []
  }
  for (const node of nodes) {
    if (!isLoose(node)) continue
    if (inlineTypes.has(node['type'])) strays.push(node)
    else {
      gather()
      const parsed = Block.safeParse(node)
      blocks.push(...(parsed.success ? [parsed.data] : withWhatStandsBeside(node, repairBlock(node))))
    }
  }
  gather()
  return toSlateForm(blocks)
}
