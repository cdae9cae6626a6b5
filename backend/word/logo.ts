import { Paragraph } from 'docx'
import type { ResolvedLetter } from '../../core/letter/index.ts'
import { frameAt } from './frame.ts'
import { imageRun, imageSize } from './images.ts'
import { styleIds } from './styles.ts'
import { page, textWidth } from './page.ts'
import type { Writing } from './writing.ts'

/** How tall the logo may be in either kind of head, in millimetres; the pages of the PDF have the same limits. */
const tallest = { ruled: 14, centred: 9 } as const

/** Space between the logo and the name beside it, in millimetres. */
export const logoGap = 4

/** Where a logo above the name ends, in millimetres from the paper's edge: the name begins below it, where it begins without one. */
const centredBottom = 16

/** How wide the name of a ruled head stands, in millimetres: as much as its letters take. */
export function widthOfName({ letterhead: { name } }: ResolvedLetter): number {
  return Math.min(70, Math.max(20, name.length * 3.4))
}

/** What name and lines of a ruled head leave of its width, in millimetres. */
function roomBeside(letter: ResolvedLetter): number {
  const longest = Math.max(0, ...letter.letterhead.lines.map((line) => line.length))
  return Math.max(8, textWidth - logoGap - widthOfName(letter) - longest * 1.6 - 4)
}

/** Width and height of the logo on the page, in millimetres; undefined for a letterhead without one, or when its file is not at hand. */
export function logoSize(letter: ResolvedLetter): { readonly width: number; readonly height: number } | undefined {
  const { letterhead, images } = letter
  const { logo, style } = letterhead
  const bytes = logo === undefined ? undefined : images.get(logo.digest)
  const own = logo === undefined || bytes === undefined ? undefined : imageSize(logo.mediaType, bytes)
  if (logo === undefined || own === undefined) return undefined
  const width = Math.min(logo.width, (tallest[style] * own.width) / own.height, style === 'ruled' ? roomBeside(letter) : textWidth)
  return { width, height: (width * own.height) / own.width }
}

/**
 * The logo in a paragraph of its own; none where there is no logo. Above a centred name it stands in a frame beside the draft
 * line, so that what follows, and the address in the envelope's window, stay where they are without it.
 */
export function logoParagraphs(writing: Writing): Paragraph[] {
  const { logo, style } = writing.letter.letterhead
  const size = logoSize(writing.letter)
  if (logo === undefined || size === undefined) return []
  const { digest, mediaType, alt } = logo
  const run = imageRun({ type: 'image', digest, mediaType, alt, width: size.width, children: [{ text: '' }] }, size.width, writing)
  if (run === undefined) return []
  const area = { left: (page.width - size.width) / 2, top: centredBottom - size.height, ...size }
  const place = style === 'centred' ? { frame: frameAt(area) } : {}
  return [new Paragraph({ style: styleIds.header, spacing: { before: 0, after: 0 }, ...place, children: [run] })]
}
