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

/** What a newer version of a clause, or the clause that stands in for a withdrawn one, would change in the letter, before it is taken. */
export function NewerVersionDialog({ pinned, newer, take, close }: NewerVersionDialogProps): JSX.Element {
  const isSame = pinned.code === newer.code
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
              {isSame ? `Keep version ${String(pinned.version)}` : 'Leave it for now'}
            </Button>
            <Button className="button button-main" autoFocus onPress={take}>
              {isSame ? `Take version ${String(newer.version)}` : `Replace it by ${newer.title}`}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
