import type { JSX, ReactNode } from 'react'
import { Button, Dialog, Form, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { Failure } from '../../core/requests/index.ts'
import { useOneAtATime } from './one-at-a-time.ts'

interface FormDialogProps {
  readonly title: string
  readonly intro?: ReactNode
  /** What the main button says. */
  readonly action: string
  /** What the host does meanwhile, such as "Opening the key …"; left out while it does nothing. */
  readonly waiting?: string | undefined
  /** True for what cannot be taken back. */
  readonly isGrave?: boolean
  readonly isDisabled?: boolean
  readonly failure: Failure | undefined
  readonly children: ReactNode
  /** Does it; until it is done, the main button is disabled and Enter does nothing. */
  submit(form: HTMLFormElement): Promise<void>
  close(): void
}

/** A dialog that asks for something and does it: title, fields, what went wrong, Cancel and the main button. */
export function FormDialog(props: FormDialogProps): JSX.Element {
  const { title, intro, action, waiting, isGrave = false, isDisabled = false, failure, children, submit, close } = props
  const { isUnderWay, run } = useOneAtATime(submit)
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(isOpen) => !isOpen && close()}>
      <Modal className="dialog">
        <Dialog>
          <div className="dialog-head">
            <Heading slot="title">{title}</Heading>
          </div>
          {intro !== undefined && <p className="dialog-intro">{intro}</p>}
          <Form
            onSubmit={(event) => {
              event.preventDefault()
              run(event.currentTarget)
            }}
          >
            {children}
            {failure !== undefined && (
              <p className="dialog-failure" role="alert">
                {failure.message} {failure.remedy}
              </p>
            )}
            <div className="dialog-buttons">
              <span className="dialog-waiting" role="status">
                {waiting}
              </span>
              <Button className="button" onPress={close}>
                Cancel
              </Button>
              <Button
                type="submit"
                className={isGrave ? 'button button-main button-grave' : 'button button-main'}
                isDisabled={isDisabled || isUnderWay}
              >
                {action}
              </Button>
            </div>
          </Form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
