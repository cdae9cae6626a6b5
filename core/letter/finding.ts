import { z } from 'zod'

/** Where a finding points: into the letter's document, at a value, at something the house keeps, or into a file (line and column from 1). */
export const Place = z.strictObject({
  path: z.array(z.int().min(0)).optional(),
  field: z.string().optional(),
  clause: z.string().optional(),
  /** Id of a version of what the house keeps. */
  house: z.uuid().optional(),
  file: z.string().optional(),
  line: z.int().optional(),
  column: z.int().optional(),
})
export type Place = z.infer<typeof Place>

/** A place in the text of a document: the path of a run, and how many UTF-16 code units of it stand before the place. */
export const TextPoint = z.strictObject({ path: z.array(z.int().min(0)), offset: z.int().min(0) })
export type TextPoint = z.infer<typeof TextPoint>

/** How a finding can be mended at once, in the document as it was checked. */
export const Mend = z.discriminatedUnion('kind', [
  /** Writes one of `by` for the text between two places, which reads `text`. */
  z.strictObject({ kind: z.literal('replace'), start: TextPoint, end: TextPoint, text: z.string(), by: z.array(z.string()).min(1) }),
  /** Writes the text at a place. */
  z.strictObject({ kind: z.literal('insert'), at: TextPoint, text: z.string() }),
  /** Puts a paragraph after the top block of this index. */
  z.strictObject({ kind: z.literal('paragraph'), after: z.int().min(0), text: z.string() }),
])
export type Mend = z.infer<typeof Mend>

export const findingCodes = [
  'file-unreadable',
  'file-malformed',
  'front-matter-invalid',
  'unknown-markup',
  'value-missing',
  'value-invalid',
  'value-unused',
  'format-unknown',
  'field-unknown',
  'groups-mixed',
  'formula-invalid',
  'template-unknown',
  'letterhead-unknown',
  'clause-unknown',
  'clause-version-unknown',
  'clause-duplicate',
  'library-too-large',
  'clause-missing',
  'clause-expired',
  'clause-not-yet-valid',
  'clause-superseded',
  'clause-kept',
  'clause-outside-language',
  'clause-outside-jurisdiction',
  'clause-altered',
  'clause-adapted',
  'clause-not-adaptable',
  'adaptation-unapproved',
  'clause-unapproved',
  'clause-refused',
  'clause-withdrawn',
  'clause-embargoed',
  'clock-behind',
  'seal-broken',
  'suggestion-open',
  'footnote-empty',
  'item-empty',
  'heading-empty',
  'heading-bare',
  'link-broken',
  'link-differs',
  'style-term',
  'style-forbidden',
  'style-required',
  'evidence-missing',
  'evidence-unknown',
  'evidence-undated',
  'evidence-withdrawn',
  'transcript-unattested',
  'letter-unapproved',
  'letter-refused',
  'letter-embargoed',
  'approval-void',
  'template-unapproved',
  'letterhead-unapproved',
  'company-unapproved',
  'glyph-missing',
  'image-missing',
  'image-undescribed',
  'drawing-words',
  'enclosure-missing',
  'enclosure-unnamed',
  'enclosures-too-large',
  'enclosure-unreadable',
  'enclosure-not-archival',
  'enclosure-untagged',
  'enclosure-stripped',
  'layout-overflow',
] as const

/** Something about a letter or clause that a person should know. Errors stop a build; warnings do not. */
export const Finding = z.strictObject({
  severity: z.enum(['error', 'warning']),
  code: z.enum(findingCodes),
  /** What is wrong and why, one or two sentences. */
  message: z.string(),
  /** What to do about it, one imperative sentence. */
  remedy: z.string(),
  place: Place,
  /** The words that it is about, where they stand as text in the document. */
  passage: z.strictObject({ start: TextPoint, end: TextPoint, text: z.string() }).optional(),
  mend: Mend.optional(),
  /** What the remedy does when it can be done for the person: take this version of the clause at the place. */
  takeVersion: z.int().min(1).optional(),
  /** The same where another clause stands in for the one at the place: its identity and version. */
  replaceBy: z.strictObject({ identity: z.string(), version: z.int().min(1) }).optional(),
})
export type Finding = z.infer<typeof Finding>
