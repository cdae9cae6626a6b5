import type { JSX } from 'react'
import { HouseSigning } from './house-signing.tsx'
import { OwnCertificates } from './own-certificates.tsx'

/** What is set of signing: one's own certificates, and by what the house signs and verifies. */
export function SigningSettings(): JSX.Element {
  return (
    <>
      <OwnCertificates />
      <HouseSigning />
    </>
  )
}
