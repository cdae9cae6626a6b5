import { useQueryClient } from '@tanstack/react-query'
import { useState, type JSX } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { RegisterEntry } from '../../core/requests/index.ts'
import { useAnswer } from '../window/answers.ts'
import { AddCertificateDialog, TestCertificateDialog } from './certificate-dialogs.tsx'
import { SigningForm } from './signing-form.tsx'
import './signing.css'

interface SignDialogProps {
  readonly entry: RegisterEntry
  close(): void
}

/** Signs a released letter with a certificate of whoever sits here; who has none is led to their first one. */
export function SignDialog({ entry, close }: SignDialogProps): JSX.Element | undefined {
  const queries = useQueryClient()
  const certificates = useAnswer('signing.certificates', {})
  const [adding, setAdding] = useState<'file' | 'test'>()
  const [chosen, setChosen] = useState<string>()
  if (adding !== undefined) {
    const Adding = adding === 'file' ? AddCertificateDialog : TestCertificateDialog
    return (
      <Adding
        close={() => setAdding(undefined)}
        done={async ({ id }) => {
          await queries.invalidateQueries({ queryKey: ['signing.certificates'] })
          setChosen(id)
          setAdding(undefined)
        }}
      />
    )
  }
  const { data, error } = certificates
  if (data === undefined && error === null) return undefined
  const known = data?.certificates ?? []
  const [first] = known
  if (first === undefined || error !== null) return <FirstCertificate failure={error?.failure} choose={setAdding} close={close} />
  return <SigningForm entry={entry} certificates={known} chosen={chosen ?? first.id} choose={setChosen} add={setAdding} close={close} />
}

interface FirstCertificateProps {
  readonly failure: { readonly message: string; readonly remedy?: string } | undefined
  choose(adding: 'file' | 'test'): void
  close(): void
}

function FirstCertificate({ failure, choose, close }: FirstCertificateProps): JSX.Element {
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={close} isDismissable>
      <Modal className="dialog">
        <Dialog>
          <div className="dialog-head">
            <Heading slot="title">Sign the letter</Heading>
          </div>
          {failure === undefined ? (
            <>
              <p className="dialog-intro">
                A letter is signed with a certificate: it says who you are, and somebody vouches for it. You have none here yet.
              </p>
              <div className="first-certificate">
                <Button className="button button-main" autoFocus onPress={() => choose('file')}>
                  Add your certificate …
                </Button>
                <Button className="button" onPress={() => choose('test')}>
                  Make a test certificate …
                </Button>
              </div>
            </>
          ) : (
            <p className="dialog-failure" role="alert">
              {failure.message} {failure.remedy}
            </p>
          )}
          <div className="dialog-buttons">
            <Button className="button" onPress={close}>
              Cancel
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
