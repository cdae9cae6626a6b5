import { z } from 'zod'
import { Sha256 } from '../clause/index.ts'
import { ClauseCode } from '../document/index.ts'
import { PublicKey, Role } from '../review/index.ts'

/** A signed decision of a manifest: who, in which role, when by their own computer, and whether it counts under the manifest's root. */
export const CheckedDecision = z.strictObject({
  name: z.string().optional(),
  role: Role,
  at: z.iso.datetime(),
  counts: z.boolean(),
  /** Why, in a sentence. */
  standing: z.string(),
})
export type CheckedDecision = z.infer<typeof CheckedDecision>

export const CheckedClause = z.strictObject({
  code: ClauseCode,
  version: z.int(),
  language: z.string(),
  jurisdictions: z.array(z.string()),
  /** When the letter left: `draft` in a letter that never did, `kept` where somebody let it leave though it was superseded. */
  atRelease: z.enum(['draft', 'approved', 'kept']),
  /** In the house whose data is at hand; left out where there is none, `unknown` where it knows no such version. */
  now: z.string().optional(),
  approvals: z.array(CheckedDecision),
  keeping: z.array(CheckedDecision),
  /** Of the letter's own words in the place of the clause's. */
  adaptation: z.array(CheckedDecision),
})
export type CheckedClause = z.infer<typeof CheckedClause>

/** What one of our letters proves of itself. */
export const SelfProof = z.strictObject({
  state: z.enum(['draft', 'released']),
  title: z.string(),
  date: z.string(),
  language: z.string(),
  /** The layout version that the file names, and that of this program. */
  layout: z.string(),
  layoutHere: z.string(),
  /** Whether the pages set again from the embedded letter are, byte for byte, what the file begins with. */
  pages: z.enum(['same', 'different', 'other-layout', 'not-rebuilt']),
  /** Length and SHA-256 of what the file begins with, where it is what was rebuilt. */
  released: z.strictObject({ size: z.int(), sha256: Sha256 }).optional(),
  approvals: z.array(CheckedDecision),
  clauses: z.array(CheckedClause),
  /** The house that approved it: its root key and what people compare it by. */
  root: z.strictObject({ key: PublicKey, fingerprint: z.string(), isOfDataAtHand: z.boolean().optional() }).optional(),
  /** The last entry of the audit trail before the release. */
  audit: z.strictObject({ seq: z.int(), hash: Sha256 }).optional(),
  /** What does not fit, each a sentence. */
  faults: z.array(z.string()),
})
export type SelfProof = z.infer<typeof SelfProof>
