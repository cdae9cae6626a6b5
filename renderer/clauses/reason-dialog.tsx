import { useState, type JSX, type ReactNode } from 'react'
import { FieldError, Label, Text, TextArea, TextField } from 'react-aria-components'
import type { Failure } from '../../core/requests/index.ts'
import { enterSubmits } from '../look/enter-submits.ts'
import { FormDialog } from '../look/form-dialog.tsx'

interface ReasonDialogProps {
  readonly title: string
  /** What a good reason says. */
  readonly hint: string
  readonly button: string
  /** True for what cannot be taken back. */
  readonly isGrave?: boolean
  /** What is said where none is given. */
  readonly missing?: string
  /** What it is done to. */
  readonly about?: ReactNode
  /** What is asked for before the reason, and first has the keyboard. */
  readonly first?: ReactNode
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
  isGrave = false,
  missing = 'Say why; it stands beside the version for good.',
  about,
  first,
  children,
  close,
  run,
}: ReasonDialogProps): JSX.Element {
  const [reason, setReason] = useState('')
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
    <FormDialog title={title} action={button} isGrave={isGrave} failure={failure} submit={submit} close={close}>
      {about}
      {first}
      <TextField
        className="field"
        value={reason}
        onChange={setReason}
        isInvalid={isMissing}
        validationBehavior="aria"
        maxLength={2000}
        autoFocus={first === undefined}
      >
        <Label>Reason</Label>
        <TextArea rows={3} onKeyDown={enterSubmits} />
        <Text slot="description">{hint}</Text>
        <FieldError>{missing}</FieldError>
      </TextField>
      {children}
    </FormDialog>
  )
}
