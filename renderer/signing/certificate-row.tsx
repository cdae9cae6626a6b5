import type { JSX, ReactNode } from 'react'
import type { SigningCertificate } from '../../core/requests/index.ts'
import { shownDay } from '../register/days.ts'

interface CertificateRowProps {
  readonly certificate: Pick<SigningCertificate, 'name' | 'issuer' | 'validUntil' | 'hasEnded' | 'isTest' | 'fingerprint'>
  readonly detail: string
  /** What can be done with it. */
  readonly children?: ReactNode
}

/** A certificate: whose it is, who vouches for it and until when. */
export function CertificateRow({ certificate, detail, children }: CertificateRowProps): JSX.Element {
  const { name, issuer, validUntil, hasEnded, isTest, fingerprint } = certificate
  return (
    <li>
      <b title={`SHA-256 ${fingerprint}`}>{name}</b>
      {isTest && <span className="test-mark">Test certificate</span>}
      <small>
        {issuer === name ? 'vouches for itself' : `issued by ${issuer}`} ·{' '}
        <span className={hasEnded ? 'tone-bad' : undefined}>
          {hasEnded ? 'ended' : 'until'} {shownDay(validUntil)}
        </span>{' '}
        · <span>{detail}</span>
      </small>
      {children !== undefined && <span className="certificate-row-buttons">{children}</span>}
    </li>
  )
}
