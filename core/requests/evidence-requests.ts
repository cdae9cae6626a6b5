import { z } from 'zod'
import { ClauseVersion, SealStanding, Sha256 } from '../clause/index.ts'
import { EvidenceKind, EvidenceText } from '../evidence/index.ts'
import { HouseEvidence } from '../letter/index.ts'
import { Time, type RequestGroup } from './request-shapes.ts'

/** The bytes of a file of evidence as base64 (RFC 4648 §4); 50 MB of them at most. */
const EvidenceBytes = z.string().max(66_700_000)

/** A file of evidence without its bytes. `size` in bytes; `pages` counts those that can be shown as pictures; `hasText` is false for a scan. */
export const EvidenceDescription = z.strictObject({
  digest: Sha256,
  name: z.string(),
  mediaType: z.string(),
  size: z.int(),
  addedBy: z.string(),
  addedAt: Time,
  kind: EvidenceKind,
  pages: z.int(),
  hasText: z.boolean(),
})
export type EvidenceDescription = z.infer<typeof EvidenceDescription>

/** What somebody wrote down of a file without text, with those who signed that it repeats the picture. */
export const EvidenceTranscript = z.strictObject({
  digest: Sha256,
  text: z.string(),
  author: z.strictObject({ id: z.string(), name: z.string() }),
  madeAt: Time,
  /** Of other people than the author, by keys that this house vouches for; one is enough for a seal. */
  attestations: z.array(z.strictObject({ name: z.string(), at: Time })),
})
export type EvidenceTranscript = z.infer<typeof EvidenceTranscript>

const Transcripts = z.strictObject({ transcripts: z.array(EvidenceTranscript) })

export const evidenceRequests = {
  /** The evidence that a letter can cite, by its title: at most so many whose title, issuer, date or reference have each word of the query. */
  'evidence.search': {
    input: z.strictObject({ words: z.string().max(300), limit: z.int().min(1).max(200) }),
    output: z.strictObject({ found: z.array(HouseEvidence), more: z.int().min(0) }),
  },
  /** Keeps a file once it could be read. The same bytes again are the same file. Fails in one sentence for what is no evidence. */
  'evidence.add': {
    input: z.strictObject({ name: z.string().min(1).max(255), bytes: EvidenceBytes }),
    output: EvidenceDescription,
  },
  'evidence.describe': { input: z.strictObject({ digest: Sha256 }), output: EvidenceDescription },
  /** The words of a file with their places; read out of it when nobody has done so yet. */
  'evidence.text': { input: z.strictObject({ digest: Sha256 }), output: EvidenceText },
  /** The file itself, for the window to draw. */
  'evidence.bytes': { input: z.strictObject({ digest: Sha256 }), output: z.strictObject({ mediaType: z.string(), bytes: EvidenceBytes }) },
  /** Where the seal of a version stands against its evidence as it is kept here, whether the version is kept or not. */
  'evidence.checkSeal': { input: z.strictObject({ version: ClauseVersion }), output: SealStanding },
  'evidence.transcripts': { input: z.strictObject({ evidence: Sha256 }), output: Transcripts },
  /** Keeps what the person who sits here wrote down of a file; the same words again are the same transcript. */
  'evidence.transcribe': { input: z.strictObject({ evidence: Sha256, text: z.string().min(1).max(1_000_000) }), output: Transcripts },
  /** Signs, as the person who sits here, that a transcript repeats its picture; fails with `own-work` for who wrote it. */
  'evidence.attest': { input: z.strictObject({ evidence: Sha256, transcript: Sha256 }), output: Transcripts },
} as const satisfies RequestGroup
