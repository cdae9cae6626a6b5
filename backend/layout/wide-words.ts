import type { PageBlock, PageData, PageInline, WideWord } from './page-data.ts'
import { bold, emsOf, textWidth, widest } from './text-width.ts'

/** The narrowest line of a body in points: that of the deepest list in a quotation. */
const narrowestLine = 270

/** Points of the largest size in which words of the body are set; table cells have their own. */
const largestSize = 13

/**
 * The words of a page that may be wider than their lines, by the path of what holds them, joined with dots. Their widths are
 * estimated from above, so that of an ordinary letter none is left: the page itself measures those that are.
 */
export function wideWords({ parts, body, geometry }: Pick<PageData, 'parts' | 'body' | 'geometry'>): Record<string, WideWord[]> {
  const ofParts = Object.entries(parts).map(([name, { path, lines }]) => ({
    path,
    of: lines.flat(),
    line: lineOfPart(name, geometry) / largestSize,
  }))
  const found: Record<string, WideWord[]> = {}
  for (const { path, of, line } of [...ofParts, ...holdersIn(body)]) {
    const words = [...wideIn(of, line)]
    if (words.length > 0) found[path.join('.')] = words
  }
  return found
}

/** Something that holds words. `line`: how wide its lines are at least, in ems. */
interface Holder {
  readonly path: readonly number[]
  readonly of: readonly PageInline[]
  readonly line: number
}

function* holdersIn(blocks: readonly PageBlock[]): Generator<Holder> {
  const line = narrowestLine / largestSize
  for (const block of blocks) {
    switch (block.k) {
      case 'par':
      case 'heading':
        yield { path: block.path, of: block.of, line }
        break
      case 'list':
        for (const { path, of, more } of block.items) {
          yield { path, of, line }
          yield* holdersIn(more)
        }
        break
      case 'quote':
        yield* holdersIn(block.of)
        if (block.by !== null) yield { path: block.path, of: block.by, line }
        break
      case 'clause':
        yield* holdersIn(block.of)
        break
      case 'table':
        yield* cellsOf(block)
        break
      default:
    }
  }
}

function* cellsOf({ widths, given, rows, gap, size }: Extract<PageBlock, { k: 'table' }>): Generator<Holder> {
  const total = widths.reduce((sum, width) => sum + width, 0)
  for (const row of rows)
    for (const { path, of, span = [1, 1] } of row) {
      const column = path.at(-1) ?? 0
      const taken = (all: readonly number[]): number => all.slice(column, column + span[0]).reduce((sum, width) => sum + width, 0)
      // A table whose columns are as wide as their words is narrower than the page.
      const share = total === 0 ? 1 : taken(widths) / total
      const width = given === undefined ? textWidth * share : taken(given) * pointsPerMillimetre
      yield { path, of, line: (width - 2 * gap) / size }
    }
}

const pointsPerMillimetre = 72 / 25.4

/** Recipient and details stand in places of their own; the lines of the other parts are the page's. */
function lineOfPart(name: string, { recipient, details }: PageData['geometry']): number {
  if (name === 'recipient') return recipient.width * pointsPerMillimetre
  return name === 'date' || name === 'reference' ? details.width * pointsPerMillimetre : textWidth
}

/** `line` in ems. */
function* wideIn(nodes: readonly PageInline[], line: number, isLink = false, isNote = false): Generator<WideWord> {
  for (const node of nodes) {
    if (node.k === 'link' || node.k === 'cite') yield* wideIn(node.of, line, true, isNote)
    // Notes have a line of the page's whole width, and a size of their own.
    else if (node.k === 'note') yield* wideIn(node.of, narrowestLine / largestSize, isLink, true)
    else if (node.k === 'text' && hasRun(node.text, line / (widest * bold))) {
      for (const text of unbroken(node.text)) if (bold * emsOf(text) > line) yield { text, marks: node.marks, fixed: isLink, note: isNote }
    }
  }
}

const space = /\s/u

/** True where so many characters stand together without a space: a text without them is looked at no further. */
function hasRun(text: string, characters: number): boolean {
  const wanted = Math.max(1, Math.floor(characters))
  // From one place that so long a run would have to cover to the next, and back from there to where it would begin.
  for (let end = wanted - 1; end < text.length;) {
    let at = end
    while (at > end - wanted && !space.test(text.charAt(at))) at -= 1
    if (at === end - wanted) return true
    end = at + wanted
  }
  return false
}

/** What a line cannot be broken in: whole words, and their pieces where a hyphen or a dash allows a break. */
function unbroken(text: string): string[] {
  return text.split(/[^\S\u00A0\u202F]+/u).flatMap((word) => {
    const pieces = word.split(/(?<=[-\u2010\u2012-\u2014/?])/u)
    return pieces.length > 1 && !/^(?:https?:|www\.)/iu.test(word) ? pieces : [word]
  })
}
