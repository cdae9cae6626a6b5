import type { JSX } from 'react'
import { Button } from 'react-aria-components'
import type { SigningCertificate } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'
import { useCertificatesChanged } from './certificates-changed.ts'

/** Has the remembered password of a key forgotten; it is asked for from then on. */
export function ForgetPassword({
  certificate: { id, name },
}: {
  readonly certificate: Pick<SigningCertificate, 'id' | 'name'>
}): JSX.Element {
  const changed = useCertificatesChanged()
  const notify = useNotify()
  const forget = async (): Promise<void> => {
    const forgotten = await ask('signing.forgetPassword', { id })
    if (!forgotten.ok) notify(noticeOf(forgotten.error))
    await changed()
  }
  return (
    <Button className="link-button" aria-label={`Forget it: the password of ${name}`} onPress={() => void forget()}>
      Forget it
    </Button>
  )
}
