/** The affine map of an SVG transform: x' = a·x + c·y + e, y' = b·x + d·y + f (SVG 2 §8.5). */
type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** A run of text, a line or a picture of a page. */
export interface Leaf {
  /** Where the groups around it put it. */
  readonly around: Matrix
  /**
   * The element as the engine wrote it, of a run of text its opening tag and its glyphs: equal for leaves that look the same
   * wherever they stand. Without the engine's own fingerprint, which tells in what order its threads first met the fonts.
   */
  readonly written: string
}

const identity: Matrix = [1, 0, 0, 1, 0, 0]

function multiply([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

/** The engine writes translations, scales and whole matrices, one in an attribute. */
export function transformOf(tag: string): Matrix {
  const [, name, list] = /transform="(translate|scale|matrix)\(([^)]*)\)"/u.exec(tag) ?? []
  const [x = 0, y = 0, ...rest] = (list ?? '').split(/[ ,]+/u).map(Number)
  if (name === 'translate') return [1, 0, 0, 1, x, y]
  if (name === 'scale') return [x, 0, 0, y, 0, 0]
  const [c = 0, d = 0, e = 0, f = 0] = rest
  return name === 'matrix' ? [x, y, c, d, e, f] : identity
}

/** A tag; what stands between quotes may hold a ">". */
const tags = /<(\/?)(g|a|path|image)\b((?:[^">]|"[^"]*")*)>/gu
const fingerprint = / data-tid="[^"]*"/u

const page = '<g class="typst-page"'

/** The engine's drawing in one piece for each of its pages, as the engine wrote them. */
export function pagesIn(drawing: string): string[] {
  const pages: string[] = []
  for (let from = drawing.indexOf(page); from >= 0;) {
    const next = drawing.indexOf(page, from + page.length)
    pages.push(drawing.slice(from, next < 0 ? undefined : next))
    from = next
  }
  return pages
}

/**
 * A page of the engine's drawing as its leaves in the order they are painted. Reads groups and leaves only: the engine's
 * stylesheet, its script and the text it lays over the glyphs for selecting are left where they are.
 */
export function readPage(drawn: string): Leaf[] {
  const leaves: Leaf[] = []
  // The transform of the page itself only says how far down the tall drawing it stands.
  const groups: Matrix[] = [identity]
  tags.lastIndex = drawn.indexOf('>') + 1
  for (let match = tags.exec(drawn); match !== null; match = tags.exec(drawn)) {
    const [tag, closing, name, attributes = ''] = match
    const around = groups.at(-1) ?? identity
    if (name === 'path' || name === 'image') leaves.push({ around, written: tag })
    else if (closing !== '') groups.pop()
    else {
      const inner = multiply(around, transformOf(attributes))
      groups.push(inner)
      if (attributes.includes('class="typst-text"')) leaves.push(readText(drawn, tag, around, inner, groups))
    }
  }
  return leaves
}

/** A run's glyphs stand between its tag and the next one that is not a glyph; the text laid over them is jumped over. */
function readText(drawing: string, tag: string, around: Matrix, inner: Matrix, groups: Matrix[]): Leaf {
  const from = tags.lastIndex
  const until = drawing.indexOf('<g', from)
  const closes = drawing.indexOf('</g>', from)
  const end = until < 0 || closes < until ? closes : until
  if (end === until) {
    groups.push(inner)
    tags.lastIndex = drawing.indexOf('</foreignObject>', end)
  } else tags.lastIndex = end
  return { around, written: tag.replace(fingerprint, '') + drawing.slice(from, end) }
}
