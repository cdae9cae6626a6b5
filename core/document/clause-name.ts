import { z } from 'zod'

/** Lower-case path of a clause in the library, such as `policy-quote/retail-scope`. */
export const ClauseCode = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)+$/u, {
    error: 'A clause code is lower-case words joined by hyphens and slashes, such as "policy-quote/retail-scope".',
  })
export type ClauseCode = z.infer<typeof ClauseCode>

export const LanguageTag = z.string().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/u, {
  error: 'A language is a tag such as "en-GB" or "de".',
})
export type LanguageTag = z.infer<typeof LanguageTag>

export const Jurisdiction = z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/u, { error: 'A jurisdiction is a country code such as "GB".' })
export type Jurisdiction = z.infer<typeof Jurisdiction>
