import { useState, type JSX, type ReactNode } from 'react'
import { Label, Text, TextArea, TextField } from 'react-aria-components'
import type { Failure, RequestInput, Result, ReviewItemShape } from '../../core/requests/index.ts'
import { approvedBefore, eitherOf } from '../../core/review/index.ts'
import { enterSubmits } from '../look/enter-submits.ts'
import { FormDialog } from '../look/form-dialog.tsx'
import { useNotify } from '../window/notices.tsx'
import { useToday } from '../window/today.ts'
import { DueField } from './due-field.tsx'
import { RuleObstacleNote } from './rule-obstacle-note.tsx'
import { dueFault, sendWords, type SendWords } from './send-words.ts'
import { useReviewsChanged } from './use-reviews.ts'

interface SendDialogProps {
  readonly title: string
  /** What is sent. */
  readonly of: RequestInput<'reviews.obstacle'>
  /** What else should be known before it is sent. */
  readonly warning?: ReactNode
  /** What the note says to begin with. */
  readonly note?: string
  /** What becomes of what is sent. */
  readonly hint: string
  send(words: SendWords): Promise<Result<ReviewItemShape>>
  close(): void
}

/** Asks for a note and a day, and sends something to review. */
export function SendDialog({ title, of, warning, note: initial = '', hint, send, close }: SendDialogProps): JSX.Element {
  const [note, setNote] = useState(initial)
  const [due, setDue] = useState('')
  const [failure, setFailure] = useState<Failure>()
  const isPast = dueFault(due, useToday()) !== undefined
  const notify = useNotify()
  const changed = useReviewsChanged()
  const submit = async (): Promise<void> => {
    if (isPast) return
    const sent = await send(sendWords(note, due))
    if (!sent.ok) return setFailure(sent.error)
    notify({ text: sentNotice(sent.value) })
    close()
    await changed()
  }
  return (
    <FormDialog title={title} action="Send to review" isDisabled={isPast} failure={failure} submit={submit} close={close}>
      <RuleObstacleNote {...of} />
      {warning}
      <TextField className="field" value={note} onChange={setNote} maxLength={5000} autoFocus>
        <Label>Note to the reviewers</Label>
        <TextArea rows={3} placeholder="What they should look at" onKeyDown={enterSubmits} />
        <Text slot="description">{hint}</Text>
      </TextField>
      <DueField value={due} change={setDue} />
    </FormDialog>
  )
}

function sentNotice({ waitsFor, inOrder, open, outcome }: ReviewItemShape): string {
  if (outcome === 'approved') return `Approved. ${approvedBefore}`
  if (waitsFor.length === 0) return 'Sent to review. Nobody here may decide it yet: make somebody else a reviewer.'
  return `Sent to review. It waits for ${eitherOf(waitsFor.map(({ name }) => name))}${inOrder && open.length > 1 ? ' first' : ''}.`
}
