import { createContext, useContext, type JSX, type ReactNode } from 'react'
import type { Element, Path } from '../../core/document/index.ts'
import {
  changesWords,
  formatLabel,
  isIn,
  labelsOf,
  openedLabel,
  placesOf,
  shellChange,
  wordMovesOf,
  type Change,
  type ChangedBlock,
  type MovedBlock,
  type MoveEnd,
  type OneSidedBlock,
  type RedlineBlock,
  type RedlineInline,
  type Shell,
  type Side,
} from '../../core/redline/index.ts'
import { Inlines, WholeBlock } from './plain-blocks.tsx'

/** Which of the two documents is shown; `both` shows what went and what came in one text. */
type Shown = Side | 'both'

interface Surroundings {
  readonly side: Shown
  readonly changes: ReadonlyMap<string, Change>
  readonly current: number
  /** Leads to the other end of a move. */
  goToMove(move: number, end: 'moved-from' | 'moved-to'): void
}

export const RedlineContext = createContext<Surroundings>({ side: 'both', changes: new Map(), current: 0, goToMove: () => undefined })

/** A change's place as a key: its block and the first of its pieces. */
export function keyOf(path: readonly number[], piece?: number): string {
  return `${path.join('.')}:${piece === undefined ? '' : String(piece)}`
}

function isShown(change: RedlineBlock['change'] | RedlineInline['change'], side: Shown): boolean {
  return side === 'both' || isIn(change, side)
}

/** Blocks of a redline, list items with the number that they have in the document they come from. */
export function RedlineBlocks({
  blocks,
  above = [],
  place,
  lead,
}: {
  readonly blocks: readonly RedlineBlock[]
  readonly above?: readonly number[]
  /** What is said at the beginning of the first of them. */
  readonly lead?: ReactNode
  /** Where what holds the blocks stands in the newer document. */
  readonly place: Path | undefined
}): JSX.Element {
  const { side } = useContext(RedlineContext)
  const labels = labelsOf(blocks, side)
  const places = placesOf(blocks, place)
  const first = blocks.findIndex(({ change }) => isShown(change, side))
  return (
    <>
      {blocks.map((block, index) =>
        isShown(block.change, side) ? (
          <RedlineBlockView
            key={index}
            block={block}
            path={[...above, index]}
            label={labels.get(block)}
            place={places[index]}
            lead={index === first ? lead : undefined}
          />
        ) : null,
      )}
    </>
  )
}

interface BlockProps<Kind = RedlineBlock> {
  readonly block: Kind
  readonly path: readonly number[]
  readonly label: string | undefined
  /** Where it stands in the newer document; undefined where it does not, or where the older one is shown. */
  readonly place: Path | undefined
  /** What is said at its beginning of the row whose first cell it is. */
  readonly lead?: ReactNode
}

/** One block of a redline with everything in it. */
export function RedlineBlockView({ block, ...rest }: BlockProps): JSX.Element {
  switch (block.change) {
    case 'same':
      return <WholeBlock block={block.block} {...rest} />
    case 'changed':
      return <ChangedBlockView block={block} {...rest} />
    case 'inserted':
    case 'removed':
      return <OneSidedView block={block} {...rest} />
    default:
      return <MovedView block={block} {...rest} />
  }
}

/** Rows and cells cannot stand in an element of their own, nor can what is said of them stand before them. */
function isPartOfTable({ type }: Element | Shell): boolean {
  return type === 'table-row' || type === 'table-cell'
}

/** A block that came or went as a whole; or what it holds, where part of that moved. */
function OneSidedView({ block, path, place, ...rest }: BlockProps<OneSidedBlock>): JSX.Element {
  const gone = block.change === 'removed'
  if (block.inside === undefined) return <WholeView block={block} path={path} place={place} gone={gone} {...rest} />
  const held = <RedlineBlocks blocks={block.inside} above={path} place={gone ? undefined : place} lead={rest.lead} />
  const said = isPartOfTable(block.block) ? rest.lead : <span className="redline-label redline-opened">{openedLabel(block)}</span>
  return <WholeView block={block} path={path} place={place} gone={gone} held={held} {...rest} lead={said} />
}

/** Either end of a move; the one it went to shows what changed on the way. */
function MovedView({ block, lead, ...rest }: BlockProps<MovedBlock>): JSX.Element {
  const link = <MoveLink end={block} />
  const said = (
    <>
      {lead}
      {link}
    </>
  )
  if (block.change === 'moved-from' || block.edited === undefined)
    return <WholeView block={block} gone={block.change === 'moved-from'} lead={said} {...rest} />
  if (isPartOfTable(block.block)) return <ChangedBlockView block={block.edited} lead={said} {...rest} />
  return (
    <div className="redline-block redline-moved-to">
      {link}
      <ChangedBlockView block={block.edited} {...rest} />
    </div>
  )
}

interface WholeViewProps extends BlockProps<OneSidedBlock | MovedBlock> {
  readonly gone: boolean
  /** Takes the place of the block's own children. */
  readonly held?: ReactNode
}

function WholeView({ block, path, label, place, lead, gone, held }: WholeViewProps): JSX.Element {
  const { changes, current } = useContext(RedlineContext)
  const isPart = isPartOfTable(block.block)
  const shown = (
    <WholeBlock
      block={block.block}
      label={label}
      place={gone ? undefined : place}
      tag={gone ? 'del' : 'ins'}
      content={held}
      lead={isPart ? lead : undefined}
      change={changes.get(keyOf(path))?.number}
      current={current}
    />
  )
  if (isPart) return shown
  return (
    <Marked path={path} className={`redline-block redline-${block.change}`}>
      {lead}
      {shown}
    </Marked>
  )
}

/** Names an end of a move, and leads to the other. */
function MoveLink({ end: { change, move, edited } }: { readonly end: MoveEnd }): JSX.Element {
  const { goToMove } = useContext(RedlineContext)
  const gone = change === 'moved-from'
  return (
    <button
      type="button"
      className="redline-move"
      data-move={`${change}-${String(move)}`}
      onClick={() => goToMove(move, gone ? 'moved-to' : 'moved-from')}
    >
      {gone
        ? `Moved away ${String(move)}, show where to`
        : `Moved here ${String(move)}${edited !== undefined && changesWords(edited) ? ' with other words' : ''}, show where from`}
    </button>
  )
}

/** What a change stands in: it can take the focus, and is framed while it is the current one. */
function Marked({
  path,
  piece,
  className = '',
  children,
  inline = false,
}: {
  readonly path: readonly number[]
  readonly piece?: number
  readonly className?: string
  readonly children: ReactNode
  readonly inline?: boolean
}): JSX.Element {
  const { changes, current } = useContext(RedlineContext)
  const number = changes.get(keyOf(path, piece))?.number
  const Tag = inline ? 'span' : 'div'
  return (
    <Tag className={`redline-change ${className}`} data-change={number} data-current={number === current || undefined} tabIndex={-1}>
      {children}
    </Tag>
  )
}

function ChangedBlockView({ block, path, label, place, lead }: BlockProps<ChangedBlock>): JSX.Element {
  const { side, changes, current } = useContext(RedlineContext)
  const shell = shellChange(block.before, block.after)
  const element = block[side === 'before' ? 'before' : 'after']
  const inner =
    block.blocks.length > 0 ? (
      <RedlineBlocks blocks={block.blocks} above={path} place={place} lead={lead} />
    ) : (
      <Pieces pieces={block.inlines} path={path} />
    )
  const restyled = shell === undefined ? undefined : <span className="redline-label">{shell}</span>
  if (isPartOfTable(element)) {
    const said = (
      <>
        {lead}
        {wordMovesOf(block).map((end) => isShown(end.change, side) && <MoveLink key={end.change} end={end} />)}
        {restyled}
      </>
    )
    const number = changes.get(keyOf(path))?.number
    return <WholeBlock block={element} label={label} place={place} content={inner} lead={said} change={number} current={current} />
  }
  const shown = <WholeBlock block={element} label={label} place={place} content={inner} />
  if (restyled === undefined) return shown
  return (
    <Marked path={path} className="redline-restyled">
      {restyled}
      {shown}
    </Marked>
  )
}

function Pieces({ pieces, path }: { readonly pieces: readonly RedlineInline[]; readonly path: readonly number[] }): JSX.Element {
  const { side } = useContext(RedlineContext)
  const shown: JSX.Element[] = []
  for (let index = 0; index < pieces.length;) {
    let end = index
    while (pieces[end] !== undefined && pieces[end]?.change !== 'same') end++
    const changed = pieces.slice(index, end).filter(({ change }) => isShown(change, side))
    if (changed.length > 0) {
      shown.push(
        <Marked key={index} path={path} piece={index} inline>
          {changed.map((piece, place) => (
            <Piece key={place} piece={piece} />
          ))}
        </Marked>,
      )
    }
    const same = pieces[end]
    if (same?.change === 'same') shown.push(<Inlines key={`same ${String(end)}`} nodes={[same.node]} isPlaced={side !== 'before'} />)
    index = end + 1
  }
  return <>{shown}</>
}

function Piece({ piece }: { readonly piece: RedlineInline }): JSX.Element {
  const { side } = useContext(RedlineContext)
  if (piece.change !== 'formatted') {
    const Tag = piece.change === 'removed' ? 'del' : 'ins'
    return (
      <Tag>
        <Inlines nodes={[piece.node]} isPlaced={piece.change === 'inserted'} />
      </Tag>
    )
  }
  return (
    <span className="redline-formatted">
      <Inlines nodes={[side === 'before' ? piece.before : piece.after]} isPlaced={side !== 'before'} />
      {side !== 'before' && <span className="redline-label">{formatLabel(piece.before, piece.after)}</span>}
    </span>
  )
}
