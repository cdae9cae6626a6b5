import { commonNameOf, isTestCertificate, type Identity } from '../signature/index.ts'

/** Whose signatures are made, and whether they are for trying out. */
export interface LetterSigner {
  /** The name in the certificate. */
  readonly name: string
  readonly person: string
  readonly isTest: boolean
}

/** What somebody signs with, as far as it is known without the key. */
export function signerOf({ certificate }: Pick<Identity, 'certificate'>, person: string): LetterSigner {
  return { name: commonNameOf({ certificate }), person, isTest: isTestCertificate(certificate) }
}
