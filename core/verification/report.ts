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
  /** The layout version that the file names, and that of this program; the page that anybody opens offline has none. */
  layout: z.string(),
  layoutHere: z.string().optional(),
  /** Whether the pages set again from the embedded letter are, byte for byte, what the file begins with. */
  pages: z.enum(['same', 'different', 'other-layout', 'not-rebuilt', 'not-asked']),
  /** Length and SHA-256 of what the file begins with, where it is what was rebuilt. */
  released: z.strictObject({ size: z.int(), sha256: Sha256 }).optional(),
  approvals: z.array(CheckedDecision),
  clauses: z.array(CheckedClause),
  /** The files that the letter encloses, as the manifest lists them; left out where there are none. */
  enclosures: z
    .array(z.strictObject({ name: z.string(), title: z.string(), digest: Sha256, size: z.int(), appended: z.literal(true).optional() }))
    .optional(),
  /** The house that approved it: its root key and what people compare it by. */
  root: z.strictObject({ key: PublicKey, fingerprint: z.string(), isOfDataAtHand: z.boolean().optional() }).optional(),
  /** The last entry of the audit trail before the release. */
  audit: z.strictObject({ seq: z.int(), hash: Sha256 }).optional(),
  /** What does not fit, each a sentence. */
  faults: z.array(z.string()),
})
export type SelfProof = z.infer<typeof SelfProof>

/** What a revision after a signature added or changed. */
export const Addition = z.strictObject({
  revision: z.int(),
  /** `damaged`: it cannot be told, since the file cannot be read there. */
  kind: z.enum(['signature', 'document-timestamp', 'security-store', 'filled-field', 'annotation', 'unexplained', 'damaged']),
  what: z.string(),
  /** Whether it leaves what was signed as it was, and no signature before it forbids it. */
  allowed: z.boolean(),
})
export type Addition = z.infer<typeof Addition>

/** What a signature says of itself; its signer wrote it, and nobody proves it but that they signed it. */
export const SignatureClaims = z.strictObject({
  reason: z.string().optional(),
  place: z.string().optional(),
  contact: z.string().optional(),
  /** Where it certifies the file: that nothing (1), signatures and form fields (2) or comments as well (3) may be added. */
  certifies: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
})
export type SignatureClaims = z.infer<typeof SignatureClaims>

/** A signature or a timestamp of a whole file, and what is to be said of it. */
export const JudgedSignature = z.strictObject({
  field: z.string(),
  kind: z.enum(['signature', 'timestamp']),
  /** The revision that it covers up to, of how many. */
  revision: z.int(),
  revisions: z.int(),
  /** The name in the certificate of the signer, or of the timestamp authority. */
  signer: z.string().optional(),
  /** Its certificate is for trying out, and proves nothing about who signed; left out for all others. */
  isTest: z.literal(true).optional(),
  /** What the signer's computer said; nobody proves it. */
  claimedTime: z.string().optional(),
  ...SignatureClaims.shape,
  /** What a timestamp authority says: by its clock. */
  timestamp: z.strictObject({ at: z.iso.datetime(), authority: z.string().optional() }).optional(),
  /** The time for which certificates were judged, where a trusted timestamp proves an earlier one than now. */
  judgedAt: z.iso.datetime().optional(),
  digest: z.string().optional(),
  /** The baseline level of PAdES (EN 319 142-1 §6); left out where it is none. */
  level: z.enum(['B-B', 'B-T', 'B-LT', 'B-LTA']).optional(),
  /** Whether its certificate leads to one that the person trusts; `not-asked` where none was named. */
  trust: z.enum(['trusted', 'untrusted', 'self-signed', 'not-asked']),
  /** Names, from the signer's certificate upwards. */
  chain: z.array(z.string()),
  /** As far as what the file carries tells. */
  revocation: z.enum(['good', 'revoked', 'unknown']),
  /** What it signed, or stamped, is other in the file now; left out where it is as it was. */
  isChanged: z.literal(true).optional(),
  /** What was added after it. */
  additions: z.array(Addition),
  /** What is wrong with it, each a sentence; none where it is valid. */
  faults: z.array(z.string()),
})
export type JudgedSignature = z.infer<typeof JudgedSignature>

/** All that verification says of a PDF. */
export const Verification = z.strictObject({
  /** `valid`: every signature is, and nothing unexplained was added. */
  verdict: z.enum(['valid', 'unsigned', 'invalid', 'unreadable']),
  /** The verdict in one sentence. */
  sentence: z.string(),
  signatures: z.array(JudgedSignature),
  /** Left out in a file of others. */
  proof: SelfProof.optional(),
  /** What does not fit in the file itself, each a sentence. */
  faults: z.array(z.string()),
})
export type Verification = z.infer<typeof Verification>
