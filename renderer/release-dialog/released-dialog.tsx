import type { JSX } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { WorkButton } from '../look/work-button.tsx'
import { sendPart, signPart } from '../register/release-detail.tsx'
import { useSaveFiles } from '../register/register-answers.ts'
import { goTo } from '../window/place.ts'

/** What is to be done with a letter that was released just now; what stands beneath is the released letter already. */
export function ReleasedDialog({ releaseId, close }: { readonly releaseId: string; close(): void }): JSX.Element {
  const saveFiles = useSaveFiles()
  const goToRegister = (part: string): void => {
    close()
    goTo('register', releaseId, part)
  }
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={close} isDismissable>
      <Modal className="dialog export-dialog">
        <Dialog>
          <div className="dialog-head">
            <Heading slot="title">The letter is released</Heading>
          </div>
          <p role="status">It stands in the register with its files. Sign its PDF, save copies to send, and write down to whom it went.</p>
          <div className="dialog-buttons">
            <Button className="button" onPress={close}>
              Done
            </Button>
            <Button className="button" onPress={() => goToRegister(sendPart)}>
              Record a sending …
            </Button>
            <WorkButton className="button" isUnderWay={saveFiles.isPending} onPress={() => saveFiles.mutate({ id: releaseId })}>
              Save copies
            </WorkButton>
            {/* What had the focus is gone with the question. */}
            <Button className="button button-main" autoFocus onPress={() => goToRegister(signPart)}>
              Sign …
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
