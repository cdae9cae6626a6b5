/** The affine map of an SVG transform: x' = a·x + c·y + e, y' = b·x + d·y + f (SVG 2 §8.5). */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** A run of text, a line or a picture of a page. */
export interface Leaf {
  /** Where the groups around it put it. */
  readonly around: Matrix
  /** Equal for leaves that look the same wherever they stand: the engine's fingerprint of what it drew. */
  readonly fingerprint: string
  /** The element as the engine wrote it; of a run of text its opening tag and its glyphs. */
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

interface Group {
  readonly matrix: Matrix
  readonly fingerprint: string
}

/** A tag; what stands between quotes may hold a ">". */
const tags = /<(\/?)(g|a|path|image)\b((?:[^">]|"[^"]*")*)>/gu
const fingerprints = /data-tid="([^"]*)"/u

/**
 * The pages of the engine's drawing, each as its leaves in the order they are painted. Reads groups and leaves only: the
 * engine's stylesheet, its script and the text it lays over the glyphs for selecting are left where they are.
 */
export function readPages(drawing: string): Leaf[][] {
  const pages: Leaf[][] = []
  const groups: Group[] = []
  const start = drawing.indexOf('<g class="typst-page"')
  tags.lastIndex = start < 0 ? drawing.length : start
  for (let match = tags.exec(drawing); match !== null; match = tags.exec(drawing)) {
    const [tag, closing, name, attributes = ''] = match
    const around = groups.at(-1) ?? { matrix: identity, fingerprint: '' }
    if (name === 'path' || name === 'image') {
      pages.at(-1)?.push({ around: around.matrix, fingerprint: name === 'path' ? tag : around.fingerprint, written: tag })
    } else if (closing !== '') groups.pop()
    else if (attributes.includes('class="typst-page"')) {
      pages.push([])
      // The transform of a page only says how far down the tall drawing it stands.
      groups.push({ matrix: identity, fingerprint: '' })
    } else {
      const group: Group = {
        matrix: multiply(around.matrix, transformOf(attributes)),
        fingerprint: fingerprints.exec(attributes)?.[1] ?? around.fingerprint,
      }
      groups.push(group)
      if (attributes.includes('class="typst-text"')) pages.at(-1)?.push(readText(drawing, tag, around.matrix, group, groups))
    }
  }
  return pages
}

/** A run's glyphs stand between its tag and the next one that is not a glyph; the text laid over them is jumped over. */
function readText(drawing: string, tag: string, around: Matrix, group: Group, groups: Group[]): Leaf {
  const from = tags.lastIndex
  const until = drawing.indexOf('<g', from)
  const closes = drawing.indexOf('</g>', from)
  const end = until < 0 || closes < until ? closes : until
  if (end === until) {
    groups.push(group)
    tags.lastIndex = drawing.indexOf('</foreignObject>', end)
  } else tags.lastIndex = end
  return { around, fingerprint: group.fingerprint, written: tag + drawing.slice(from, end) }
}
