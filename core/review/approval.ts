import { z } from 'zod'
import { Sha256 } from '../clause/index.ts'
import { canonicalJson } from '../document/index.ts'
import { PublicKey, Role, Signature } from './person.ts'

/** What is decided on: a clause version, a revision of a letter, or a transcript of a scanned source. */
export const SubjectKind = z.enum(['clause-version', 'letter', 'template', 'letterhead', 'company', 'style', 'transcript'])
export type SubjectKind = z.infer<typeof SubjectKind>

/**
 * What a signature means. `keep` lets a letter leave with a superseded clause version or with adapted words of one, `attest`
 * says that a transcript repeats its image.
 */
export const Meaning = z.enum(['approve', 'refuse', 'ask-changes', 'keep', 'attest', 'withdraw'])
export type Meaning = z.infer<typeof Meaning>

/** A person's signed decision. Never changed and never taken away. */
export const Decision = z.strictObject({
  id: z.uuid(),
  subject: SubjectKind,
  /** The digest decided on: `digestOfClauseVersion`, `digestForApproval` of a letter, SHA-256 of a transcript … */
  digest: Sha256,
  meaning: Meaning,
  /** The role in which it was decided. */
  role: Role,
  person: z.uuid(),
  publicKey: PublicKey,
  /** ISO 8601 in UTC; as the person's computer told it, and not signed. */
  at: z.iso.datetime(),
  comment: z.string().max(20_000),
  signature: Signature,
})
export type Decision = z.infer<typeof Decision>

/** The text that a decision signs, in UTF-8: format version, meaning, role, subject and digest as canonical JSON. */
export function wordsToSign({ subject, digest, meaning, role }: Pick<Decision, 'subject' | 'digest' | 'meaning' | 'role'>): string {
  return canonicalJson({ format: 'chancery-decision-1', meaning, role, subject, digest })
}
