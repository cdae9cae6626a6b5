import { createHash } from 'node:crypto'
import type { Page, PageLayer } from '../../core/requests/index.ts'
import { readPages, transformOf, type Leaf } from './read-drawing.ts'

/** A4 in points, as the engine sets it. */
const width = 595.276
const height = 841.89

/**
 * Height of a layer's band in points. A key press changes one line, and a browser draws a picture as a whole: the less
 * that is in the changed one, the sooner it is seen.
 */
const band = 84

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

/** A leaf as plain SVG: only elements and attributes that draw. */
function drawingOf({ around, written }: Leaf): string {
  const placed = (inside: string): string => `<g transform="matrix(${around.join(' ')})">${inside}</g>`
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

/** A band of a page as a picture of the whole page's size, with the glyphs it uses and nothing else. */
function pictureOf(leaves: readonly Leaf[], glyphs: ReadonlyMap<string, string>): string {
  const drawing = leaves.map(drawingOf).join('')
  const used = new Set([...drawing.matchAll(/<use [^>]*href="#([\w+/]+)"/gu)].map(([, id = '']) => id))
  const outlines = [...used].map((id) => `<path id="${id}" d="${glyphs.get(id) ?? ''}"/>`).join('')
  const box = `viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width)}" height="${String(height)}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box}><defs>${outlines}</defs>${drawing}</svg>`
}

function bandsOf(leaves: readonly Leaf[]): Leaf[][] {
  const bands = new Map<number, Leaf[]>()
  for (const leaf of leaves) {
    const index = Math.max(0, Math.floor(leaf.around[5] / band))
    const inBand = bands.get(index)
    if (inBand === undefined) bands.set(index, [leaf])
    else inBand.push(leaf)
  }
  return [...bands].sort(([left], [right]) => left - right).map(([, inBand]) => inBand)
}

function digestOfBand(leaves: readonly Leaf[]): string {
  const hash = createHash('sha256')
  for (const { around, fingerprint } of leaves) hash.update(`${around.join(' ')} ${fingerprint}\n`)
  return hash.digest('base64url')
}

/** The engine's drawing as pages of layers; a layer whose digest is known comes without its picture. */
export function pagesFromSvg(drawing: string, known: ReadonlySet<string>): Page[] {
  let glyphs: ReadonlyMap<string, string> | undefined
  return readPages(drawing).map((leaves) => {
    const layers = bandsOf(leaves).map((inBand): PageLayer => {
      const digest = digestOfBand(inBand)
      return known.has(digest) ? { digest } : { digest, svg: pictureOf(inBand, (glyphs ??= readGlyphs(drawing))) }
    })
    return { width, height, layers }
  })
}
