import type { JSX } from 'react'
import type { RegisterEntry } from '../../core/requests/index.ts'
import { SigningForm } from './signing-form.tsx'
import { WithCertificate } from './with-certificate.tsx'

/** Signs a released letter with a certificate of whoever sits here. */
export function SignDialog({ entry, close }: { readonly entry: RegisterEntry; close(): void }): JSX.Element {
  return (
    <WithCertificate title="Sign the letter" close={close}>
      {(of) => <SigningForm entry={entry} of={of} close={close} />}
    </WithCertificate>
  )
}
