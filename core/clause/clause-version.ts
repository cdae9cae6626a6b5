import { z } from 'zod'
import { ClauseCode, ClauseBody, Jurisdiction, LanguageTag } from '../document/index.ts'

/** A calendar day, ISO 8601, such as 2026-11-23. */
export const Day = z.iso.date({ error: 'A date is written year-month-day, such as 2026-11-23.' })
export type Day = z.infer<typeof Day>

export const clauseKinds = ['policy-quote', 'certification', 'business-model', 'statement', 'closing', 'legal-notice'] as const
export const ClauseKind = z.enum(clauseKinds)
export type ClauseKind = z.infer<typeof ClauseKind>

/** SHA-256 of bytes, 64 lower-case hexadecimal digits. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u, { error: 'A digest is 64 hexadecimal digits.' })
export type Sha256 = z.infer<typeof Sha256>

/**
 * What a clause rests on: a document somebody issued. `file` is relative to the library's folder; `digest` is of the
 * file's bytes, under which the store keeps it.
 */
export const Evidence = z.strictObject({
  title: z.string().min(1),
  issuer: z.string().min(1).optional(),
  date: Day.optional(),
  reference: z.string().min(1).optional(),
  link: z.url().optional(),
  note: z.string().optional(),
  file: z.string().min(1).optional(),
  digest: Sha256.optional(),
})
export type Evidence = z.infer<typeof Evidence>

/** First and last day on which a clause may stand in a letter, both inclusive; a missing end is open. */
export const Validity = z.strictObject({ from: Day.optional(), until: Day.optional() })
export type Validity = z.infer<typeof Validity>

/**
 * A passage of an evidence's text, named as the Web Annotation model does (W3C, §4.2.4 and §4.2.5): its exact words with
 * a little of what stands before and after, and its place, in UTF-16 code units from the start of the text.
 */
export const SealedPassage = z.strictObject({
  exact: z.string().min(1),
  prefix: z.string().max(64),
  suffix: z.string().max(64),
  start: z.int().min(0),
  end: z.int().min(1),
})
export type SealedPassage = z.infer<typeof SealedPassage>

/**
 * Binds the quotations of a clause to its evidence: `evidence` is the entry (from 0) that holds the words; `passages`
 * where they stand in its text, in reading order, more than one where a page break parts them; left out, the words may
 * stand anywhere in it. `transcript` is the digest of an attested transcript, for evidence that is a picture.
 */
export const Seal = z.strictObject({
  evidence: z.int().min(0),
  passages: z.array(SealedPassage).min(1).optional(),
  transcript: Sha256.optional(),
})
export type Seal = z.infer<typeof Seal>

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
  /** Embargo: no letter with this version is released before this day. */
  notBefore: Day.optional(),
  owner: z.string().optional(),
  tags: z.array(z.string()),
  evidence: z.array(Evidence),
  /** No letter may change its words, whatever is allowed for its kind. */
  verbatim: z.literal(true).optional(),
  /** Present on a sealed quotation. */
  seal: Seal.optional(),
  body: ClauseBody,
})
export type ClauseVersion = z.infer<typeof ClauseVersion>
