import type { JSX } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { BackupSteps } from './backup-steps.tsx'

interface BackupsDialogProps {
  setOpen(open: boolean): void
  make(): Promise<void>
}

/** The backups: what there is, one more, or back to one of them. */
export function BackupsDialog({ setOpen, make }: BackupsDialogProps): JSX.Element {
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={setOpen} isDismissable>
      <Modal className="dialog backups-dialog">
        <Dialog>
          <BackupSteps close={() => setOpen(false)} make={make} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
