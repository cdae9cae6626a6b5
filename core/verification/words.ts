import type { JudgedSignature, SelfProof, SignatureClaims, Verification } from './report.ts'

/** The verdict before its sentence. */
export const verdictWords: Readonly<Record<Verification['verdict'], string>> = {
  valid: 'Valid',
  unsigned: 'Not signed',
  invalid: 'Not valid',
  unreadable: 'Not readable',
}

/** Whether anybody vouches for a signer, as an end of "Trust: …". */
export const trustWords: Readonly<Record<JudgedSignature['trust'], string>> = {
  trusted: 'the chain ends at a certificate that you trust',
  untrusted: 'the chain does NOT end at a certificate that you trust',
  'self-signed': 'nobody vouches for this certificate but itself',
  'not-asked': 'not checked, since no trusted certificates were named',
}

export const revocationWords: Readonly<Record<JudgedSignature['revocation'], string>> = {
  good: 'not revoked, as the file itself proves',
  revoked: 'revoked',
  unknown: 'the file carries no proof; ask the issuer',
}

/** What somebody who certified a file lets others add to it, as an end of "Certified: …". */
export const certificationWords: Readonly<Record<NonNullable<SignatureClaims['certifies']>, string>> = {
  1: 'nothing may be added, not even a signature',
  2: 'only signatures and filled form fields may be added',
  3: 'only signatures, filled form fields and comments may be added',
}

/** What setting the pages again showed. */
export const pageSentences: Readonly<Record<SelfProof['pages'], string>> = {
  same: 'The file begins, byte for byte, with the pages that its embedded letter gives.',
  different: 'The pages are NOT those that the embedded letter gives.',
  'other-layout': 'It was set by another layout version and cannot be rebuilt here.',
  'not-rebuilt': 'No pages can be set from the embedded letter.',
  'not-asked': 'They were not set anew: this page cannot do that. Chancery can.',
}
