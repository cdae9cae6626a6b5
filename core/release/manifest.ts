import { z } from 'zod'
import { ChainHead } from '../audit/index.ts'
import { Sha256 } from '../clause/index.ts'
import { CitedEvidence, ClauseCode, ClauseLock, ClauseOrigin } from '../document/index.ts'
import { EnclosureEntry } from '../letter/index.ts'
import { Decision, PublicKey, Vouching } from '../review/index.ts'

/** Words that an author took out of a clause and made their own: where they came from, and how they read in this letter. */
const DetachedEntry = ClauseOrigin.extend({ text: z.string() })

/** A piece of evidence that the letter cites, with the number of its citations; `digest` is that of its file. */
const CitedSource = CitedEvidence.safeExtend({ number: z.int().min(1), title: z.string() })

const about = {
  schema: z.literal(1),
  title: z.string(),
  date: z.string(),
  language: z.string(),
  template: z.string(),
  letter: z.string(),
  layout: z.string(),
  /** Left out where the letter holds no such words. */
  detached: z.array(DetachedEntry).min(1).optional(),
  /** The evidence that the letter cites, in the order of its numbers; left out where it cites none. */
  sources: z.array(CitedSource).min(1).optional(),
  /** The files enclosed in the letter's PDF, in its order, with their sizes in bytes; left out where there are none. */
  enclosures: z.array(EnclosureEntry).min(1).optional(),
}

const ClauseEntry = z.strictObject({
  /** Unique within the letter and the tag of the clause's content control in a Word file: `clause-1`, `clause-2` … */
  key: z.string(),
  code: ClauseCode,
  version: z.int(),
  language: z.string(),
  jurisdictions: z.array(z.string()),
  lock: ClauseLock,
  /** Digest of the clause version's body as the library holds it. */
  digest: z.string(),
  /** Digest of the words that the letter has in their place, merge fields not filled; left out where it has the version's. */
  words: Sha256.optional(),
  /** Plain text of the clause in this letter, merge fields filled. */
  text: z.string(),
})

/** A decision as a released letter shows it. What it says beside is not signed and stays in the house. */
export const SignedDecision = Decision.pick({ meaning: true, role: true, person: true, publicKey: true, at: true, signature: true })
export type SignedDecision = z.infer<typeof SignedDecision>

const ReleasedClauseEntry = ClauseEntry.extend({
  /** What its approvals sign: `digestOfClauseVersion`. */
  versionDigest: Sha256,
  /** Digests of the files it rests on. */
  evidence: z.array(Sha256),
  approvals: z.array(SignedDecision).min(1),
  /** Who let the letter leave with it though it was superseded; left out where it was not. */
  keeping: z.array(SignedDecision).min(1).optional(),
  /** Who approved the words of an adapted clause: they sign `digestForKeeping` of the release's digest and `digestOfAdaptation`. */
  adaptation: z.array(SignedDecision).min(1).optional(),
})

/** What proves a release, so that whoever has the file can check it without asking the house. */
const Release = z.strictObject({
  /** `digestOfPage` of the letter embedded beside this manifest. */
  page: Sha256,
  /** What the letter's approvals sign: `digestOfApproved` of `letter`, `page` and `layout`. */
  digest: Sha256,
  approvals: z.array(SignedDecision).min(1),
  /** The last entry of the audit trail before the release. */
  audit: ChainHead,
  /** The house's root key, and what it says of every key that signed here. */
  root: PublicKey,
  vouchings: z.array(Vouching).min(1),
})

export const DraftManifest = z.strictObject({ ...about, state: z.literal('draft'), clauses: z.array(ClauseEntry) })
export type DraftManifest = z.infer<typeof DraftManifest>

export const ReleasedManifest = z.strictObject({
  ...about,
  state: z.literal('released'),
  clauses: z.array(ReleasedClauseEntry),
  release: Release,
})
export type ReleasedManifest = z.infer<typeof ReleasedManifest>

/** What a file says about the letter in it. Embedded as canonical JSON; holds no digest of the file itself. */
export const Manifest = z.discriminatedUnion('state', [DraftManifest, ReleasedManifest])
export type Manifest = z.infer<typeof Manifest>
