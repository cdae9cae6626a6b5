import type { SigningCertificate, SigningLevel } from '../../core/requests/index.ts'
import { shownDay } from '../register/days.ts'

/** A certificate in one line, as it is chosen from others. */
export function certificateTitle({ name, issuer, isTest, kind, validUntil, hasEnded }: SigningCertificate): string {
  const where = kind === 'token' ? ', on a token' : ''
  return isTest ? name : `${name}${where} · ${issuer} · ${hasEnded ? 'ended' : 'until'} ${shownDay(validUntil)}`
}

/** The levels, each with what it adds for whoever looks at the file later. */
export const levelChoices: readonly { readonly id: SigningLevel; readonly title: string }[] = [
  { id: 'B-B', title: 'Signature alone (B-B)' },
  { id: 'B-T', title: 'With the time of an authority (B-T)' },
  { id: 'B-LT', title: 'With time, and proof that nothing is revoked (B-LT)' },
  { id: 'B-LTA', title: 'For the archive: all of it under a second time (B-LTA)' },
]

export const certifyChoices = [
  { id: 'none', title: 'Whatever a reader allows' },
  { id: '2', title: 'Only further signatures' },
  { id: '1', title: 'Nothing more, not even a signature' },
] as const
