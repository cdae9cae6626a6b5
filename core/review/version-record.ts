import { z } from 'zod'
import { ClauseCode, Jurisdiction, LanguageTag } from '../document/index.ts'
import { Seal, Sha256 } from '../clause/index.ts'
import { Decision } from './approval.ts'
import { PublicKey, Vouching } from './person.ts'
import { ClauseState } from './states.ts'

/**
 * What a library folder keeps beside the file of a clause version: where it stands and what was decided on it. `digest`
 * ties it to the words of that file. `superseded` is worked out, so it is never written.
 */
export const VersionRecord = z.strictObject({
  format: z.literal('chancery-version-1'),
  digest: Sha256,
  state: ClauseState.exclude(['superseded']),
  /** True for a draft that was taken back from review, which never changes again. Every other state is frozen anyway. */
  frozen: z.boolean().optional(),
  reason: z.string().max(20_000),
  /** Id of the person, or `importAuthor`. */
  author: z.string().min(1).max(200),
  /** ISO 8601 in UTC. */
  madeAt: z.iso.datetime(),
  approvedAt: z.iso.datetime().optional(),
  withdrawal: z
    .strictObject({
      at: z.iso.datetime(),
      reason: z.string().max(20_000),
      /** The version that stands in for it. */
      replacement: z
        .strictObject({ code: ClauseCode, language: LanguageTag, jurisdictions: z.array(Jurisdiction), version: z.int().min(1) })
        .optional(),
    })
    .optional(),
  /** The whole seal; the clause file names only its evidence. */
  seal: Seal.optional(),
  decisions: z.array(Decision),
})
export type VersionRecord = z.infer<typeof VersionRecord>

/** What was written down of a picture, and who attested it. */
export const TranscriptRecord = z.strictObject({
  digest: Sha256,
  evidence: Sha256,
  text: z.string(),
  author: z.string().min(1).max(200),
  madeAt: z.iso.datetime(),
  decisions: z.array(Decision),
})
export type TranscriptRecord = z.infer<typeof TranscriptRecord>

/** What travels with all versions of a library: what a root key vouched for, and the transcripts of scans. */
export const LibraryRecord = z.strictObject({
  format: z.literal('chancery-library-1'),
  /** The root key of the house that exported it. */
  root: PublicKey.optional(),
  vouchings: z.array(Vouching),
  transcripts: z.array(TranscriptRecord),
})
export type LibraryRecord = z.infer<typeof LibraryRecord>
