import type { JSX } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { ClauseVersion } from '../../core/clause/index.ts'
import type { Compared } from '../redline/compared.ts'
import { RedlineView } from '../redline/redline-view.tsx'

interface NewerVersionDialogProps {
  /** The clause as it stands in the letter. */
  readonly pinned: Compared
  readonly newer: ClauseVersion
  take(): void
  close(): void
}

/** What a newer version of a clause would change in the letter, before it is taken. */
export function NewerVersionDialog({ pinned, newer, take, close }: NewerVersionDialogProps): JSX.Element {
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={close} isDismissable>
      <Modal className="dialog newer-version-dialog">
        <Dialog>
          <div className="dialog-head">
            <Heading slot="title">{newer.title}</Heading>
          </div>
          <RedlineView before={pinned} after={newer} />
          <div className="dialog-buttons">
            <Button className="button" onPress={close}>
              Keep version {pinned.version}
            </Button>
            <Button className="button button-main" autoFocus onPress={take}>
              Take version {newer.version}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
