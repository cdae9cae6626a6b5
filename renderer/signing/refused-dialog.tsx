import type { JSX } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'

interface RefusedProps {
  readonly title: string
  readonly failure: { readonly message: string; readonly remedy?: string | undefined }
  close(): void
}

/** Why nothing can be signed here, in the place of what would be asked for. */
export function RefusedDialog({ title, failure, close }: RefusedProps): JSX.Element {
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={close} isDismissable>
      <Modal className="dialog">
        <Dialog>
          <div className="dialog-head">
            <Heading slot="title">{title}</Heading>
          </div>
          <p className="dialog-failure" role="alert">
            {failure.message} {failure.remedy}
          </p>
          <div className="dialog-buttons">
            <Button className="button button-main" autoFocus onPress={close}>
              Close
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
