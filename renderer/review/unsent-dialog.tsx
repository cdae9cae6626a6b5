import type { JSX } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { Unsent } from './unsent.ts'

interface UnsentDialogProps {
  readonly unsent: Unsent
  /** What is about to be done, such as "approve". */
  readonly action: string
  goOn(): void
  close(): void
}

/** Asks what becomes of comments and answers that were written and not sent, before something is decided. */
export function UnsentDialog({ unsent, action, goOn, close }: UnsentDialogProps): JSX.Element {
  const isOne = unsent.texts.length === 1
  const them = isOne ? 'it' : 'them'
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={close} isDismissable>
      <Modal className="dialog">
        <Dialog role="alertdialog">
          <div className="dialog-head">
            <Heading slot="title">
              {isOne ? 'You wrote a comment that is not sent' : `You wrote ${String(unsent.texts.length)} comments that are not sent`}
            </Heading>
          </div>
          {unsent.texts.map((text, index) => (
            <blockquote key={index} className="review-unsent">
              {text.trim()}
            </blockquote>
          ))}
          <p className="dialog-intro">
            {isOne
              ? 'Without it, nobody else reads these words; they stay in the box'
              : 'Without them, nobody else reads these words; they stay in the boxes'}{' '}
            they were written in while this window is open.
          </p>
          <div className="dialog-buttons">
            <Button className="button" onPress={close}>
              Back
            </Button>
            <Button className="button" onPress={() => (close(), goOn())}>
              {`${action.replace(/^./u, (letter) => letter.toUpperCase())} without ${them}`}
            </Button>
            <Button className="button button-main" autoFocus onPress={() => (close(), unsent.send(goOn))}>
              {`Send ${them} and ${action}`}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
