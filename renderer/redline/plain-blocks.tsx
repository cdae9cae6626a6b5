import type { JSX, ReactNode } from 'react'
import {
  coveredCells,
  coverOf,
  isRun,
  labelItems,
  sourceListName,
  type Covered,
  type Element,
  type Inline,
  type MarkName,
  type Node,
  type Path,
  type Run,
} from '../../core/document/index.ts'
import { inlineText, type Shell } from '../../core/redline/index.ts'

const markTags: Record<MarkName, 'b' | 'i' | 'u' | 's' | 'sup' | 'sub'> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strike: 's',
  superscript: 'sup',
  subscript: 'sub',
}

/**
 * Runs and atoms as a reader sees them; a link is text, since it leads out of what is compared. With `isPlaced` each run is
 * an element of its own, so that a selection can be told as a place of the newer document.
 */
export function Inlines({ nodes, isPlaced = false }: { readonly nodes: readonly Node[]; readonly isPlaced?: boolean }): JSX.Element {
  return (
    <>
      {nodes.map((node, index) => (
        <InlineView key={index} node={node as Inline} isPlaced={isPlaced} />
      ))}
    </>
  )
}

function InlineView({ node, isPlaced }: { readonly node: Inline; readonly isPlaced: boolean }): JSX.Element {
  if (!isRun(node)) return <span className="redline-atom">{atomOf(node, isPlaced)}</span>
  let shown: ReactNode = node.text
  for (const [name, Tag] of Object.entries(markTags)) if (node[name as MarkName] === true) shown = <Tag>{shown}</Tag>
  return isPlaced ? <span data-run="">{shown}</span> : <>{shown}</>
}

/** The words inside of a link or footnote are words of the document; what other atoms show is not. */
function atomOf(node: Exclude<Inline, Run>, isPlaced: boolean): ReactNode {
  if (node.type === 'link') return <Inlines nodes={node.children} isPlaced={isPlaced} />
  if (node.type !== 'footnote') return inlineText(node)
  return (
    <>
      {' [note: '}
      <Inlines nodes={node.children} isPlaced={isPlaced} />]
    </>
  )
}

interface WholeBlockProps {
  /** Without its children where `content` takes their place. */
  readonly block: Element | Shell
  readonly label: string | undefined
  /** Where the block stands in the newer document; left out where it does not. */
  readonly place?: Path | undefined
  /** Takes the place of the block's own children. */
  readonly content?: ReactNode
  /** What the text of each line stands in, where the whole block came or went. */
  readonly tag?: 'ins' | 'del'
  /** What is said of a row or a cell of a table, at the beginning of its words: neither can stand in an element of its own. */
  readonly lead?: ReactNode
  /** Number of the change that a row or a cell is, and of the one shown now. */
  readonly change?: number | undefined
  readonly current?: number
  /** Of a row in a table that is shown as a whole: where merged cells of the table cover its own, which are not shown. */
  readonly covered?: ReadonlySet<number>
  /** The columns and rows that a merged cell is drawn over. */
  readonly span?: { readonly colSpan?: number | undefined; readonly rowSpan?: number | undefined }
}

/** The columns of a row whose cells are covered by merged ones of its table. */
function columnsIn(covered: Covered, row: number, { children }: Element): ReadonlySet<number> {
  return new Set([...children.keys()].filter((column) => coverOf(covered, row, column) !== undefined))
}

/** In a row that stands alone: the cells that merged ones before them in it cover. */
function besideMerged(cells: readonly Element[]): ReadonlySet<number> {
  return new Set(
    cells.flatMap((cell, index) =>
      cell.type === 'table-cell' ? Array.from({ length: (cell.columnSpan ?? 1) - 1 }, (_, step) => index + 1 + step) : [],
    ),
  )
}

/** One block of a document with everything in it. */
export function WholeBlock({ block, label, place, content, tag, lead, change, current, covered, span }: WholeBlockProps): JSX.Element {
  const wrap = (inner: ReactNode): ReactNode => (tag === 'ins' ? <ins>{inner}</ins> : tag === 'del' ? <del>{inner}</del> : inner)
  const path = place?.join('.')
  const children: readonly Node[] = 'children' in block ? block.children : []
  const line = (): ReactNode => content ?? wrap(<Inlines nodes={children} isPlaced={place !== undefined} />)
  const inner = (): ReactNode => {
    if (content !== undefined) return content
    // Of what holds blocks, children are elements.
    const elements = children as Element[]
    const labels = labelItems(elements)
    const rows = block.type === 'table' && 'children' in block ? coveredCells(block) : undefined
    const hidden = covered ?? besideMerged(elements)
    return elements.map((child, index) =>
      hidden.has(index) ? null : (
        <WholeBlock
          key={index}
          block={child}
          {...(rows !== undefined && { covered: columnsIn(rows, index, child) })}
          {...(child.type === 'table-cell' && {
            span: { colSpan: child.columnSpan, ...(covered !== undefined && { rowSpan: child.rowSpan }) },
          })}
          label={labels.get(index)?.label}
          place={place && [...place, index]}
          lead={index === 0 ? lead : undefined}
          {...(tag === undefined ? {} : { tag })}
        />
      ),
    )
  }
  const marked = {
    'data-change': change,
    'data-current': (change !== undefined && change === current) || undefined,
    tabIndex: change === undefined ? undefined : -1,
    className: change === undefined ? '' : 'redline-change',
  }
  switch (block.type) {
    case 'heading':
      return (
        <p className="redline-heading" data-path={path}>
          {line()}
        </p>
      )
    case 'list-item':
      return (
        <p className={`redline-item redline-level-${String(block.level)}`}>
          <span className="redline-number">{label}</span>
          <span data-path={path}>{line()}</span>
        </p>
      )
    case 'attribution':
      return (
        <p className="redline-attribution">
          — <span data-path={path}>{line()}</span>
        </p>
      )
    case 'quotation':
      return <blockquote>{inner()}</blockquote>
    case 'clause':
      return <div>{inner()}</div>
    case 'table':
      return (
        <table>
          <tbody>{inner()}</tbody>
        </table>
      )
    case 'table-row':
      return <tr {...marked}>{inner()}</tr>
    case 'table-cell':
      return (
        <td data-path={path} {...marked} {...span}>
          {lead}
          {line()}
        </td>
      )
    case 'image':
      return <p className="redline-atom">{wrap(`Image: ${block.alt}`)}</p>
    case 'page-break':
      return <p className="redline-atom">{wrap('Page break')}</p>
    case 'source-list':
      return <p className="redline-atom">{wrap(sourceListName(block))}</p>
    default:
      return <p data-path={path}>{line()}</p>
  }
}
