import { fail, succeed, type Result } from '../../core/requests/index.ts'
import type { Change } from './connection.ts'
import type { StoreFailure } from './failures.ts'
import { insertFile } from './new-release.ts'
import type { ReleasedLetter } from './released-letter.ts'

/** A released letter's PDF that was just signed. */
export interface NewSigning {
  /** Digest of the file that was signed. */
  readonly base: string
  readonly bytes: Uint8Array
  /** The name in the certificate. */
  readonly signer: string
  readonly level: string
  readonly isTest: boolean
  /** SHA-256 of the certificate, in hexadecimal digits. */
  readonly certificate: string
}

const conflict: StoreFailure = {
  code: 'signing-conflict',
  message: 'Somebody else signed this letter meanwhile, so your signature was not kept.',
  remedy: 'Look at their signature, and sign again if yours is still wanted.',
}

/**
 * The file that goes out: it carries all signatures of a letter that count. While there are none, the one with those for trying out, then
 * the released one.
 */
export function newestPdf({ pdf, signed }: ReleasedLetter): ReleasedLetter['pdf'] {
  return signed.findLast(({ isTest }) => !isTest) ?? signed.at(-1) ?? pdf
}

/**
 * The file that is signed next. A signature that counts leaves out those for trying out: whoever names whom they trust would find the letter
 * invalid for good.
 */
export function pdfToSign(released: ReleasedLetter, isTest: boolean): ReleasedLetter['pdf'] {
  return isTest ? newestPdf(released) : (released.signed.findLast((each) => !each.isTest) ?? released.pdf)
}

/** Writes down a signature with its file; a trigger refuses one that does not begin with the file that was to be signed, and one for trying out behind one that counts. */
export async function insertSigning(
  change: Change,
  released: ReleasedLetter,
  { base, bytes, signer, level, isTest, certificate }: NewSigning,
  actor: string,
): Promise<Result<void, StoreFailure>> {
  if (pdfToSign(released, isTest).digest !== base) return fail(conflict)
  const digest = await insertFile(change, bytes, 'pdf')
  const position = released.signed.length + 1
  await change.tx
    .insertInto('signings')
    .values({
      release_id: released.id,
      position,
      digest,
      signer,
      level,
      is_test: isTest ? 1 : 0,
      signed_by: actor,
      signed_at: change.now,
    })
    .execute()
  // The name in the certificate is personal; its digest and that of the file prove which signature it was.
  await change.record({
    actor,
    kind: 'letter.signed',
    entity: released.letterId,
    payload: { release: released.id, base, pdf: digest, level, certificate, ...(isTest && { isTest }) },
    personal: { about: actor, data: { signer } },
  })
  return succeed(undefined)
}
