export { certificateFacts, fingerprintOf, keyKindOf } from './certificate-facts.ts'
export { certificatesOf, keptFromFile, openIdentity, testCertificateFor, type CertificateToKeep } from './kept-keys.ts'
export { checkKept } from './check-kept.ts'
export { signReleased, type SigningRun } from './sign-released.ts'
