import { createHash } from 'node:crypto'
import type { Page, PageLayer } from '../../core/requests/index.ts'

/** A4 in points, as the engine sets it. */
const width = 595.276
const height = 841.89

/**
 * Height of a layer's band in points. A key press changes one line, and a browser draws a picture as a whole: the less
 * that is in the changed one, the sooner it is seen.
 */
const band = 84

/** The affine map of an SVG transform: x' = a·x + c·y + e, y' = b·x + d·y + f (SVG 2 §8.5). */
type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

const identity: Matrix = [1, 0, 0, 1, 0, 0]

function multiply([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

function transformOf(tag: string): Matrix {
  const numbers = /transform="matrix\(([^)]*)\)"/u.exec(tag)?.[1]?.split(/[ ,]+/u).map(Number)
  return numbers?.length === 6 ? (numbers as unknown as Matrix) : identity
}

interface Leaf {
  /** Where the groups around it put it. */
  readonly around: Matrix
  readonly lines: string[]
}

const glyphUse = /xlink:href="#(g[0-9A-F]+)"/gu

/** The pages of the engine's one tall drawing, each as its leaves: runs of text, lines, pictures. One element a line, indented by depth. */
function readPages(drawn: string): Leaf[][] {
  const pages: Leaf[][] = []
  const groups: Matrix[] = []
  let text: Leaf | undefined
  for (const line of drawn.split('\n')) {
    const tag = line.trimStart()
    const depth = line.length - tag.length
    if (text !== undefined) {
      text.lines.push(tag)
      if (tag === '</g>') text = undefined
    } else if (tag === '</g>' || tag === '</a>') groups.pop()
    else if (/^<[ag][ >].*\/>$/u.test(tag)) continue
    else if (tag.startsWith('<g ') || tag === '<g>' || tag.startsWith('<a ')) {
      // The transform of a page only says how far down the tall drawing it stands.
      if (depth === 4) pages.push([])
      const own = depth === 4 ? identity : transformOf(tag)
      const around = groups.at(-1) ?? identity
      if (tag.startsWith('<g class="typst-text"')) {
        text = { around, lines: [tag] }
        pages.at(-1)?.push(text)
      } else groups.push(multiply(around, own))
    } else if (depth > 4 && tag.endsWith('/>')) pages.at(-1)?.push({ around: groups.at(-1) ?? identity, lines: [tag] })
  }
  return pages
}

function readGlyphs(definitions: string): Map<string, string> {
  return new Map([...definitions.matchAll(/<symbol id="(g[0-9A-F]+)"[^]*?<\/symbol>/gu)].map((match) => [match[1] ?? '', match[0].replaceAll(/\n\s+/gu, '')]))
}

/** The engine repeats the initial values of SVG on every glyph; leaving them out halves what crosses to the window. */
function drawingOf({ around, lines }: Leaf): string {
  const drawn = lines.join('').replaceAll(' fill-rule="nonzero"', '').replaceAll(' y="0"', '')
  return around.every((value, index) => value === identity[index]) ? drawn : `<g transform="matrix(${around.join(' ')})">${drawn}</g>`
}

/** A band of a page as a picture of the whole page's size, with the glyphs it uses and nothing else. */
function pictureOf(drawing: string, glyphs: ReadonlyMap<string, string>): string {
  const used = new Set([...drawing.matchAll(glyphUse)].map((match) => match[1] ?? ''))
  const symbols = [...used].map((id) => glyphs.get(id) ?? '').join('')
  const box = `viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width)}" height="${String(height)}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${box}>${drawing}<defs>${symbols}</defs></svg>`
}

function bandsOf(leaves: readonly Leaf[]): string[] {
  const bands = new Map<number, string>()
  for (const leaf of leaves) {
    const top = multiply(leaf.around, transformOf(leaf.lines[0] ?? ''))[5]
    const index = Math.max(0, Math.floor(top / band))
    bands.set(index, (bands.get(index) ?? '') + drawingOf(leaf))
  }
  return [...bands].sort(([left], [right]) => left - right).map(([, drawing]) => drawing)
}

/** The engine's drawing as pages of layers; a layer whose digest is known comes without its picture. */
export function pagesFromSvg(svg: string, known: ReadonlySet<string>): Page[] {
  const definitions = svg.indexOf('    <defs id="glyph">')
  const glyphs = definitions < 0 ? new Map<string, string>() : readGlyphs(svg.slice(definitions))
  const drawn = definitions < 0 ? svg : svg.slice(0, definitions)
  return readPages(drawn).map((leaves) => {
    const layers = bandsOf(leaves).map((drawing): PageLayer => {
      const digest = createHash('sha256').update(drawing).digest('base64url')
      return known.has(digest) ? { digest } : { digest, svg: pictureOf(drawing, glyphs) }
    })
    return { width, height, layers }
  })
}
