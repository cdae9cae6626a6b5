import { z } from 'zod'
import { Run } from './run.ts'
import { suggested } from './suggestion.ts'

/** The one child Slate asks of a node without content of its own. Files leave it out. Its marks are those of the node. */
export const spacer = z
  .tuple([Run.refine((run) => run.text === '', { error: 'A node without content of its own holds no text.' })])
  .default((): [Run] => [{ text: '' }])

/** The names of values, as a regular expression: lower-case words joined by dots; a number names an entry of a repeating group. */
export const fieldNamePattern = String.raw`[a-z][a-z0-9_]*(?:\.(?:[a-z][a-z0-9_]*|[1-9]\d{0,2}))*`

/** A merge field: the place of a value that the letter gives, such as `partner.name`, in one of its formats. */
export const MergeField = z.strictObject({
  type: z.literal('merge-field'),
  name: z.string().regex(new RegExp(`^${fieldNamePattern}$`, 'u'), { error: 'A field name is lower-case words joined by dots.' }),
  format: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/u, { error: 'A format is one lower-case word.' })
    .optional(),
  ...suggested,
  children: spacer,
})
export type MergeField = z.infer<typeof MergeField>

/** Addresses a link may lead to. Nothing that runs code or names a local file. */
export const LinkAddress = z
  .string()
  .max(2048)
  .regex(/^(https?:\/\/|mailto:|tel:)[^\s\p{Cc}]+$/iu, { error: 'A link leads to an http, https, mailto or tel address.' })

/** One line of words, as a list of sources or a citation has them: no white space at either end. */
const words = z
  .string()
  .max(500)
  .regex(/^[^\s\p{Cc}](?:\P{Cc}*[^\s\p{Cc}])?$/u, { error: 'This is one line of words.' })

/**
 * What a citation says of the evidence it refers to, beside its title: as the house wrote it down when it was cited, so that a letter says
 * the same whatever becomes of the house's entry. `digest` is the SHA-256 of the file's bytes.
 */
export const CitedEvidence = z
  .strictObject({
    digest: z
      .string()
      .regex(/^[0-9a-f]{64}$/u, { error: 'A digest is 64 hexadecimal digits.' })
      .optional(),
    issuer: words.optional(),
    date: z.iso.date({ error: 'A date is written year-month-day, such as 2026-11-23.' }).optional(),
    reference: words.optional(),
    link: LinkAddress.optional(),
  })
  .refine((evidence) => Object.values(evidence).some((value) => value !== undefined), { error: 'Evidence has more to say than its title.' })
export type CitedEvidence = z.infer<typeof CitedEvidence>

/** Where in its source a citation points, such as "p. 4, § 2". */
export const CitedPlace = words.max(200)

/**
 * A citation: names a source, in words of the author's own or by a piece of evidence, whose title `source` is then. Exporters
 * number sources in the order of their first citation and list them.
 */
export const Citation = z.strictObject({
  type: z.literal('citation'),
  source: z.string().min(1),
  evidence: CitedEvidence.optional(),
  place: CitedPlace.optional(),
  ...suggested,
  children: spacer,
})
export type Citation = z.infer<typeof Citation>

/** Equal for citations of one source: of one file of evidence, whatever is said of it, or else of the same words. */
export function sourceKey({ source, evidence }: Pick<Citation, 'source' | 'evidence'>): string {
  if (evidence === undefined) return JSON.stringify(source)
  const { digest, issuer = null, date = null, reference = null, link = null } = evidence
  return JSON.stringify(digest === undefined ? [source, issuer, date, reference, link] : [digest])
}

/** What a citation of the n-th source prints, from 1: "[1]", or with its place "[1, p. 4]". */
export function citationMark(number: number, place?: string): string {
  return `[${String(number)}${place === undefined ? '' : `, ${place}`}]`
}

export const Link = z.strictObject({
  type: z.literal('link'),
  url: LinkAddress,
  ...suggested,
  children: z.array(z.discriminatedUnion('type', [Run, MergeField])),
})
export type Link = z.infer<typeof Link>

/** A footnote: its children are the note's text, its place in the line is the reference mark. */
export const Footnote = z.strictObject({
  type: z.literal('footnote'),
  ...suggested,
  children: z.array(z.discriminatedUnion('type', [Run, MergeField, Link])),
})
export type Footnote = z.infer<typeof Footnote>

export const Inline = z.discriminatedUnion('type', [Run, MergeField, Citation, Link, Footnote])
export type Inline = z.infer<typeof Inline>
