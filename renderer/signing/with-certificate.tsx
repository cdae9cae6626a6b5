import { useState, type JSX, type ReactNode } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useAnswer } from '../window/answers.ts'
import { AddingDialog, type AddedFrom } from './adding-dialog.tsx'
import { useCertificatesChanged } from './certificates-changed.ts'
import { RefusedDialog } from './refused-dialog.tsx'
import type { CertificateChoice } from './signing-fields.tsx'
import './signing.css'

interface WithCertificateProps {
  readonly title: string
  close(): void
  /** What is signed, once there is a certificate to sign with. */
  children(of: CertificateChoice): ReactNode
}

/** Asks for a certificate of whoever sits here; who has none is led to their first one. */
export function WithCertificate({ title, close, children }: WithCertificateProps): ReactNode {
  const changed = useCertificatesChanged()
  const { data, error } = useAnswer('signing.certificates', {})
  const [adding, setAdding] = useState<AddedFrom>()
  const [chosen, choose] = useState<string>()
  if (data === undefined && error === null) return undefined
  const certificates = data?.certificates ?? []
  const [first] = certificates
  return (
    <>
      {error !== null ? (
        <RefusedDialog title={title} failure={error.failure} close={close} />
      ) : first === undefined ? (
        <FirstCertificate title={title} choose={setAdding} close={close} />
      ) : (
        // One for trying out is chosen by nobody who has another.
        children({ certificates, chosen: chosen ?? (certificates.find(({ isTest }) => !isTest) ?? first).id, choose, add: setAdding })
      )}
      {adding !== undefined && (
        // Over the form, which keeps what was chosen in it.
        <AddingDialog
          from={adding}
          close={() => setAdding(undefined)}
          done={async ({ id }) => {
            await changed()
            choose(id)
            setAdding(undefined)
          }}
        />
      )}
    </>
  )
}

interface FirstCertificateProps {
  readonly title: string
  choose(adding: AddedFrom): void
  close(): void
}

function FirstCertificate({ title, choose, close }: FirstCertificateProps): JSX.Element {
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={close} isDismissable>
      <Modal className="dialog">
        <Dialog>
          <div className="dialog-head">
            <Heading slot="title">{title}</Heading>
          </div>
          <p className="dialog-intro">
            A letter is signed with a certificate: it says who you are, and somebody vouches for it. You have none here yet.
          </p>
          <div className="first-certificate">
            <Button className="button button-main" autoFocus onPress={() => choose('file')}>
              Add your certificate …
            </Button>
            <Button className="button" onPress={() => choose('token')}>
              Add from a token …
            </Button>
            <Button className="button" onPress={() => choose('test')}>
              Make a test certificate …
            </Button>
          </div>
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
