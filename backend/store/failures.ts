import type { Failure } from '../../core/requests/index.ts'
import type { ReviewFailure } from '../../core/review/index.ts'

export type StoreFailure = Failure<
  | ReviewFailure['code']
  | 'cancelled'
  | 'no-person'
  | 'store-folder'
  | 'store-full'
  | 'store-busy'
  | 'store-in-use'
  | 'store-damaged'
  | 'store-newer'
  | 'store-older'
  | 'store-other-build'
  | 'store-read-only'
  | 'store-synced'
  | 'store-failed'
  | 'clock-not-behind'
  | 'backup-exists'
  | 'backup-unusable'
  | 'letter-unknown'
  | 'letter-conflict'
  | 'letter-released'
  | 'letter-unreadable'
  | 'revision-unknown'
  | 'clause-unknown'
  | 'clause-exists'
  | 'clause-conflict'
  | 'clause-frozen'
  | 'clause-identity'
  | 'replacement-unfit'
  | 'house-unknown'
  | 'house-exists'
  | 'house-frozen'
  | 'house-conflict'
  | 'house-identity'
  | 'evidence-unknown'
  | 'evidence-empty'
  | 'person-unknown'
  | 'person-exists'
  | 'key-exists'
  | 'root-exists'
  | 'review-unknown'
  | 'package-altered'
  | 'review-open'
  | 'review-closed'
  | 'due-passed'
  | 'decision-void'
  | 'delegation-unknown'
  | 'comment-unknown'
  | 'release-unknown'
  | 'release-conflict'
  | 'signing-conflict'
  | 'certificate-unknown'
  | 'certificate-exists'
>

export const storeBusy: StoreFailure = {
  code: 'store-busy',
  message: 'Another program holds the letters of this computer and does not let go.',
  remedy: 'Close other windows of Chancery and try again.',
}

export const storeNewer: StoreFailure = {
  code: 'store-newer',
  message: 'The letters of this computer were last opened by a newer Chancery.',
  remedy: 'Install the newer version; this one leaves them as they are.',
}

/** SQLite's primary result codes (sqlite.org/rescode.html) in the words of a person. */
const sentences: Readonly<Record<number, StoreFailure>> = {
  5: storeBusy,
  8: {
    code: 'store-read-only',
    message: 'The letters can be read but not changed: the file or its folder is write-protected.',
    remedy: 'Make the data folder writable and try again.',
  },
  10: {
    code: 'store-failed',
    message: 'The disk refused to read or write the letters.',
    remedy: 'Check the disk, then try again; what was saved before is safe.',
  },
  11: { code: 'store-damaged', message: 'The file of letters is damaged.', remedy: 'Put it aside and bring back the last backup.' },
  13: {
    code: 'store-full',
    message: 'The disk is full, so this was not saved.',
    remedy: 'Free some space and try again; an open letter is saved by itself once there is room. What was saved before is safe.',
  },
  14: {
    code: 'store-folder',
    message: 'The file of letters cannot be opened or made.',
    remedy: 'Check that the data folder exists and that you may write in it.',
  },
  26: {
    code: 'store-damaged',
    message: 'The file of letters is not one that Chancery made.',
    remedy: 'Put it aside and bring back the last backup.',
  },
}

const unknown: StoreFailure = {
  code: 'store-failed',
  message: 'The letters could not be read or written.',
  remedy: 'Try again; what was saved before is safe.',
}

const systemCodes: Readonly<Record<string, number>> = {
  EACCES: 14,
  EPERM: 14,
  ENOTDIR: 14,
  ENOENT: 14,
  EEXIST: 14,
  EROFS: 8,
  ENOSPC: 13,
  EIO: 10,
}

/** A row that this store did not write so: the file was changed by something else, or the disk lost bits. */
export class DamagedRow extends Error {
  readonly errcode = 11
}

/** An error of SQLite or of the file system as a failure. */
export function storeFailure(error: unknown): StoreFailure {
  if (!(error instanceof Error)) return unknown
  if ('errcode' in error && typeof error.errcode === 'number') return sentences[error.errcode & 0xff] ?? unknown
  const code = 'code' in error ? systemCodes[String(error.code)] : undefined
  return (code === undefined ? undefined : sentences[code]) ?? unknown
}
