import { z } from 'zod'

/** What a person may do; `roleDuties` says it in words. */
export const roles = ['author', 'reviewer', 'signatory', 'administrator'] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>

/** An Ed25519 public key (RFC 8032 §5.1.5): 32 bytes as 64 lower-case hexadecimal digits. */
export const PublicKey = z.string().regex(/^[0-9a-f]{64}$/u, { error: 'A public key is 64 hexadecimal digits.' })
export type PublicKey = z.infer<typeof PublicKey>

/** An Ed25519 signature (RFC 8032 §5.1.6): 64 bytes as 128 lower-case hexadecimal digits. */
export const Signature = z.string().regex(/^[0-9a-f]{128}$/u, { error: 'A signature is 128 hexadecimal digits.' })
export type Signature = z.infer<typeof Signature>

/** What the house's root key says of a person's key: that it is theirs, and which roles they have. `signature` is by `root`. */
export const Vouching = z.strictObject({
  person: z.uuid(),
  name: z.string().min(1).max(200),
  roles: z.array(Role).min(1),
  publicKey: PublicKey,
  /** When it was vouched for, ISO 8601 in UTC. */
  at: z.iso.datetime(),
  root: PublicKey,
  signature: Signature,
})
export type Vouching = z.infer<typeof Vouching>

/** A person as everyone may see them. Their private key is elsewhere, under their passphrase. */
export const Person = z.strictObject({
  id: z.uuid(),
  name: z.string().min(1).max(200),
  roles: z.array(Role).min(1),
  publicKey: PublicKey,
  /** Keys they had before, so that older approvals can be checked. */
  formerKeys: z.array(PublicKey),
  /** False when the person has left: what they approved stays approved, they approve nothing more. */
  active: z.boolean(),
})
export type Person = z.infer<typeof Person>
