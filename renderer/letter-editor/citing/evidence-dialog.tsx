import type { JSX } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useSurroundings } from '../view/surroundings.ts'

interface EvidenceDialogProps {
  readonly title: string
  /** SHA-256 of the file. */
  readonly digest: string
  close(): void
}

/** The file of a source that the letter cites, as the house keeps it. */
export function EvidenceDialog({ title, digest, close }: EvidenceDialogProps): JSX.Element {
  const { evidenceSearch } = useSurroundings()
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={close} isDismissable>
      <Modal className="dialog evidence-dialog">
        <Dialog>
          <div className="dialog-head">
            <Heading slot="title">{title}</Heading>
          </div>
          <div className="evidence-dialog-file">{evidenceSearch.view?.(digest)}</div>
          <div className="dialog-buttons">
            <Button className="button" onPress={close} autoFocus>
              Close
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
