import { ReleasedManifest } from '../../core/release/index.ts'
import type { Reading } from './connection.ts'
import { DamagedRow } from './failures.ts'
import type { ReleasesTable, SendingsTable } from './register-tables.ts'

/** A file of a released letter; `digest` is the SHA-256 of its bytes, `size` in bytes. */
export interface ReleasedFile {
  readonly digest: string
  readonly mediaType: string
  readonly size: number
}

/** That a released letter went out: a day, to whom, by which way. */
export interface Sending {
  readonly id: string
  readonly day: string
  readonly recipient: string
  readonly how: string
  readonly note: string
  readonly recordedBy: string
  readonly recordedAt: string
}

/** A released letter's PDF with one signature more than the one before it. */
export interface SignedFile extends ReleasedFile {
  /** The name in the certificate. */
  readonly signer: string
  readonly level: string
  /** It was made with a certificate for trying out. */
  readonly isTest: boolean
  readonly signedBy: string
  readonly signedAt: string
}

/** A released letter as the register lists it. */
export interface ReleaseRow {
  readonly id: string
  readonly letterId: string
  readonly title: string
  readonly recipient: string
  /** The letter's own date. */
  readonly date: string
  readonly releasedBy: string
  readonly releasedAt: string
  readonly clauses: number
  readonly sendings: number
  readonly signatures: number
  /** Those of its signatures that were made with a certificate for trying out. */
  readonly trials: number
  /** Day of the last sending. */
  readonly lastSent: string | undefined
  /** It carries a clause version that was withdrawn since. */
  readonly recalled: boolean
}

/** All that the register holds about a released letter, but for the bytes of its files. */
export interface ReleasedLetter extends Omit<ReleaseRow, 'clauses' | 'sendings' | 'signatures' | 'trials' | 'lastSent' | 'recalled'> {
  readonly revision: number
  readonly letterDigest: string
  /** What its approvals sign. */
  readonly approvalDigest: string
  readonly manifest: ReleasedManifest
  readonly pdf: ReleasedFile
  readonly docx: ReleasedFile
  /** The first signed first; the last one carries all signatures. */
  readonly signed: readonly SignedFile[]
  readonly sendings: readonly Sending[]
}

/** The released letter in a row, with its sendings, the first sent first. */
export async function releasedLetterFrom(db: Reading, row: ReleasesTable): Promise<ReleasedLetter> {
  const manifest = ReleasedManifest.safeParse(JSON.parse(row.manifest))
  if (!manifest.success) throw new DamagedRow('a manifest is not as this version writes manifests')
  const files = await db
    .selectFrom('released_files')
    .select(['digest', 'media_type', 'size'])
    .where('digest', 'in', [row.pdf_digest, row.docx_digest])
    .execute()
  const fileOf = (digest: string): ReleasedFile => {
    const file = files.find((each) => each.digest === digest)
    if (file === undefined) throw new DamagedRow('a file of a released letter is missing')
    return { digest, mediaType: file.media_type, size: file.size }
  }
  const sendings = await db.selectFrom('sendings').selectAll().where('release_id', '=', row.id).orderBy('at').orderBy('id').execute()
  const signed = await db
    .selectFrom('signings')
    .innerJoin('released_files', 'released_files.digest', 'signings.digest')
    .select(['signings.digest', 'media_type', 'size', 'signer', 'level', 'is_test', 'signed_by', 'signed_at'])
    .where('release_id', '=', row.id)
    .orderBy('position')
    .execute()
  const { id, letter_id: letterId, title, recipient, date, revision } = row
  const about = { id, letterId, title, recipient, date, revision, releasedBy: row.released_by, releasedAt: row.released_at }
  const digests = { letterDigest: row.letter_digest, approvalDigest: row.approval_digest }
  return {
    ...about,
    ...digests,
    manifest: manifest.data,
    pdf: fileOf(row.pdf_digest),
    docx: fileOf(row.docx_digest),
    signed: signed.map(({ media_type, is_test, signed_by, signed_at, ...file }) => ({
      ...file,
      mediaType: media_type,
      isTest: is_test === 1,
      signedBy: signed_by,
      signedAt: signed_at,
    })),
    sendings: sendings.map(sendingFrom),
  }
}

export function sendingFrom({ id, at, recipient, how, note, recorded_by, recorded_at }: SendingsTable): Sending {
  return { id, day: at, recipient, how, note, recordedBy: recorded_by, recordedAt: recorded_at }
}
