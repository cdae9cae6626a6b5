import { z } from 'zod'

/** What a file of evidence is, told by its bytes and not by its name. */
export const EvidenceKind = z.enum(['pdf', 'docx', 'text', 'mail', 'image'])
export type EvidenceKind = z.infer<typeof EvidenceKind>

/**
 * A run of words on a page and the part of the whole text that it is, in UTF-16 code units. The box is in points from the
 * top left corner of the page as it is shown, upright; `vertical` where the words run from top to bottom or back.
 */
export const TextItem = z.strictObject({
  start: z.int().min(0),
  end: z.int().min(0),
  x: z.number(),
  y: z.number(),
  width: z.number().min(0),
  height: z.number().min(0),
  vertical: z.literal(true).optional(),
})
export type TextItem = z.infer<typeof TextItem>

/** A page as it is shown, its size in points, and the part of the whole text that stands on it. */
export const EvidencePage = z.strictObject({
  width: z.number().positive(),
  height: z.number().positive(),
  start: z.int().min(0),
  end: z.int().min(0),
  items: z.array(TextItem),
})
export type EvidencePage = z.infer<typeof EvidencePage>

/**
 * What was read out of a file of evidence. `text` is all of it, lines and pages divided by line feeds; passages are named
 * by their places in it. A picture has a page and no text; DOCX, mail and plain text have text and no pages.
 */
export const EvidenceText = z.strictObject({
  format: z.literal(1),
  kind: EvidenceKind,
  text: z.string(),
  pages: z.array(EvidencePage),
})
export type EvidenceText = z.infer<typeof EvidenceText>
