import { useQuery } from '@tanstack/react-query'
import type { JSX } from 'react'
import type { RegisterEntry, RequestOutput } from '../../core/requests/index.ts'
import { answerOf, type RequestFailed } from '../window/answers.ts'
import { RefusedDialog } from './refused-dialog.tsx'
import { SigningForm } from './signing-form.tsx'
import { WithCertificate } from './with-certificate.tsx'

/** Signs a released letter with a certificate of whoever sits here; where nobody can sign it, that is said before anything is asked for. */
export function SignDialog({ entry, close }: { readonly entry: RegisterEntry; close(): void }): JSX.Element | undefined {
  // Asked anew each time: every signature, and whoever comes at the data folder, may change it.
  const { data, error } = useQuery<RequestOutput<'signing.whyNot'>, RequestFailed>({
    queryKey: ['signing.whyNot', entry.id],
    queryFn: () => answerOf('signing.whyNot', { release: entry.id }),
    gcTime: 0,
    staleTime: 0,
    refetchOnWindowFocus: false,
  })
  const refusal = error?.failure ?? data?.refusal
  if (refusal !== undefined) return <RefusedDialog title="The letter cannot be signed" failure={refusal} close={close} />
  if (data === undefined) return undefined
  return (
    <WithCertificate title="Sign the letter" close={close}>
      {(of) => <SigningForm entry={entry} of={of} close={close} />}
    </WithCertificate>
  )
}
