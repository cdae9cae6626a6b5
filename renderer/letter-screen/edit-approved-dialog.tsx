import type { JSX } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { RequestOutput } from '../../core/requests/index.ts'
import { approvalsText } from '../../core/review/index.ts'
import { WorkButton } from '../look/work-button.tsx'
import { useCopy } from '../register/register-answers.ts'

type Standing = RequestOutput<'letters.standing'>

/** What an edit does to a letter that stands there. */
export function consequence({ state, approvals }: Standing): string {
  const voids = approvals === 0 ? '' : ` voids ${approvalsText(approvals)}`
  if (state === 'in-review') return `Editing takes it back from its reviewers${voids === '' ? '' : ` and${voids}`}.`
  return `Editing${voids === '' ? ' voids its approval' : voids}, and the letter must be reviewed again.`
}

interface EditApprovedDialogProps {
  readonly id: string
  readonly standing: Standing
  edit(): void
  close(): void
}

/** Asked once before an edit undoes what reviewers did, with the way around it. */
export function EditApprovedDialog({ id, standing, edit, close }: EditApprovedDialogProps): JSX.Element {
  const copy = useCopy()
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={close} isDismissable>
      <Modal className="dialog">
        <Dialog role="alertdialog">
          <div className="dialog-head">
            <Heading slot="title">{standing.state === 'approved' ? 'This letter is approved' : 'This letter is in review'}</Heading>
          </div>
          <p>{consequence(standing)} To leave it as it stands, make a new letter from it.</p>
          <div className="dialog-buttons">
            <Button className="button" autoFocus onPress={close}>
              Leave it as it is
            </Button>
            <WorkButton className="button" isUnderWay={copy.isPending} onPress={() => copy.mutate(id)}>
              New letter from this one
            </WorkButton>
            <Button className="button button-main" onPress={edit}>
              Edit all the same
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
