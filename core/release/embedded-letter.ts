import { z } from 'zod'
import { Block, Inline, PartName } from '../document/index.ts'
import { Enclosures, Letterhead, type ResolvedLetter } from '../letter/index.ts'

const Path = z.array(z.int().min(0)).max(64)

/**
 * The letter as a PDF carries it beside its pages: what they were set from, with every picture. Embedded as canonical
 * JSON (RFC 8785) under the name `letter.json`, with the relationship `Source`.
 */
export const EmbeddedLetter = z.strictObject({
  schema: z.literal(1),
  title: z.string(),
  subject: z.string(),
  language: z.string(),
  author: z.string(),
  organisation: z.string(),
  /** YYYY-MM-DD */
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/u),
  letterhead: Letterhead,
  printLetterhead: z.boolean(),
  /** Left out in a letter that is released. */
  draftLine: z.string().optional(),
  words: z.strictObject({
    page: z.string(),
    draft: z.string(),
    reference: z.string(),
    enclosures: z.string(),
    copies: z.string(),
    sources: z.string(),
  }),
  parts: z.partialRecord(PartName, z.strictObject({ path: Path, children: z.array(Inline) })),
  body: z.array(z.strictObject({ path: Path, block: Block })).max(20_000),
  /** Pictures by the SHA-256 of their bytes, in base64. */
  images: z.record(z.string().regex(/^[0-9a-f]{64}$/u), z.base64()),
  /** Files enclosed in the PDF beside it, under their names; left out where there are none. */
  enclosed: Enclosures.optional(),
})
export type EmbeddedLetter = z.infer<typeof EmbeddedLetter>

/** The letter that pages can be set from again; `images` are its pictures, unpacked, and `files` what is enclosed, by name. */
export function letterFromEmbedded(
  embedded: EmbeddedLetter,
  images: ReadonlyMap<string, Uint8Array>,
  files: ReadonlyMap<string, Uint8Array> = new Map(),
): ResolvedLetter {
  const { parts, draftLine, enclosed = [], ...rest } = embedded
  const inParts = PartName.options.flatMap((name) => {
    const part = parts[name]
    return part === undefined ? [] : [[name, part] as const]
  })
  const there = enclosed.flatMap((file) => {
    const bytes = files.get(file.name)
    return bytes === undefined ? [] : [{ ...file, bytes }]
  })
  return { ...rest, draftLine, parts: new Map(inParts), images, ...(there.length > 0 && { enclosed: there }) }
}
