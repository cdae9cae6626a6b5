export { certificateFacts, fingerprintOf, keyKindOf } from './certificate-facts.ts'
export { certificatesOf, keptFromFile, openIdentity, testCertificateFor, type CertificateToKeep } from './kept-keys.ts'
export { checkRecalled } from './check-recalled.ts'
export { claimsOfSigned } from './claims-of-signed.ts'
export { checkKept } from './check-kept.ts'
export { cleanSealImage, drawnSeal } from './drawn-seal.ts'
export {
  fileToSignOf,
  sealRoomOf,
  signReleased,
  whyNotSealed,
  whyNotSignable,
  type SigningIntent,
  type SigningRun,
} from './sign-released.ts'
export { signerOf, type LetterSigner } from './letter-signer.ts'
export { noneToSign, signMany } from './sign-many.ts'
export { onTokens, type TokenShown } from './on-tokens.ts'
