import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import type { SigningCertificate } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { FormDialog } from '../look/form-dialog.tsx'
import { useActing } from '../people/acting.ts'
import { shownDay } from '../register/days.ts'
import { useAnswer } from '../window/answers.ts'
import { AddCertificateDialog, TestCertificateDialog } from './certificate-dialogs.tsx'

type Open = { readonly what: 'file' | 'test' } | { readonly what: 'remove'; readonly certificate: SigningCertificate }

/** The certificates that whoever sits here signs with. */
export function OwnCertificates(): JSX.Element {
  const { here, needsPerson } = useActing()
  const queries = useQueryClient()
  const { data } = useAnswer('signing.certificates', {})
  const [open, setOpen] = useState<Open>()
  const certificates = here === undefined ? [] : (data?.certificates ?? [])
  const done = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: ['signing.certificates'] })
    setOpen(undefined)
  }
  const ends = { done: () => void done(), close: () => setOpen(undefined) }
  return (
    <section className="settings-part" aria-labelledby="own-certificates">
      <h3 id="own-certificates">Your certificates</h3>
      <p className="settings-note">
        {here === undefined
          ? 'What you sign released letters with; unlock your key to see yours.'
          : 'What you sign released letters with. Each key lies here under its own password, which is asked for at every signing.'}
      </p>
      {certificates.length > 0 && (
        <ul className="certificate-rows" aria-label="Your certificates">
          {certificates.map((certificate) => (
            <CertificateRow
              key={certificate.id}
              certificate={certificate}
              detail={`${certificate.keyKind}${certificate.kind === 'token' ? ', on a token' : ''}`}
              remove={() => setOpen({ what: 'remove', certificate })}
            />
          ))}
        </ul>
      )}
      <div className="certificate-buttons">
        <Button className="button" onPress={() => needsPerson(() => setOpen({ what: 'file' }))}>
          Add your certificate …
        </Button>
        <Button className="button" onPress={() => needsPerson(() => setOpen({ what: 'test' }))}>
          Make a test certificate …
        </Button>
      </div>
      {open?.what === 'file' && <AddCertificateDialog {...ends} />}
      {open?.what === 'test' && <TestCertificateDialog {...ends} />}
      {open?.what === 'remove' && <RemoveDialog certificate={open.certificate} {...ends} />}
    </section>
  )
}

interface CertificateRowProps {
  readonly certificate: Pick<SigningCertificate, 'name' | 'issuer' | 'validUntil' | 'hasEnded' | 'isTest' | 'fingerprint'>
  readonly detail: string
  /** Left out where it may not be taken away. */
  remove?: (() => void) | undefined
}

/** A certificate: whose it is, who vouches for it and until when. */
export function CertificateRow({ certificate, detail, remove }: CertificateRowProps): JSX.Element {
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
        · {detail}
      </small>
      {remove !== undefined && (
        <Button className="link-button" aria-label={`Remove ${name}`} onPress={remove}>
          Remove
        </Button>
      )}
    </li>
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
