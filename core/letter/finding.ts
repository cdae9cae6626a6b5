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
  'clause-unapproved',
  'clause-refused',
  'clause-withdrawn',
  'clause-embargoed',
  'seal-broken',
  'suggestion-open',
  'footnote-empty',
  'item-empty',
  'evidence-missing',
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
  /** What the remedy does when it can be done for the person: take this version of the clause at the place. */
  takeVersion: z.int().min(1).optional(),
  /** The same where another clause stands in for the one at the place: its identity and version. */
  replaceBy: z.strictObject({ identity: z.string(), version: z.int().min(1) }).optional(),
})
export type Finding = z.infer<typeof Finding>
