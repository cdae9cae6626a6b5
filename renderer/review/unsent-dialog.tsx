import type { JSX } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { WrittenComment } from '../comments/comment-draft.ts'

/** What stands in the comment box, and how it is sent; `then` is called when it is kept. */
export interface UnsentComment extends Pick<WrittenComment, 'text' | 'words'> {
  readonly isSending: boolean
  send(then?: () => void): void
}

interface UnsentDialogProps {
  readonly comment: UnsentComment
  /** What is about to be done, such as "approve". */
  readonly action: string
  goOn(): void
  close(): void
}

/** Asks what becomes of a comment that was written and not sent, before something is decided. */
export function UnsentDialog({ comment, action, goOn, close }: UnsentDialogProps): JSX.Element {
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={close} isDismissable>
      <Modal className="dialog">
        <Dialog role="alertdialog">
          <div className="dialog-head">
            <Heading slot="title">You wrote a comment that is not sent</Heading>
          </div>
          <blockquote className="review-unsent">{comment.text.trim()}</blockquote>
          <p className="dialog-intro">Without it, nobody else reads these words; they stay in the comment box while this window is open.</p>
          <div className="dialog-buttons">
            <Button className="button" onPress={close}>
              Back
            </Button>
            <Button className="button" onPress={() => (close(), goOn())}>
              {`${action.replace(/^./u, (letter) => letter.toUpperCase())} without it`}
            </Button>
            <Button className="button button-main" autoFocus onPress={() => (close(), comment.send(goOn))}>
              {`Send it and ${action}`}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
