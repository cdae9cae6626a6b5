import { useMutation } from '@tanstack/react-query'
import { useState, type JSX } from 'react'
import { Input, Label, TextArea, TextField } from 'react-aria-components'
import type { RegisterEntry } from '../../core/requests/index.ts'
import { sendingDayFault } from '../../core/release/index.ts'
import { ask } from '../desktop.ts'
import { DayField } from '../day-field/day-field.tsx'
import { FormDialog } from '../look/form-dialog.tsx'
import { localDay } from './days.ts'
import { useRegisterChanged } from './register-answers.ts'

/** Writes down that a released letter went out. What is written down stays. */
export function SendingDialog({
  entry,
  today,
  warning,
  close,
}: {
  readonly entry: RegisterEntry
  readonly today: string
  /** Why it should not be sent any more; what went out all the same is still to be written down. */
  readonly warning: string | undefined
  close(): void
}): JSX.Element {
  const [sending, setSending] = useState({ day: today, recipient: entry.recipient, how: 'E-mail', note: '' })
  const changed = useRegisterChanged()
  const record = useMutation({
    mutationFn: () => ask('register.send', { id: entry.id, ...sending }),
    onSuccess: async (result) => {
      if (!result.ok) return
      await changed()
      close()
    },
  })
  const released = localDay(entry.releasedAt)
  const fault = sending.day === '' ? undefined : sendingDayFault(sending.day, { released, today })
  const isReady = sending.day !== '' && fault === undefined && sending.recipient.trim() !== '' && sending.how.trim() !== ''
  const field = (name: 'recipient' | 'how', label: string): JSX.Element => (
    <TextField className="field" value={sending[name]} onChange={(value) => setSending({ ...sending, [name]: value })} isRequired>
      <Label>{label}</Label>
      <Input />
    </TextField>
  )
  return (
    <FormDialog
      title="Record a sending"
      action="Record"
      isDisabled={!isReady}
      failure={record.data?.ok === false ? record.data.error : undefined}
      submit={async () => {
        if (isReady) await record.mutateAsync()
      }}
      close={close}
    >
      {warning !== undefined && (
        <p className="release-warning" role="note">
          {warning} If it went out all the same, write it down, so that a recall finds it.
        </p>
      )}
      <DayField label="Sent on" value={sending.day} change={(day) => setSending({ ...sending, day })} fault={fault} isRequired autoFocus />
      {field('recipient', 'Sent to')}
      {field('how', 'How')}
      <TextField className="field" value={sending.note} onChange={(note) => setSending({ ...sending, note })}>
        <Label>Note</Label>
        <TextArea rows={2} />
      </TextField>
      <p className="dialog-hint">A record stays: the register only grows.</p>
    </FormDialog>
  )
}
