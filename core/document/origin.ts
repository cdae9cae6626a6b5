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

/** The versions that the words of a block were taken out of, each once, in the order in which they came together. */
export const ClauseOrigins = z.array(ClauseOrigin).min(1)
export type ClauseOrigins = z.infer<typeof ClauseOrigins>

/** What a node says of where its words were taken from; none where it says nothing. */
export function originsOf(node: object): readonly ClauseOrigin[] {
  return 'origins' in node && Array.isArray(node.origins) ? (node as { readonly origins: readonly ClauseOrigin[] }).origins : []
}

/** The origins of words that came together, as an attribute of the block that holds them: each version once. */
export function joinedOrigins(...lists: readonly (readonly ClauseOrigin[])[]): { readonly origins?: ClauseOrigin[] } {
  const byName = new Map(lists.flat().map((origin) => [originText(origin), origin]))
  return byName.size === 0 ? {} : { origins: [...byName.values()] }
}

/** An origin as files write it: `statement/support v2 en-GB GB+IE 9f86…`, with `*` for a clause that may be used everywhere. */
export function originText({ code, version, language, jurisdictions, digest }: ClauseOrigin): string {
  return [code, `v${String(version)}`, language, jurisdictions.join('+') || '*', digest].join(' ')
}

/** Several origins as files write them, with a comma between two. */
export function originsText(origins: readonly ClauseOrigin[]): string {
  return origins.map(originText).join(', ')
}

/** Origins from their written form; undefined where one of them is none. */
export function parseOrigins(text: string): ClauseOrigin[] | undefined {
  const parsed = text.split(',').map(parseOrigin)
  const origins = parsed.flatMap((origin) => origin ?? [])
  return origins.length === parsed.length ? joinedOrigins(origins).origins : undefined
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
