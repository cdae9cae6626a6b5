import { DOMParser, XMLSerializer, type Element } from '@xmldom/xmldom'
import { isDrawnSoon } from './svg-effort.ts'

/** A drawing that names nothing outside of itself, and how large it is: its own lengths in pixels of 96 to an inch. */
export interface PlainSvg {
  readonly text: string
  readonly width: number
  readonly height: number
  /** The words in it, which are set in a font of ours. */
  readonly words: string
}

export type SvgFault = 'unreadable' | 'unmeasured' | 'reaches-out' | 'endless'

/** Characters of the longest drawing that is read. */
const longest = 5_000_000

/** The family of the bundled fonts that words of a drawing are set in: no font of a machine is the same on another. */
const family = 'Chancery Sans'

/**
 * A drawing (SVG 2) made plain: without scripts, foreign content and fonts of its own. Refused where it shows another file, where it
 * is no drawing, and where it does not say how large it is.
 */
export function plainSvg(bytes: Uint8Array): PlainSvg | SvgFault {
  const root = rootOf(bytes)
  if (root === undefined) return 'unreadable'
  const size = sizeOf(root)
  if (size === undefined) return 'unmeasured'
  const elements = [root, ...root.getElementsByTagName('*')]
  if (elements.some(reachesOut)) return 'reaches-out'
  if (!isDrawnSoon(root)) return 'endless'
  for (const element of elements) {
    if (/^(?:\w+:)?(?:script|foreignObject)$/iu.test(element.nodeName)) element.parentNode?.removeChild(element)
    else withoutFonts(element)
  }
  root.setAttribute('font-family', family)
  for (const [name, value] of Object.entries({ width: size.width, height: size.height, x: 0, y: 0 })) root.setAttribute(name, String(value))
  const words = [...root.getElementsByTagName('text')].map(({ textContent }) => textContent ?? '').join(' ')
  return { text: new XMLSerializer().serializeToString(root), ...size, words }
}

function rootOf(bytes: Uint8Array): Element | undefined {
  if (bytes.length > longest) return undefined
  const text = new TextDecoder().decode(bytes).replace(/<!DOCTYPE\s+svg[^>[]*>/iu, '')
  // What is left of a document type brings entities, and one could make a small file a huge one.
  if (/<!DOCTYPE/iu.test(text)) return undefined
  try {
    const root = new DOMParser({ onError: stop }).parseFromString(text, 'image/svg+xml').documentElement
    return root !== null && /^(?:\w+:)?svg$/u.test(root.nodeName) ? root : undefined
  } catch {
    return undefined
  }
}

function stop(level: string): void {
  if (level !== 'warning') throw new Error('The drawing is not well-formed.')
}

/** A picture inside must lie in the drawing, whoever shows it and by which attribute; so must what a style sheet names. */
function reachesOut(element: Element): boolean {
  const named = [...element.attributes].some(
    ({ name, value }) =>
      /^(?:xlink:)?(?:href|src)$/iu.test(name) && !/^(?:#|data:image\/(?:png|jpeg|gif);)/iu.test(value.trim()) && shows(element),
  )
  const isStyle = /^(?:\w+:)?style$/iu.test(element.nodeName)
  return named || (isStyle && /@import|url\(\s*["']?(?!#)/iu.test(element.textContent ?? ''))
}

/** A link that is pressed shows nothing. */
function shows({ nodeName }: Element): boolean {
  return !/^(?:\w+:)?a$/iu.test(nodeName)
}

function withoutFonts(element: Element): void {
  element.removeAttribute('font-family')
  const style = element.getAttribute('style')
  if (style !== null) element.setAttribute('style', plainStyle(style))
  if (/^(?:\w+:)?style$/iu.test(element.nodeName)) element.textContent = plainStyle(element.textContent ?? '')
}

/** Without families; of the short form of all that a font is, the size stays. */
function plainStyle(style: string): string {
  return style
    .replaceAll(/@font-face\s*\{[^}]*\}/giu, '')
    .replaceAll(/font-family\s*:[^;}]*/giu, '')
    .replaceAll(/\bfont\s*:[^;}]*?(\d[\d.]*(?:px|pt|em|%)?)[^;}]*/giu, 'font-size: $1')
}

const pixels: Readonly<Record<string, number>> = { '': 1, px: 1, pt: 96 / 72, pc: 16, mm: 96 / 25.4, cm: 96 / 2.54, in: 96 }

function lengthIn(text: string | null): number | undefined {
  const [, number, unit = ''] = /^\s*([\d.]+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/iu.exec(text ?? '') ?? []
  const factor = pixels[unit.toLowerCase()]
  const length = number === undefined || factor === undefined ? Number.NaN : Number(number) * factor
  return length > 0 && length < 100_000 ? length : undefined
}

/** Its own size; where it gives one length, or none, that of what it draws. */
function sizeOf(root: Element): { readonly width: number; readonly height: number } | undefined {
  const [, , across, down] = (root.getAttribute('viewBox') ?? '').trim().split(/[\s,]+/u)
  const [boxWidth, boxHeight] = [lengthIn(across ?? null), lengthIn(down ?? null)]
  const [width, height] = [lengthIn(root.getAttribute('width')), lengthIn(root.getAttribute('height'))]
  if (width !== undefined && height !== undefined) return { width, height }
  if (boxWidth === undefined || boxHeight === undefined) return undefined
  if (width !== undefined) return { width, height: (width * boxHeight) / boxWidth }
  if (height !== undefined) return { width: (height * boxWidth) / boxHeight, height }
  return { width: boxWidth, height: boxHeight }
}
