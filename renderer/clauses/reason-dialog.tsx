import { useState, type JSX, type ReactNode } from 'react'
import { Button, Dialog, FieldError, Heading, Label, Modal, ModalOverlay, Text, TextArea, TextField } from 'react-aria-components'
import type { Failure } from '../../core/requests/index.ts'

interface ReasonDialogProps {
  readonly title: string
  /** What a good reason says. */
  readonly hint: string
  readonly button: string
  /** What the words are called. */
  readonly label?: string
  /** What stands there to begin with. */
  readonly initial?: string
  /** What else is asked for. */
  readonly children?: ReactNode
  close(): void
  /** Does it; a failure stays in the dialog. */
  run(reason: string): Promise<Failure | undefined>
}

/** Asks why something is done, and does it. */
export function ReasonDialog({
  title,
  hint,
  button,
  label = 'Reason',
  initial = '',
  children,
  close,
  run,
}: ReasonDialogProps): JSX.Element {
  const [reason, setReason] = useState(initial)
  const [failure, setFailure] = useState<Failure>()
  const [isTried, setTried] = useState(false)
  const isMissing = isTried && reason.trim() === ''
  const submit = async (): Promise<void> => {
    setTried(true)
    if (reason.trim() === '') return
    const failed = await run(reason.trim())
    if (failed === undefined) close()
    else setFailure(failed)
  }
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={close} isDismissable>
      <Modal className="dialog">
        <Dialog>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              void submit()
            }}
          >
            <div className="dialog-head">
              <Heading slot="title">{title}</Heading>
            </div>
            <TextField className="field" value={reason} onChange={setReason} isInvalid={isMissing} maxLength={2000} autoFocus>
              <Label>{label}</Label>
              <TextArea
                rows={3}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
                  event.preventDefault()
                  void submit()
                }}
              />
              <Text slot="description">{hint}</Text>
              <FieldError>Say why; it stands beside the version for good.</FieldError>
            </TextField>
            {children}
            {failure !== undefined && (
              <p className="dialog-failure" role="alert">
                {failure.message} {failure.remedy}
              </p>
            )}
            <div className="dialog-buttons">
              <Button className="button" onPress={close}>
                Cancel
              </Button>
              <Button className="button button-main" type="submit">
                {button}
              </Button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
