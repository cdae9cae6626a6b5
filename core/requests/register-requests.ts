import { z } from 'zod'
import { Day, Sha256 } from '../clause/index.ts'
import { EnclosureEntry, Finding } from '../letter/index.ts'
import { ClauseVersionName } from './clause-requests.ts'
import { ClauseState, LetterState, Role } from '../review/index.ts'
import { SignatureClaims } from '../verification/index.ts'
import { ExportedFile, Page } from './page-requests.ts'
import { LetterId, Time, VersionName, type RequestGroup } from './request-shapes.ts'

export const ReleaseId = z.uuid()

/** What the register's list may be narrowed to. Days are inclusive and of the letter's own date. */
export const RegisterFilter = z.strictObject({
  search: z.string().max(200).default(''),
  from: Day.optional(),
  until: Day.optional(),
  /** `recalled`: those that carry a clause version which was withdrawn since; `to-sign`: those that nobody signed or sent yet, or signed only for trying out, and that are not to be recalled. */
  sent: z.enum(['any', 'to-sign', 'sent', 'not-sent', 'recalled']).default('any'),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
})
export type RegisterFilter = z.infer<typeof RegisterFilter>

/** A released letter as the register lists it; `date` is the letter's own, `lastSent` the day of its last sending. */
export const RegisterRow = z.strictObject({
  id: ReleaseId,
  letterId: LetterId,
  title: z.string(),
  recipient: z.string(),
  date: z.string(),
  releasedAt: Time,
  clauses: z.int(),
  sendings: z.int(),
  signatures: z.int(),
  /** Those of its signatures that were made with a certificate for trying out. */
  trials: z.int(),
  lastSent: z.string().optional(),
  /** It carries a clause version that was withdrawn since. */
  recalled: z.boolean(),
})
export type RegisterRow = z.infer<typeof RegisterRow>

/** That a letter went out: the day, to whom, by which way. */
export const SendingShape = z.strictObject({
  id: z.uuid(),
  day: z.string(),
  recipient: z.string(),
  how: z.string(),
  note: z.string(),
  recordedBy: z.string(),
})
export type SendingShape = z.infer<typeof SendingShape>

const Approval = z.strictObject({ name: z.string(), role: Role, at: Time })

/** A released letter with what proves it. */
export const RegisterEntry = z.strictObject({
  ...RegisterRow.omit({ clauses: true, sendings: true, signatures: true, trials: true, lastSent: true, recalled: true }).shape,
  releasedBy: z.string(),
  letterDigest: Sha256,
  approvals: z.array(Approval),
  /** The last entry of the audit trail before the release. */
  audit: z.strictObject({ seq: z.int(), hash: Sha256 }),
  /** As they were released, byte for byte. */
  files: z.array(z.strictObject({ format: z.enum(['pdf', 'docx']), digest: Sha256, size: z.int() })),
  /** Its signatures, the first one first, each with the file that ends with it and begins with the file before it. */
  signatures: z.array(
    z.strictObject({
      digest: Sha256,
      size: z.int(),
      /** The name in the certificate. */
      signer: z.string(),
      level: z.string(),
      /** It was made with a certificate for trying out. */
      isTest: z.boolean(),
      signedBy: z.string(),
      signedAt: Time,
      /** As its file has it. */
      ...SignatureClaims.shape,
    }),
  ),
  clauses: z.array(
    z.strictObject({
      identity: z.string(),
      code: z.string(),
      title: z.string(),
      version: z.int(),
      passage: z.string(),
      approvals: z.array(Approval),
      /** Who kept this version though it was superseded. `reason` stays in this house: no file that left it holds it. */
      kept: z.array(z.strictObject({ ...Approval.shape, reason: z.string() })),
      /** Who approved the words that this letter has in the place of the version's; left out where it has the version's own. */
      adapted: z.array(z.strictObject({ ...Approval.shape, reason: z.string() })).optional(),
      /** Where the version stands today; left out where the library does not know it any more. */
      state: ClauseState.optional(),
    }),
  ),
  /** Words that were taken out of clauses and made free text; left out where there are none. */
  detached: z
    .array(
      z.strictObject({
        identity: z.string(),
        code: z.string(),
        title: z.string(),
        version: z.int(),
        passage: z.string(),
        state: ClauseState.optional(),
      }),
    )
    .optional(),
  /** The files that went out with it, as its manifest lists them; left out where there are none. */
  enclosures: z.array(EnclosureEntry).optional(),
  sendings: z.array(SendingShape),
})
export type RegisterEntry = z.infer<typeof RegisterEntry>

const Using = z.strictObject({
  letterId: LetterId,
  releaseId: ReleaseId.optional(),
  title: z.string(),
  recipient: z.string(),
  version: z.int(),
  at: z.string(),
})

export const RecalledLetter = z.strictObject({
  releaseId: ReleaseId,
  letterId: LetterId,
  title: z.string(),
  recipient: z.string(),
  date: z.string(),
  releasedAt: Time,
  passages: z.array(z.string()),
  sendings: z.array(SendingShape),
  /** The letters of correction that were begun for it, each with the sending that it is for where that is known. */
  corrections: z.array(z.strictObject({ id: LetterId, state: LetterState, sending: z.uuid().optional() })),
})
export type RecalledLetter = z.infer<typeof RecalledLetter>

/** How many letters of correction are begun at once. */
export const mostCorrected = 500

const ToCorrect = z.strictObject({ release: ReleaseId, sending: z.uuid().optional() })
export type ToCorrect = z.infer<typeof ToCorrect>

export const registerRequests = {
  /** What stands against the release of a letter as it is stored, errors first. */
  'letters.releaseCheck': { input: z.strictObject({ id: LetterId }), output: z.strictObject({ findings: z.array(Finding) }) },
  /** Releases a letter for good. Refused: no `releaseId`, and the findings say why. Fails where the person may not. */
  'letters.release': {
    input: z.strictObject({ id: LetterId }),
    output: z.strictObject({ releaseId: ReleaseId.optional(), findings: z.array(Finding) }),
  },
  /** A new draft that begins as another letter stands. */
  'letters.copy': { input: z.strictObject({ id: LetterId }), output: z.strictObject({ id: LetterId }) },
  'register.list': { input: RegisterFilter, output: z.strictObject({ rows: z.array(RegisterRow), total: z.int() }) },
  'register.open': { input: z.strictObject({ id: ReleaseId }), output: RegisterEntry },
  /** The release of a letter; left out while it is not released. */
  'register.ofLetter': { input: z.strictObject({ letterId: LetterId }), output: z.strictObject({ entry: RegisterEntry.optional() }) },
  /** The pages of a released letter; none where letterhead, company values or layout have changed since, so that they would look different. */
  'register.pages': { input: z.strictObject({ id: ReleaseId }), output: z.strictObject({ pages: z.array(Page) }) },
  /** Saves the released files where the person says, byte for byte as they were released, and the signed one beside them, or `only` the signed one. Fails with `not-signed`. */
  'register.save': {
    input: z.strictObject({ id: ReleaseId, only: z.literal('signed').optional() }),
    output: z.strictObject({ files: z.array(ExportedFile) }),
  },
  'register.send': {
    input: z.strictObject({
      id: ReleaseId,
      day: Day,
      recipient: z.string().trim().min(1).max(500),
      how: z.string().trim().min(1).max(100),
      note: z.string().max(2000).default(''),
    }),
    output: SendingShape,
  },
  'register.whereUsed': {
    input: VersionName.partial({ version: true }),
    output: z.strictObject({ drafts: z.array(Using), released: z.array(Using), sent: z.array(Using) }),
  },
  /**
   * Every letter that left the house with a clause version, or the one of these that `release` names; its title, its code where the library
   * does not know it, and why it was withdrawn.
   */
  'register.recall': {
    input: VersionName.extend({ release: ReleaseId.optional() }),
    output: z.strictObject({
      title: z.string(),
      reason: z.string().optional(),
      /** The day on which it was. */
      withdrawnOn: Day.optional(),
      /** What stands in for it. */
      replacement: ClauseVersionName.optional(),
      letters: z.array(RecalledLetter),
    }),
  },
  'register.exportRecall': {
    input: VersionName.extend({ format: z.enum(['xlsx', 'pdf']) }),
    output: z.strictObject({ files: z.array(ExportedFile) }),
  },
  /**
   * Begins a letter of correction to each recipient that is named, by a released letter and one of its sendings to them, which is left out
   * where none was written down. Where one is begun already, it is that one.
   */
  'register.correct': {
    input: VersionName.extend({ recipients: z.array(ToCorrect).min(1).max(mostCorrected) }),
    output: z.strictObject({ letters: z.array(LetterId) }),
  },
} as const satisfies RequestGroup

export type Uses = z.infer<(typeof registerRequests)['register.whereUsed']['output']>
