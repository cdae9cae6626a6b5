import type { CertificateFinding, Result, SigningCertificate, SigningLevel } from '../../core/requests/index.ts'
import { shownDay } from '../register/days.ts'

/** A certificate in one line, as it is chosen from others. */
export function certificateTitle({ name, issuer, isTest, kind, validUntil, hasEnded }: SigningCertificate): string {
  const where = kind === 'token' ? ', on a token' : ''
  const by = issuer === name ? '' : ` · ${issuer}`
  return isTest ? name : `${name}${where}${by} · ${hasEnded ? 'ended' : 'until'} ${shownDay(validUntil)}`
}

/** What came of asking the issuer of a certificate; nothing where the findings say it themselves. Who was not asked said nothing. */
export function issuerInWords(asked: Result<readonly CertificateFinding[]> | undefined): string {
  if (asked === undefined) return 'Asking the issuer …'
  if (!asked.ok) return `Its issuer could not be asked: ${asked.error.message}`
  const found = new Set(asked.value.map(({ code }) => code))
  const told = ['revocation-unknown', 'certificate-revoked', 'certificate-test', 'certificate-self-signed']
  if (told.some((code) => found.has(code))) return ''
  // A list of an issuer whose certificate is not at hand is taken by its name alone.
  return found.has('chain-incomplete')
    ? 'A list by the name of its issuer says that it is not revoked; without the issuer’s certificate that cannot be checked here.'
    : 'Its issuer says that it is not revoked.'
}

/** The levels, each with what it adds for whoever looks at the file later. */
export const levelChoices: readonly { readonly id: SigningLevel; readonly title: string }[] = [
  { id: 'B-B', title: 'Signature alone (B-B)' },
  { id: 'B-T', title: 'With the time of an authority (B-T)' },
  { id: 'B-LT', title: 'With time, and proof that nothing is revoked (B-LT)' },
  { id: 'B-LTA', title: 'For the archive: all of it under a second time (B-LTA)' },
]

/** What a first signature lets others add, by what it is called among the choices. */
export const certifications = { '1': 1, '2': 2, '3': 3 } as const

export const certifyChoices = [
  { id: 'none', title: 'Whatever a reader allows' },
  { id: '2', title: 'Only further signatures' },
  { id: '3', title: 'Further signatures and comments' },
  { id: '1', title: 'Nothing more, not even a signature' },
] as const
