import { z } from 'zod'
import { ClauseCode, ClauseContent, Jurisdiction, LanguageTag } from '../document/index.ts'

/** A calendar day, ISO 8601, such as 2026-11-23. */
export const Day = z.iso.date({ error: 'A date is written year-month-day, such as 2026-11-23.' })
export type Day = z.infer<typeof Day>

export const clauseKinds = ['policy-quote', 'certification', 'business-model', 'statement', 'closing', 'legal-notice'] as const
export const ClauseKind = z.enum(clauseKinds)
export type ClauseKind = z.infer<typeof ClauseKind>

/** What a clause rests on: a document somebody issued. `file` is relative to the library's folder. */
export const Evidence = z.strictObject({
  title: z.string().min(1),
  issuer: z.string().min(1).optional(),
  date: Day.optional(),
  reference: z.string().min(1).optional(),
  link: z.url().optional(),
  note: z.string().optional(),
  file: z.string().min(1).optional(),
})
export type Evidence = z.infer<typeof Evidence>

/** First and last day on which a clause may stand in a letter, both inclusive; a missing end is open. */
export const Validity = z.strictObject({ from: Day.optional(), until: Day.optional() })
export type Validity = z.infer<typeof Validity>

/** One version of a clause. Code, language and jurisdictions are its identity; each such variant counts its own versions. */
export const ClauseVersion = z.strictObject({
  code: ClauseCode,
  kind: ClauseKind,
  title: z.string().min(1).max(200),
  language: LanguageTag,
  /** Where the clause may be used; empty means everywhere. */
  jurisdictions: z.array(Jurisdiction),
  version: z.int().min(1),
  valid: Validity,
  reviewBy: Day.optional(),
  owner: z.string().optional(),
  tags: z.array(z.string()),
  evidence: z.array(Evidence),
  /** Present on a sealed quotation: which entry of `evidence` (from 0) holds the passage word for word. */
  seal: z.strictObject({ evidence: z.int().min(0) }).optional(),
  body: z.array(ClauseContent).min(1),
})
export type ClauseVersion = z.infer<typeof ClauseVersion>
