import type { JSX } from 'react'
import type { CertificateFinding } from '../../core/requests/index.ts'

/** What keeps a certificate from signing, or what who signs should know of it or of the letters, each with what to do about it. */
export function CertificateFindings({ findings }: { readonly findings: readonly CertificateFinding[] }): JSX.Element | undefined {
  if (findings.length === 0) return undefined
  return (
    <ul className="certificate-findings" aria-label="Before you sign">
      {findings.map(({ severity, code, message, remedy }) => (
        <li key={`${code} ${message}`} className={severity === 'error' ? 'certificate-error' : 'certificate-warning'}>
          <b>{message}</b> {remedy}
        </li>
      ))}
    </ul>
  )
}
