import type { JSX } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'

interface LeaveProps {
  leave(): void
  stay(): void
}

/** Asks whether what was filled in for a signature is given up: Escape is soon pressed. */
export function LeaveDialog({ leave, stay }: LeaveProps): JSX.Element {
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={stay} isDismissable>
      <Modal className="dialog">
        <Dialog role="alertdialog">
          <div className="dialog-head">
            <Heading slot="title">Close without signing?</Heading>
          </div>
          <p className="dialog-intro">What you filled in is not kept.</p>
          <div className="dialog-buttons">
            <Button className="button" onPress={leave}>
              Close without signing
            </Button>
            <Button className="button button-main" autoFocus onPress={stay}>
              Go on
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
