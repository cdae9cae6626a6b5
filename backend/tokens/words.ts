import { z } from 'zod'

/*
 * What is said to the program that holds a token's library, and what it says back: one answer to each question, each a line of JSON. Both ends
 * parse what they hear, since the library may have written over anything in its process.
 */

/** The longest line that is listened to, in characters: more than the certificates of a full card take. */
export const longestLine = 4_000_000

const path = z.string().min(1).max(4096)
const short = z.string().max(1000)
const base64 = z.base64().max(200_000)

export const tokenSchemes = { kind: ['rsa', 'rsa-pss', 'ecdsa'], hash: ['sha256', 'sha384', 'sha512'] } as const

export const ToToken = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('look'), path }),
  z.strictObject({
    kind: z.literal('open'),
    path,
    token: short,
    serial: short.optional(),
    key: z.union([z.strictObject({ label: short }), z.strictObject({ id: short })]),
    pin: short.optional(),
  }),
  z.strictObject({
    kind: z.literal('sign'),
    scheme: z.strictObject({ kind: z.enum(tokenSchemes.kind), hash: z.enum(tokenSchemes.hash) }),
    digest: base64,
  }),
  z.strictObject({ kind: z.literal('end') }),
])
export type ToToken = z.infer<typeof ToToken>

/** A certificate as it lies on a token: under the ID that it shares with its key, in hexadecimal digits. */
const Certificate = z.strictObject({ id: short, der: base64 })

export const tokenFailureCodes = [
  'tokens-unavailable',
  'module-unusable',
  'token-missing',
  'token-busy',
  'token-locked',
  'token-stopped',
  'token-silent',
  'password-wrong',
  'key-unreadable',
  'key-unsupported',
  'certificate-missing',
  'cancelled',
] as const

const words = z.string().min(1).max(20_000)

export const FromToken = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('seen'),
    tokens: z
      .array(z.strictObject({ label: short, serial: short, isLocked: z.boolean(), certificates: z.array(Certificate).max(1000) }))
      .max(100),
  }),
  z.strictObject({ kind: z.literal('opened'), id: short, certificates: z.array(Certificate).max(1000) }),
  z.strictObject({ kind: z.literal('signed'), signature: base64 }),
  z.strictObject({
    kind: z.literal('failed'),
    failure: z.strictObject({ code: z.enum(tokenFailureCodes), message: words, remedy: words.optional() }),
  }),
])
export type FromToken = z.infer<typeof FromToken>
export type FromTokenOf<Kind extends FromToken['kind']> = Extract<FromToken, { readonly kind: Kind }>

/** What a line says; undefined where it is none of ours. */
export function heard<Said>(schema: z.ZodType<Said>, line: string): Said | undefined {
  try {
    return schema.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}
