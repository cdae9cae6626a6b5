import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { z } from 'zod'

/**
 * Bytes under a passphrase. scrypt (RFC 7914) makes the key from the passphrase in NFC and UTF-8, with N = 2^17, r = 8, p = 1
 * (OWASP's least cost for passwords); AES-256-GCM (NIST SP 800-38D) seals. Everything as lower-case hexadecimal digits.
 */
export const SealedBytes = z.strictObject({
  format: z.literal('chancery-sealed-1'),
  salt: z.string().regex(/^[0-9a-f]{32}$/u),
  nonce: z.string().regex(/^[0-9a-f]{24}$/u),
  tag: z.string().regex(/^[0-9a-f]{32}$/u),
  bytes: z.string().regex(/^(?:[0-9a-f]{2})+$/u),
})
export type SealedBytes = z.infer<typeof SealedBytes>

// scrypt takes 128 · N · r bytes: 128 MiB. Node allows 32 MiB unless told otherwise.
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 160 * 2 ** 20 } as const

function keyFrom(passphrase: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), salt, 32, cost, (error, key) => (error === null ? resolve(key) : reject(error)))
  })
}

/** Seals bytes under a passphrase. `belongsTo` is bound to them: they open only beside the same words. */
export async function sealBytes(plain: Uint8Array, passphrase: string, belongsTo: string): Promise<SealedBytes> {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)]
  const cipher = createCipheriv('aes-256-gcm', await keyFrom(passphrase, salt), nonce)
  cipher.setAAD(Buffer.from(belongsTo))
  const bytes = Buffer.concat([cipher.update(plain), cipher.final()])
  const hex = { salt: salt.toString('hex'), nonce: nonce.toString('hex'), tag: cipher.getAuthTag().toString('hex') }
  return { format: 'chancery-sealed-1', ...hex, bytes: bytes.toString('hex') }
}

/** Opens them; undefined when the passphrase is another one, or anything of them or of what they belong to was altered. */
export async function openSealed(sealed: SealedBytes, passphrase: string, belongsTo: string): Promise<Uint8Array | undefined> {
  const key = await keyFrom(passphrase, Buffer.from(sealed.salt, 'hex'))
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.nonce, 'hex'), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(belongsTo))
  decipher.setAuthTag(Buffer.from(sealed.tag, 'hex'))
  const start = decipher.update(Buffer.from(sealed.bytes, 'hex'))
  try {
    return Buffer.concat([start, decipher.final()])
  } catch {
    // GCM says no more than that it does not fit.
    return undefined
  }
}
