import { z } from 'zod'
import { ClauseCode, Document, Jurisdiction, LanguageTag, PartName } from '../document/index.ts'

export const fieldTypes = ['text', 'multiline', 'date', 'number', 'amount', 'person', 'choice'] as const
export const FieldType = z.enum(fieldTypes)
export type FieldType = z.infer<typeof FieldType>

/** A value that a template asks for, and what it must be like. */
export const TemplateField = z.strictObject({
  name: z.string(),
  label: z.string(),
  type: FieldType,
  required: z.boolean().default(false),
  help: z.string().optional(),
  default: z.string().optional(),
  /** A formula (formula.ts): the value follows from other fields, and nobody fills it in. */
  computed: z.string().min(1).max(500).optional(),
  /** What a choice offers. */
  options: z.array(z.string()).optional(),
  /** Most characters of a text. */
  longest: z.int().min(1).max(5000).optional(),
  /** What a text looks like: 9 stands for a digit, A for a letter, everything else for itself. */
  shape: z.string().min(1).max(100).optional(),
  /** Least and greatest number. */
  least: z.number().optional(),
  most: z.number().optional(),
})
export type TemplateField = z.infer<typeof TemplateField>

/**
 * Fields that are asked for again and again, such as the products of an order. Their names begin with the group's:
 * `products.name`; the values of the second entry stand under `products.2.name`.
 */
export const RepeatingGroup = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/u, { error: 'A group’s name is one lower-case word, such as “products”.' }),
  label: z.string().min(1),
  /** What one entry is called: "Product". */
  entry: z.string().min(1).optional(),
  help: z.string().optional(),
  /** How many entries a letter must have at least. */
  least: z.int().min(0).max(200).optional(),
  fields: z.array(TemplateField).min(1),
})
export type RepeatingGroup = z.infer<typeof RepeatingGroup>

/** A letter template: which values it asks for, what its parts hold, which clauses it insists on, how a new letter begins. */
export const LetterTemplate = z.strictObject({
  code: z.string(),
  title: z.string(),
  description: z.string(),
  language: LanguageTag,
  jurisdictions: z.array(Jurisdiction),
  letterhead: z.string(),
  fields: z.array(TemplateField),
  groups: z.array(RepeatingGroup).max(20).optional(),
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
