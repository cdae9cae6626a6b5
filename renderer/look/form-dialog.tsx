import { useLayoutEffect, useRef, type JSX, type ReactNode } from 'react'
import { Button, Dialog, Form, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { Failure } from '../../core/requests/index.ts'
import { useOneAtATime } from './one-at-a-time.ts'
import { WorkButton } from './work-button.tsx'

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
  /** Does it; until it is done, neither the main button nor Enter does anything. */
  submit(form: HTMLFormElement): Promise<void>
  close(): void
  /** What Escape does where that is not what Cancel does. */
  escape?(): void
}

/**
 * A dialog that asks for something and does it: title, fields, what went wrong, Cancel and the main button. What went wrong and the buttons
 * stay in sight at its foot; what is asked for scrolls above them.
 */
export function FormDialog(props: FormDialogProps): JSX.Element {
  const { title, intro, action, waiting, isGrave = false, isDisabled = false, failure, children, submit, close, escape = close } = props
  const { isUnderWay, run } = useOneAtATime(submit)
  const body = useRef<HTMLDivElement>(null)
  // What went wrong takes room from the fields above it; the one to type in again stays in sight.
  useLayoutEffect(() => {
    const field = document.activeElement
    if (failure !== undefined && body.current?.contains(field) === true) field?.scrollIntoView({ block: 'nearest' })
  }, [failure])
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(isOpen) => !isOpen && escape()}>
      <Modal className="dialog form-dialog">
        <Dialog>
          <div className="dialog-head">
            <Heading slot="title">{title}</Heading>
          </div>
          <Form
            onSubmit={(event) => {
              event.preventDefault()
              run(event.currentTarget)
            }}
          >
            <div ref={body} className="form-dialog-body">
              {intro !== undefined && <p className="dialog-intro">{intro}</p>}
              {children}
            </div>
            <div className="form-dialog-foot">
              {failure !== undefined && (
                <p className="dialog-failure" role="alert">
                  {failure.message} {failure.remedy}
                </p>
              )}
              <div className="dialog-buttons">
                <span className="dialog-waiting" role="status">
                  {waiting}
                </span>
                {/* What asks for nothing begins with the way back. */}
                <Button className="button" autoFocus={children === null || children === undefined} onPress={close}>
                  Cancel
                </Button>
                <WorkButton
                  type="submit"
                  className={`button button-main${isGrave ? ' button-grave' : ''}`}
                  isUnderWay={isUnderWay}
                  isDisabled={isDisabled}
                >
                  {action}
                </WorkButton>
              </div>
            </div>
          </Form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
