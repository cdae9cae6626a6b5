import { lazy, Suspense, type JSX } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'

/** Its script is fetched when the dialog is opened. */
const BackupSteps = lazy(() => import('./backup-steps.tsx').then((steps) => ({ default: steps.BackupSteps })))

interface BackupsDialogProps {
  readonly isOpen: boolean
  setOpen(open: boolean): void
  make(): Promise<void>
}

/** The backups: what there is, one more, or back to one of them. */
export function BackupsDialog({ isOpen, setOpen, make }: BackupsDialogProps): JSX.Element {
  return (
    <ModalOverlay className="overlay" isOpen={isOpen} onOpenChange={setOpen} isDismissable>
      <Modal className="dialog backups-dialog">
        <Dialog>
          <Suspense>
            <BackupSteps close={() => setOpen(false)} make={make} />
          </Suspense>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
