import { mayBeSamePerson } from '../../../core/letter/index.ts'
import type { CertificateFinding } from './check-certificate.ts'
import { commonNameOf } from './sign-pdf.ts'
import type { Identity } from './signer.ts'

/**
 * That a certificate names somebody else than the letters to be signed name as their signatories; nothing where a letter names nobody, or the
 * names may be one person's. One finding for all of them.
 */
export function checkSignatories(identity: Pick<Identity, 'certificate'>, signatories: readonly string[]): CertificateFinding[] {
  const name = commonNameOf(identity)
  const others = signatories.filter((signatory) => !mayBeSamePerson(name, signatory))
  const [first] = others
  if (first === undefined) return []
  const letters =
    signatories.length === 1
      ? 'the signatory of the letter is'
      : `${String(others.length)} of the ${String(signatories.length)} letters have another signatory, such as`
  return [
    {
      severity: 'warning',
      code: 'certificate-other-name',
      message: `The certificate is of “${name}”, and ${letters} “${first}”.`,
      remedy: 'Sign with the certificate of the signatory, unless you sign in their place.',
    },
  ]
}
