import { Paragraph, type AlignmentType } from 'docx'
import type { ResolvedLetter } from '../../core/letter/index.ts'
import { imageRun, imageSize } from './images.ts'
import { styleIds } from './styles.ts'
import { twips } from './page.ts'
import type { Writing } from './writing.ts'

/** How tall the logo may be in either kind of head, in millimetres; the pages of the PDF have the same limits. */
const tallest = { ruled: 14, centred: 9 } as const

/** Space after the logo, in millimetres: beside the name, or above it. */
export const logoGap = { ruled: 4, centred: 2 } as const

/** Width and height of the logo on the page, in millimetres; undefined for a letterhead without one, or when its file is not at hand. */
export function logoSize({ letterhead, images }: ResolvedLetter): { readonly width: number; readonly height: number } | undefined {
  const { logo, style } = letterhead
  const bytes = logo === undefined ? undefined : images.get(logo.digest)
  const own = logo === undefined || bytes === undefined ? undefined : imageSize(logo.mediaType, bytes)
  if (logo === undefined || own === undefined) return undefined
  const width = Math.min(logo.width, (tallest[style] * own.width) / own.height)
  return { width, height: (width * own.height) / own.width }
}

/** The logo in a paragraph of its own, with nothing above it; none where there is no logo. */
export function logoParagraphs(writing: Writing, alignment: (typeof AlignmentType)['START' | 'CENTER'], after: number): Paragraph[] {
  const { logo } = writing.letter.letterhead
  const size = logoSize(writing.letter)
  if (logo === undefined || size === undefined) return []
  const { digest, mediaType, alt } = logo
  const run = imageRun({ type: 'image', digest, mediaType, alt, width: size.width, children: [{ text: '' }] }, size.width, writing)
  if (run === undefined) return []
  return [new Paragraph({ style: styleIds.header, alignment, spacing: { before: 0, after: twips(after) }, children: [run] })]
}
