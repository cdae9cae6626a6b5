import { createHash } from 'node:crypto'
import type { Page, PageLayer } from '../../core/requests/index.ts'
import { pagesIn, readPage, transformOf, type Leaf } from './read-drawing.ts'

/** A4 in points, as the engine sets it. */
const width = 595.276
const height = 841.89

/** Points above its first line and below its last that a layer of text leaves for the highest and the deepest letters. */
const above = 32
const below = 16

/** Lines of text a layer holds at most. */
const longest = 8

/** Points from one line to the next after which another layer begins. */
const gap = 30

/** Names of outlines are written in Base64. */
const glyphUse = /<use x="(-?[\d.]+)" y="(-?[\d.]+)" href="#([\w+/]+)"\/>/gu

/** Outlines by the names the runs of text call them; read once for a drawing, and only when something is to be drawn. */
function readGlyphs(drawing: string): Map<string, string> {
  const until = drawing.indexOf('<g class="typst-page"')
  return new Map(
    [...drawing.slice(0, until).matchAll(/<path id="([\w+/]+)" class="outline_glyph" d="([^"]*)"/gu)].map(([, id = '', outline = '']) => [
      id,
      outline,
    ]),
  )
}

function attributesOf(tag: string, names: readonly string[]): string {
  return names.map((name) => new RegExp(` ${name}="[^"]*"`, 'u').exec(tag)?.[0] ?? '').join('')
}

const pathAttributes = [
  'd',
  'stroke',
  'stroke-width',
  'stroke-miterlimit',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-dasharray',
  'stroke-dashoffset',
  'fill-rule',
  'fill',
]

/** A leaf as plain SVG in a picture that begins at `top`: only elements and attributes that draw. */
function drawingOf({ around, written }: Leaf, top: number): string {
  const [a, b, c, d, x, y] = around
  const matrix = [a, b, c, d, rounded(x), rounded(y - top)].join(' ')
  const placed = (inside: string): string => `<g transform="matrix(${matrix})">${inside}</g>`
  if (written.startsWith('<path')) return placed(`<path${attributesOf(written, pathAttributes)}/>`)
  if (written.startsWith('<image')) {
    const source = /xlink:href="(data:image\/(?:png|jpeg);base64,[\w+/=]*)"/u.exec(written)?.[1]
    return source === undefined
      ? ''
      : placed(`<image${attributesOf(written, ['width', 'height'])} preserveAspectRatio="none" href="${source}"/>`)
  }
  const uses = [...written.matchAll(glyphUse)].map(
    ([, x, y, id]) => `<use x="${String(x)}"${y === '0' ? '' : ` y="${String(y)}"`} href="#${String(id)}"/>`,
  )
  const tag = written.slice(0, written.indexOf('>'))
  return placed(`<g transform="matrix(${transformOf(tag).join(' ')})"${attributesOf(tag, ['fill'])}>${uses.join('')}</g>`)
}

/** Leaves on one height of the page, and what they look like wherever the line stands. */
interface Line {
  readonly y: number
  readonly leaves: readonly Leaf[]
  readonly look: Buffer
}

/** Something of a page that is shown as one picture, of the page's whole width. Lengths in points. */
interface Piece {
  /** Of what it looks like, wherever it stands. */
  readonly digest: string
  readonly lines: readonly Line[]
  readonly y: number
  readonly height: number
}

function rounded(points: number): number {
  return Math.round(points * 1000) / 1000
}

function quarters(points: number): number {
  return Math.round(points * 4)
}

function lineOf(y: number, leaves: readonly Leaf[]): Line {
  const hash = createHash('sha256')
  for (const { around, written } of leaves) {
    const [a, b, c, d, x] = around
    hash.update(`${[a, b, c, d, rounded(x)].join(' ')} ${written}\n`)
  }
  return { y, leaves, look: hash.digest() }
}

function linesOf(leaves: readonly Leaf[]): Line[] {
  const lines = new Map<number, Leaf[]>()
  for (const leaf of leaves) {
    const y = rounded(leaf.around[5])
    const line = lines.get(y)
    if (line === undefined) lines.set(y, [leaf])
    else line.push(leaf)
  }
  return [...lines].sort(([left], [right]) => left - right).map(([y, line]) => lineOf(y, line))
}

type Unnamed = Omit<Piece, 'digest'>

function pictureOf({ lines, y, height }: Piece, glyphs: ReadonlyMap<string, string>): string {
  const drawing = lines.flatMap(({ leaves }) => leaves.map((leaf) => drawingOf(leaf, y))).join('')
  const used = new Set([...drawing.matchAll(/<use [^>]*href="#([\w+/]+)"/gu)].map(([, id = '']) => id))
  const outlines = [...used].map((id) => `<path id="${id}" d="${glyphs.get(id) ?? ''}"/>`).join('')
  const box = `viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width)}" height="${String(height)}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box}><defs>${outlines}</defs>${drawing}</svg>`
}

/**
 * Equal for pieces that look the same. The engine rounds every step of the way to a line to a thousandth of a point, so that
 * the same lines further down differ by some thousandths; a quarter of a point is far above that and below what an eye sees.
 */
function digestOfPiece({ lines, y, height }: Unnamed): string {
  const hash = createHash('sha256').update(`${String(quarters(height))}\n`)
  let last = y
  for (const line of lines) {
    hash.update(`${String(quarters(line.y - last))} `).update(line.look)
    last = line.y
  }
  return hash.digest('base64url')
}

/**
 * Text in pieces of a few lines. Where one ends is decided by the words of its last line, not by its place on the page: when
 * a new line pushes the text below it down, or onto the next page, its pieces stay what they were and need no new picture.
 */
function textPieces(leaves: readonly Leaf[]): Unnamed[] {
  const pieces: Line[][] = []
  let open: Line[] = []
  for (const line of linesOf(leaves)) {
    // Header and footer stand by themselves; what is between them moves.
    if (open.length > 0 && line.y - (open.at(-1)?.y ?? 0) > gap) pieces.push(open.splice(0))
    open.push(line)
    if (open.length < longest && !endsPiece(line)) continue
    pieces.push(open)
    open = []
  }
  if (open.length > 0) pieces.push(open)
  return pieces.map((lines) => {
    const first = lines[0]?.y ?? 0
    const last = lines.at(-1)?.y ?? first
    return { lines, y: rounded(first - above), height: rounded(last - first + above + below) }
  })
}

/** One line in four or so, and always the same one. */
function endsPiece({ look }: Line): boolean {
  return (look[0] ?? 0) < 64
}

/** Lines and areas lie at the bottom, pictures above them, each by itself, text on top. */
function piecesOf(leaves: readonly Leaf[]): Piece[] {
  const of = (begin: string): Leaf[] => leaves.filter(({ written }) => written.startsWith(begin))
  const whole = (inside: readonly Leaf[]): Unnamed => ({ lines: inside.map((leaf) => lineOf(leaf.around[5], [leaf])), y: 0, height })
  const paths = of('<path')
  const pieces = [...(paths.length === 0 ? [] : [whole(paths)]), ...of('<image').map((image) => whole([image])), ...textPieces(of('<g'))]
  return pieces.map((piece) => ({ ...piece, digest: digestOfPiece(piece) }))
}

/** Divides drawings of the engine into pages of layers. A page that is drawn as in the drawing before is not read again. */
export class PageDivider {
  /** The pieces of the last drawing's pages, by how the engine wrote each page. */
  #last: ReadonlyMap<string, readonly Piece[]> = new Map()

  /** A layer whose digest is known comes without its picture. */
  divide(drawing: string, known: ReadonlySet<string>): Page[] {
    const drawn = pagesIn(drawing)
    const pieces = new Map(drawn.map((page) => [page, this.#last.get(page) ?? piecesOf(readPage(page))]))
    this.#last = pieces
    let glyphs: ReadonlyMap<string, string> | undefined
    return drawn.map((page) => {
      const layers = (pieces.get(page) ?? []).map((piece): PageLayer => {
        const { digest, y, height: layerHeight } = piece
        const place = { digest, y, height: layerHeight }
        return known.has(digest) ? place : { ...place, svg: pictureOf(piece, (glyphs ??= readGlyphs(drawing))) }
      })
      return { width, height, layers }
    })
  }
}
