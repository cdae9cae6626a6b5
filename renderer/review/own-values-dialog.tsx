import { useState, type JSX } from 'react'
import { valuesInWords } from '../../core/house/index.ts'
import { FormDialog } from '../look/form-dialog.tsx'
import { Tick } from '../look/tick.tsx'

const ours = 'These are our company’s own values.'

interface OwnValuesDialogProps {
  /** The values in question. */
  readonly names: readonly string[]
  close(): void
  /** What was confirmed stands as the comment of the approval. */
  approve(comment: string): void
}

/** Asks whether values that the program came with are the company's own, before somebody approves them. */
export function OwnValuesDialog({ names, close, approve }: OwnValuesDialogProps): JSX.Element {
  const [isSure, setSure] = useState(false)
  return (
    <FormDialog
      title="Are these your company’s values?"
      intro={`The starter library’s fictional company has the same: ${valuesInWords(names)}. Every letter that is released prints them. Ask for changes where your own should stand there.`}
      action="Approve"
      isDisabled={!isSure}
      failure={undefined}
      submit={() => Promise.resolve(approve(ours))}
      close={close}
    >
      <Tick title={ours} detail="It stands beside your approval for good" isSelected={isSure} autoFocus onChange={setSure} />
    </FormDialog>
  )
}
