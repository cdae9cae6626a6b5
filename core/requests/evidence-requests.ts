import { z } from 'zod'
import { ClauseVersion, SealStanding, Sha256 } from '../clause/index.ts'
import { EvidenceKind, EvidenceText } from '../evidence/index.ts'
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

export const evidenceRequests = {
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
} as const satisfies RequestGroup
