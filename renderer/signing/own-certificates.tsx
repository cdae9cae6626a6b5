import { useMutation } from '@tanstack/react-query'
import { useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import type { SigningCertificate } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { FormDialog } from '../look/form-dialog.tsx'
import { useActing } from '../people/acting.ts'
import { useAnswer } from '../window/answers.ts'
import { AddingDialog, type AddedFrom } from './adding-dialog.tsx'
import { useCertificatesChanged } from './certificates-changed.ts'
import { CertificateRow } from './certificate-row.tsx'
import { ForgetPassword } from './forget-password.tsx'

type Open = { readonly what: AddedFrom } | { readonly what: 'remove'; readonly certificate: SigningCertificate }

/** The certificates that whoever sits here signs with. */
export function OwnCertificates(): JSX.Element {
  const { here, needsPerson } = useActing()
  const changed = useCertificatesChanged()
  const { data } = useAnswer('signing.certificates', {})
  const whyNot = useAnswer('signing.passwordKeeping', {}).data?.whyNot
  const [open, setOpen] = useState<Open>()
  const certificates = here === undefined ? [] : (data?.certificates ?? [])
  const done = async (): Promise<void> => {
    await changed()
    setOpen(undefined)
  }
  const ends = { done: () => void done(), close: () => setOpen(undefined) }
  return (
    <section className="settings-part" aria-labelledby="own-certificates">
      <h3 id="own-certificates">Your certificates</h3>
      <p className="settings-note">
        {here === undefined
          ? 'What you sign released letters with; unlock your key to see yours.'
          : 'What you sign released letters with. Each key lies here under its own password, or stays on its token; password or PIN is asked for at every signing.'}{' '}
        {here !== undefined && whyNot}
      </p>
      {certificates.length > 0 && (
        <ul className="certificate-rows" aria-label="Your certificates">
          {certificates.map((certificate) => (
            <CertificateRow
              key={certificate.id}
              certificate={certificate}
              detail={`${certificate.keyKind}${certificate.kind === 'token' ? ', on a token' : ''}${certificate.isRemembered ? ', password remembered' : ''}`}
            >
              {certificate.isRemembered && <ForgetPassword certificate={certificate} />}
              <Button
                className="link-button"
                aria-label={`Remove ${certificate.name}`}
                onPress={() => setOpen({ what: 'remove', certificate })}
              >
                Remove
              </Button>
            </CertificateRow>
          ))}
        </ul>
      )}
      <div className="certificate-buttons">
        <Button className="button" onPress={() => needsPerson(() => setOpen({ what: 'file' }))}>
          Add your certificate …
        </Button>
        <Button className="button" onPress={() => needsPerson(() => setOpen({ what: 'token' }))}>
          Add from a token …
        </Button>
        <Button className="button" onPress={() => needsPerson(() => setOpen({ what: 'test' }))}>
          Make a test certificate …
        </Button>
      </div>
      {open?.what === 'remove' && <RemoveDialog certificate={open.certificate} {...ends} />}
      {open !== undefined && open.what !== 'remove' && <AddingDialog from={open.what} {...ends} />}
    </section>
  )
}

interface RemoveDialogProps {
  readonly certificate: SigningCertificate
  done(): void
  close(): void
}

const whatGoes: Readonly<Record<SigningCertificate['kind'], string>> = {
  file: 'goes from this computer with its key, so keep the file that it came in if you want it back',
  test: 'goes from this computer with its key; another one is made in a moment',
  token: 'is taken out of the list, and its key stays on the token',
}

function RemoveDialog({ certificate, done, close }: RemoveDialogProps): JSX.Element {
  const remove = useMutation({ mutationFn: () => ask('signing.removeCertificate', { id: certificate.id }) })
  return (
    <FormDialog
      title="Remove this certificate?"
      intro={`“${certificate.name}” ${whatGoes[certificate.kind]}; what was signed with it stays signed.`}
      action="Remove it"
      isGrave
      failure={remove.data?.ok === false ? remove.data.error : undefined}
      submit={async () => {
        const removed = await remove.mutateAsync()
        if (removed.ok) done()
      }}
      close={close}
    >
      {undefined}
    </FormDialog>
  )
}
