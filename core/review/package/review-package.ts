import { z } from 'zod'
import { ClauseVersion, Day, Sha256 } from '../../clause/index.ts'
import { canonicalDocument, canonicalJson, keptDocument, type Json } from '../../document/index.ts'
import { HouseRecord } from '../../house/house-record.ts'
import { Letter } from '../../letter/index.ts'
import { Decision } from '../approval.ts'
import { Comment } from '../comment.ts'
import { PublicKey, Signature, Vouching } from '../person.ts'
import { Judging } from './judging.ts'
import { TranscriptRecord, VersionRecord } from '../version-record.ts'

/** Bytes of the largest package, the largest list of contents, and the most files beside it. */
export const packageLimits = { bytes: 50_000_000, manifest: 20_000_000, files: 2000 } as const

/** A clause version with where it stands and what was decided on it, as in a library folder. */
const PackedVersion = z.strictObject({ version: ClauseVersion, record: VersionRecord })

/** A letter with what its pages add to its digest (`digestOfApproved`). `revision` counts where it was packed. */
const PackedLetter = z.strictObject({ id: z.uuid(), revision: z.int().min(1), letter: Letter, page: Sha256, layout: z.string().max(200) })

/** A file beside the list of contents, under the SHA-256 of its bytes; `size` in bytes. */
const PackedFile = z.strictObject({
  digest: Sha256,
  kind: z.enum(['evidence', 'image', 'enclosure']),
  name: z.string().max(255),
  size: z.int().min(0).max(packageLimits.bytes),
})

/**
 * The list of contents of a review package: what is under review, whole, with all that a reviewer on another computer of
 * the house needs, signed by who packed it. Decisions carry their own signatures; comments are vouched for by who packed them.
 */
export const ReviewPackage = z.strictObject({
  format: z.literal('chancery-review-2'),
  /** The root key of the house. */
  root: PublicKey,
  review: z.strictObject({
    id: z.uuid(),
    subject: z.enum(['clause-version', 'letter']),
    subjectId: z.uuid(),
    /** What a decision signs. */
    digest: Sha256,
    author: z.string().min(1).max(200),
    /** Ids of all who wrote on it. */
    writers: z.array(z.string().min(1).max(200)).max(1000),
    sentBy: z.uuid(),
    sentAt: z.iso.datetime(),
    note: z.string().max(20_000),
    due: Day.optional(),
  }),
  letter: PackedLetter.optional(),
  /** The version under review with those before it that it is compared with, or those that the letter carries. */
  versions: z.array(PackedVersion).max(1000),
  /** What the letter is made from beside its clauses: template, letterhead and company values, as far as they are kept in versions. */
  house: z.array(HouseRecord).max(10),
  files: z.array(PackedFile).max(packageLimits.files),
  transcripts: z.array(TranscriptRecord).max(1000),
  comments: z.array(Comment).max(10_000),
  decisions: z.array(Decision).max(1000),
  /** Of everybody who had part in it, and of everybody who may still decide on it or stands in for somebody. */
  vouchings: z.array(Vouching).max(10_000),
  judging: Judging,
  packed: z.strictObject({ by: z.uuid(), publicKey: PublicKey, at: z.iso.datetime() }),
  signature: Signature,
})
export type ReviewPackage = z.infer<typeof ReviewPackage>

/** A package before somebody signs it. */
export type UnsignedPackage = Omit<ReviewPackage, 'signature'>

/** The list of contents as JSON, all texts in their canonical form. */
export function plainPackage({ letter, versions, ...rest }: UnsignedPackage): { readonly [key: string]: Json | undefined } {
  const packed = {
    ...rest,
    ...(letter !== undefined && {
      letter: { ...letter, letter: { ...letter.letter, document: keptDocument(letter.letter.document).children } },
    }),
    versions: versions.map(({ version, record }) => ({ version: { ...version, body: canonicalDocument(version.body).children }, record })),
  }
  // Through JSON once: what is not there is left out, and what is left is JSON.
  return JSON.parse(JSON.stringify(packed)) as { readonly [key: string]: Json | undefined }
}

/** The text that the packer signs, in UTF-8: canonical JSON (RFC 8785) of the list of contents without the signature. */
export function wordsToPack(plain: { readonly [key: string]: Json | undefined }): string {
  return canonicalJson({ ...plain, signature: undefined })
}
