import { z } from 'zod'
import { ClauseCode, Document, Jurisdiction, LanguageTag, PartName } from '../document/index.ts'

export const TemplateField = z.strictObject({
  name: z.string(),
  label: z.string(),
  type: z.enum(['text', 'multiline', 'date', 'number', 'choice']),
  required: z.boolean().default(false),
  help: z.string().optional(),
  default: z.string().optional(),
  options: z.array(z.string()).optional(),
})
export type TemplateField = z.infer<typeof TemplateField>

/** A letter template: which values it asks for, what its parts hold, which clauses it insists on, how a new letter begins. */
export const LetterTemplate = z.strictObject({
  code: z.string(),
  title: z.string(),
  description: z.string(),
  language: LanguageTag,
  jurisdictions: z.array(Jurisdiction),
  letterhead: z.string(),
  fields: z.array(TemplateField),
  mandatoryClauses: z.array(ClauseCode),
  /** Part blocks in the order in which they stand; a part all of whose fields are empty is left out. */
  parts: Document,
  /** Blocks a new letter starts with, between salutation and closing. */
  body: Document,
})
export type LetterTemplate = z.infer<typeof LetterTemplate>

/** Where a part stands relative to the body. */
export function standsAfterBody(part: PartName): boolean {
  return part === 'closing' || part === 'signature' || part === 'enclosures' || part === 'copies-to'
}
