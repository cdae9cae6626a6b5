import { z } from 'zod'
import { ClauseCode, Jurisdiction, LanguageTag } from './clause-name.ts'

/**
 * The clause version that words were taken out of when they became free text. They are not the clause's any more, and count
 * as using it all the same. `digest` is the digest of the version's body as the library holds it.
 */
export const ClauseOrigin = z.strictObject({
  code: ClauseCode,
  version: z.int().min(1),
  language: LanguageTag,
  jurisdictions: z.array(Jurisdiction),
  digest: z.string().regex(/^[0-9a-f]{64}$/u),
})
export type ClauseOrigin = z.infer<typeof ClauseOrigin>

/** An origin as files write it: `statement/support v2 en-GB GB+IE 9f86…`, with `*` for a clause that may be used everywhere. */
export function originText({ code, version, language, jurisdictions, digest }: ClauseOrigin): string {
  return [code, `v${String(version)}`, language, jurisdictions.join('+') || '*', digest].join(' ')
}

/** An origin from its written form; undefined for what is none. */
export function parseOrigin(text: string): ClauseOrigin | undefined {
  const [code, version = '', language, jurisdictions = '', digest, ...more] = text.trim().split(/\s+/u)
  const parsed = ClauseOrigin.safeParse({
    code,
    version: /^v\d{1,9}$/u.test(version) ? Number(version.slice(1)) : undefined,
    language,
    jurisdictions: jurisdictions === '*' ? [] : jurisdictions.split('+'),
    digest,
  })
  return parsed.success && more.length === 0 ? parsed.data : undefined
}
