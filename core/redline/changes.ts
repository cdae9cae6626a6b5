import { ClauseOrigins, Condition, conditionText } from '../document/index.ts'
import {
  wordMovesOf,
  type ChangedBlock,
  type OneSidedBlock,
  type Redline,
  type RedlineBlock,
  type RedlineInline,
  type Shell,
} from './redline.ts'

export type ChangeKind = 'inserted' | 'removed' | 'replaced' | 'formatted' | 'moved' | 'restyled'

/** One change, numbered from 1 in reading order. */
export interface Change {
  readonly number: number
  readonly kind: ChangeKind
  /** Indices from the top of the redline to the block. */
  readonly path: readonly number[]
  /** First piece of the line that changed; undefined where the block as a whole did. */
  readonly piece?: number
}

/** The changes in reading order. Neighbouring pieces that go and come are one change; the end of a move belongs to its start. */
export function changesOf(redline: Redline): Change[] {
  return inBlocks(redline.blocks, []).map((change, index) => ({ ...change, number: index + 1 }))
}

type Found = Omit<Change, 'number'>

function inBlocks(blocks: readonly RedlineBlock[], above: readonly number[]): Found[] {
  return blocks.flatMap((block, index) => inBlock(block, [...above, index]))
}

function inBlock(block: RedlineBlock, path: readonly number[]): Found[] {
  switch (block.change) {
    case 'same':
      return []
    case 'changed':
      return changedIn(block, path)
    case 'inserted':
    case 'removed':
      return [{ kind: block.change, path }, ...movesInside(block, path)]
    case 'moved-from':
      return [{ kind: 'moved', path }]
    case 'moved-to':
      return block.edited === undefined ? [] : changedIn(block.edited, path)
  }
}

/** What came or went with the block that holds it is one change with it; what moved is a change of its own. */
function movesInside({ inside = [] }: OneSidedBlock, above: readonly number[]): Found[] {
  return inside.flatMap((block, index) => {
    const path = [...above, index]
    return block.change === 'inserted' || block.change === 'removed' ? movesInside(block, path) : inBlock(block, path)
  })
}

function changedIn(block: ChangedBlock, path: readonly number[]): Found[] {
  const own: Found[] = shellChange(block.before, block.after) === undefined ? [] : [{ kind: 'restyled', path }]
  const line = wordMovesOf(block).length === 0 ? inLine(block.inlines, path) : inMovedWords(block, path)
  return [...own, ...line, ...inBlocks(block.blocks, path)]
}

/** Words that went elsewhere are a move; those that came from there are the end of one, so that only what they replaced counts. */
function inMovedWords({ inlines, wordsTo }: ChangedBlock, path: readonly number[]): Found[] {
  const piece = inlines.findIndex(({ change }) => change !== 'same')
  if (wordsTo !== undefined) return [{ kind: 'moved', path, piece }]
  return inlines.some(({ change }) => change === 'removed') ? [{ kind: 'removed', path, piece }] : []
}

function inLine(pieces: readonly RedlineInline[], path: readonly number[]): Found[] {
  const found: Found[] = []
  let kinds: RedlineInline['change'][] = []
  for (const [index, { change }] of [...pieces, { change: 'same' } as const].entries()) {
    if (change !== 'same') {
      kinds.push(change)
      continue
    }
    const [first] = kinds
    if (first !== undefined)
      found.push({
        kind: kinds.every((kind) => kind === first) && first !== 'same' ? first : 'replaced',
        path,
        piece: index - kinds.length,
      })
    kinds = []
  }
  return found
}

const typeNames: Record<string, string> = { 'list-item': 'list item', 'source-list': 'list of sources', 'table-cell': 'table cell' }

/** What people call a kind of block. */
function typeName(type: string): string {
  return typeNames[type] ?? type
}

/** What is said of a block that came or went while part of what it holds moved, such as "quotation inserted". */
export function openedLabel({ change, block }: OneSidedBlock): string {
  return `${typeName(block.type)} ${change}`
}

/** A cell that is not merged takes one column and one row. */
const spanNames: Record<string, string> = { columnSpan: 'columns of the cell', rowSpan: 'rows of the cell' }

function attributeChange(name: string, old: string, now: string): string {
  if (name === 'columns') return 'columns changed'
  if (name === 'omitted') return now === 'true' ? 'left out' : 'no more left out'
  if (name === 'when') return `${old} → ${now}`
  const span = spanNames[name]
  const one = (said: string): string => (said === 'none' ? '1' : said)
  return span === undefined ? `${name} ${old} → ${now}` : `${span} ${one(old)} → ${one(now)}`
}

/** The value of an attribute as people say it. */
function attributeText(name: string, value: unknown): string {
  if (name === 'when') {
    const condition = Condition.safeParse(value)
    return condition.success ? `only while ${conditionText(condition.data)}` : 'always there'
  }
  const origins = name === 'origins' ? ClauseOrigins.safeParse(value) : undefined
  if (origins?.success === true) return origins.data.map(({ code, version }) => `${code} v${String(version)}`).join(', ')
  if (value === undefined) return 'none'
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(String).join(', ')
  return typeof value === 'string' ? typeName(value) : JSON.stringify(value)
}

/** What changed of a block beside its words, such as "level 0 → 1"; undefined where nothing did. */
export function shellChange(before: Shell, after: Shell): string | undefined {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  const names = [...new Set([...old.keys(), ...now.keys()])].filter(
    (name) => JSON.stringify(old.get(name)) !== JSON.stringify(now.get(name)),
  )
  if (before.type !== after.type) return `${typeName(before.type)} → ${typeName(after.type)}`
  if (names.length === 0) return undefined
  return names.map((name) => attributeChange(name, attributeText(name, old.get(name)), attributeText(name, now.get(name)))).join(', ')
}

/** Whether words of a block that moved changed on the way, and not its kind or marks alone, which are named where they stand. */
export function changesWords({ inlines, blocks }: ChangedBlock): boolean {
  return inlines.some(({ change }) => change === 'inserted' || change === 'removed') || blocks.some(changesWordsOf)
}

function changesWordsOf(block: RedlineBlock): boolean {
  if (block.change === 'changed') return changesWords(block)
  return block.change !== 'same'
}
