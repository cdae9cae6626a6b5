import { z } from 'zod'
import { canonicalJson, digestOf, type Json } from '../document/index.ts'
import { Sha256 } from '../clause/index.ts'

/**
 * One entry of the audit trail. `payload` is canonical JSON; what is personal in it stands outside, with its salted
 * digest inside, so that it can be erased and the chain still holds.
 */
export const AuditEntry = z.strictObject({
  /** From 1, without gaps. */
  seq: z.int().min(1),
  /** ISO 8601 in UTC. */
  at: z.iso.datetime(),
  /** Id of the person, or `system`. */
  actor: z.string().min(1),
  /** What happened, such as `clause-version.approved`. */
  kind: z.string().regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/u),
  /** What it happened to: its id. */
  entity: z.string().min(1),
  payload: z.string(),
  /** Hash of the entry before; 64 zeros for the first. */
  prevHash: Sha256,
  hash: Sha256,
})
export type AuditEntry = z.infer<typeof AuditEntry>

/** The `prevHash` of the first entry. */
export const chainStart = '0'.repeat(64)

/** SHA-256 of the canonical JSON (RFC 8785) of the entry without its `hash`. */
export function hashOfEntry({ seq, at, actor, kind, entity, payload, prevHash }: Omit<AuditEntry, 'hash'>): string {
  const plain: Json = { seq, at, actor, kind, entity, payload, prevHash }
  return digestOf(canonicalJson(plain))
}

/** The entry that follows `previous` (undefined: the first of the chain). */
export function nextEntry(
  previous: Pick<AuditEntry, 'seq' | 'hash'> | undefined,
  about: Pick<AuditEntry, 'at' | 'actor' | 'kind' | 'entity'> & { readonly payload: Json },
): AuditEntry {
  const entry = {
    at: about.at,
    actor: about.actor,
    kind: about.kind,
    entity: about.entity,
    seq: (previous?.seq ?? 0) + 1,
    payload: canonicalJson(about.payload),
    prevHash: previous?.hash ?? chainStart,
  }
  return { ...entry, hash: hashOfEntry(entry) }
}
