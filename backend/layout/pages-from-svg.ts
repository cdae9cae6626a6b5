import { createHash } from 'node:crypto'
import type { Page } from '../../core/requests/index.ts'

/** A4 in points, as the engine sets it. */
const width = 595.276
const height = 841.89

const beginsPage = /^ {4}<g(?: transform="[^"]*")?>$/u
const glyphUse = /xlink:href="#(g[0-9A-F]+)"/gu

interface Drawing {
  readonly pages: readonly string[]
  readonly glyphs: ReadonlyMap<string, string>
}

/** Line by line: the engine writes one element a line, indented by its depth. */
function readDrawing(svg: string): Drawing {
  const pages: string[] = []
  const glyphs = new Map<string, string>()
  const definitions = svg.indexOf('    <defs id="glyph">')
  const drawn = definitions < 0 ? svg : svg.slice(0, definitions)
  let begin = -1
  for (let at = drawn.indexOf('\n    <'); at >= 0; at = drawn.indexOf('\n    <', at + 1)) {
    const line = drawn.slice(at + 1, drawn.indexOf('\n', at + 1))
    if (beginsPage.test(line)) begin = at + 1 + line.length
    else if (line === '    </g>' && begin >= 0) {
      pages.push(drawn.slice(begin, at))
      begin = -1
    }
  }
  if (definitions >= 0) for (const match of svg.slice(definitions).matchAll(/<symbol id="(g[0-9A-F]+)"[^]*?<\/symbol>/gu)) glyphs.set(match[1] ?? '', match[0])
  return { pages, glyphs }
}

/** One page as a picture of its own, with the glyphs it uses and nothing it does not. */
function pictureOf(page: string, glyphs: ReadonlyMap<string, string>): string {
  const used = new Set<string>()
  for (const match of page.matchAll(glyphUse)) if (match[1] !== undefined) used.add(match[1])
  const symbols = [...used].map((id) => glyphs.get(id) ?? '').join('')
  const box = `viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width)}" height="${String(height)}"`
  const names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
  // A picture leads nowhere: links belong to the file.
  const unlinked = page.replaceAll(/<a [^>]*>/gu, '<g>').replaceAll('</a>', '</g>')
  // The engine repeats the initial values of SVG on every glyph; leaving them out halves what crosses to the window.
  const drawn = unlinked.replaceAll(' fill-rule="nonzero"', '').replaceAll(' y="0"', '').replaceAll(/\n\s+/gu, '')
  return `<svg ${names} ${box}><path fill="#fff" d="M0 0h${String(width)}v${String(height)}H0z"/>${drawn}<defs>${symbols.replaceAll(/\n\s+/gu, '')}</defs></svg>`
}

/** The engine's one tall drawing as pages of their own; a page whose digest is known comes without its picture. */
export function pagesFromSvg(svg: string, known: ReadonlySet<string>): Page[] {
  const { pages, glyphs } = readDrawing(svg)
  return pages.map((page) => {
    const digest = createHash('sha256').update(page).digest('hex')
    return known.has(digest) ? { digest, width, height } : { digest, width, height, svg: pictureOf(page, glyphs) }
  })
}
