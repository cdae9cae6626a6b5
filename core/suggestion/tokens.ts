import {
  conditionText,
  isAdapted,
  isRun,
  isVoid,
  originsOf,
  originsText,
  originText,
  suggestionsOn,
  type Element,
  type LineForm,
  type Node,
  type Path,
  type Run,
} from '../document/index.ts'

/** A line of text: a block whose children are runs and inlines. */
export type Line = Extract<Element, { type: 'heading' | 'paragraph' | 'list-item' | 'attribution' | 'part' | 'table-cell' }>

const lines: ReadonlySet<string> = new Set(['heading', 'paragraph', 'list-item', 'attribution', 'part', 'table-cell'])
const inlines: ReadonlySet<string> = new Set(['merge-field', 'citation', 'link', 'footnote'])

export function isLine(node: Node): node is Line {
  return node.type !== undefined && lines.has(node.type)
}

/** True for lines that can be joined with the line before them and become another kind of line. */
export function isFlowing(node: Node): node is Extract<Line, { type: LineForm['type'] }> {
  return isLine(node) && node.type !== 'part' && node.type !== 'table-cell'
}

/** Equal for lines that stand under the same condition, or under none. */
export function conditionNameOf(line: Line): string {
  return 'when' in line && line.when !== undefined ? conditionText(line.when) : ''
}

/**
 * A document as one sequence, in which what was put in and what was taken out can be told: a break begins a line, and its
 * characters and inlines follow; anything that is not a line stands as a whole.
 */
export type Token =
  | { readonly kind: 'break'; readonly line: Line; readonly path: Path }
  | { readonly kind: 'text'; readonly run: Run; readonly text: string; readonly path: Path }
  | { readonly kind: 'inline' | 'whole'; readonly node: Element; readonly path: Path }

/** A character with the accents on it, and what is joined with it: nobody suggests half of what they see as one. */
const characters = /(?:\P{M}\p{M}*|\p{M}+)(?:\u200D\P{M}\p{M}*)*/gu

/** A place in the text, as Slate has it. */
export interface TextPlace {
  readonly path: Path
  readonly offset: number
}

interface Tokens {
  readonly tokens: readonly Token[]
  /** For each place asked for, the number of tokens before it; undefined where these nodes do not hold it themselves. */
  readonly indices: readonly (number | undefined)[]
}

/** The tokens of nodes, whose first has the path [...at, from], and where among them some places are. */
export function tokensOf(nodes: readonly Node[], at: Path, from: number, places: readonly TextPlace[] = []): Tokens {
  const tokens: Token[] = []
  const indices: (number | undefined)[] = places.map(() => undefined)
  const readRun = (run: Run, path: Path): void => {
    const first = tokens.length
    const starts: number[] = []
    for (const { 0: text, index } of run.text.matchAll(characters)) {
      starts.push(index)
      tokens.push({ kind: 'text', run, text, path })
    }
    for (const [index, place] of places.entries())
      if (isSamePath(place.path, path)) indices[index] = first + starts.filter((start) => start < place.offset).length
  }
  const read = (node: Node, path: Path): void => {
    if (isRun(node)) readRun(node, path)
    else if (isLine(node)) {
      tokens.push({ kind: 'break', line: node, path })
      for (const [index, child] of node.children.entries()) read(child, [...path, index])
    } else tokens.push({ kind: inlines.has(node.type) ? 'inline' : 'whole', node, path })
  }
  for (const [index, node] of nodes.entries()) read(node, [...at, from + index])
  return { tokens, indices }
}

function isSamePath(left: Path, right: Path): boolean {
  return left.length === right.length && left.every((step, index) => step === right[index])
}

/** Equal for tokens that are the same thing, whether or not something inside it differs. */
export function keyOf(token: Token): string {
  switch (token.kind) {
    case 'break':
      return token.line.type === 'part' ? `part ${token.line.part}` : token.line.type === 'table-cell' ? 'cell' : 'line'
    case 'text':
      return `text ${token.text} ${detailsOf(token.run)}`
    default:
      return nameOf(token.node)
  }
}

/** As `keyOf`, but blind for the marks of text. */
export function looseKeyOf(token: Token): string {
  if (token.kind === 'text') return `text ${token.text}`
  if (token.kind === 'inline' && isVoid(token.node)) return nameOf({ ...token.node, children: [] } as unknown as Element)
  return keyOf(token)
}

/**
 * What can be told inside goes by its kind, its condition, its origins and whether it is suggested to come or go: of two alike, the
 * one that stays must not be taken for the one that goes. Anything else goes by all that it says.
 */
function nameOf(node: Element): string {
  const { inserted, deleted } = suggestionsOn(node)
  const name = kindOf(node)
  if (name === undefined) return JSON.stringify(node)
  return inserted === undefined && deleted === undefined ? name : `${name} ${JSON.stringify([inserted, deleted])}`
}

function kindOf(node: Element): string | undefined {
  if (node.type === 'footnote') return node.type
  if (node.type === 'quotation' || node.type === 'table')
    return [node.type, node.when && conditionText(node.when), originsText(originsOf(node))].join(' ').trimEnd()
  if (node.type === 'clause' && isAdapted(node))
    return ['adapted', originText(node), node.when && conditionText(node.when)].join(' ').trimEnd()
  return node.type === 'link' ? `link ${node.url}` : undefined
}

const details = new WeakMap<Run, string>()

/** What a run says besides its text. */
function detailsOf(run: Run): string {
  const known = details.get(run)
  if (known !== undefined) return known
  const { text: _, ...rest } = run
  const told = JSON.stringify(Object.entries(rest).sort(([left], [right]) => (left < right ? -1 : 1)))
  details.set(run, told)
  return told
}
