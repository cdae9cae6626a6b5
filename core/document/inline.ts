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

/** A citation: names a source; exporters number sources in the order of their first citation and list them at the end. */
export const Citation = z.strictObject({
  type: z.literal('citation'),
  source: z.string().min(1),
  ...suggested,
  children: spacer,
})
export type Citation = z.infer<typeof Citation>

/** Addresses a link may lead to. Nothing that runs code or names a local file. */
export const LinkAddress = z
  .string()
  .max(2048)
  .regex(/^(https?:\/\/|mailto:|tel:)[^\s\p{Cc}]+$/iu, { error: 'A link leads to an http, https, mailto or tel address.' })

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
