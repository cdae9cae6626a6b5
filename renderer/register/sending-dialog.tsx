import { useMutation } from '@tanstack/react-query'
import { useState, type JSX } from 'react'
import { Button, Dialog, Heading, Input, Label, Modal, ModalOverlay, TextArea, TextField } from 'react-aria-components'
import type { RegisterEntry } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { useRegisterChanged } from './register-answers.ts'

/** Writes down that a released letter went out. What is written down stays. */
export function SendingDialog({
  entry,
  today,
  close,
}: {
  readonly entry: RegisterEntry
  readonly today: string
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
  const isReady = sending.day !== '' && sending.recipient.trim() !== '' && sending.how.trim() !== ''
  const field = (name: keyof typeof sending, label: string, type = 'text'): JSX.Element => (
    <TextField
      className="field"
      value={sending[name]}
      onChange={(value) => setSending({ ...sending, [name]: value })}
      type={type}
      isRequired
    >
      <Label>{label}</Label>
      <Input />
    </TextField>
  )
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={close} isDismissable>
      <Modal className="dialog">
        <Dialog>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              if (isReady) record.mutate()
            }}
          >
            <div className="dialog-head">
              <Heading slot="title">Record a sending</Heading>
            </div>
            {field('day', 'Sent on', 'date')}
            {field('recipient', 'Sent to')}
            {field('how', 'How')}
            <TextField className="field" value={sending.note} onChange={(note) => setSending({ ...sending, note })}>
              <Label>Note</Label>
              <TextArea rows={2} />
            </TextField>
            <p className="dialog-hint">A record stays: the register only grows.</p>
            {record.data?.ok === false && (
              <p className="dialog-failure" role="alert">
                {record.data.error.message} {record.data.error.remedy}
              </p>
            )}
            <div className="dialog-buttons">
              <Button className="button" onPress={close}>
                Cancel
              </Button>
              <Button className="button button-main" type="submit" isDisabled={!isReady || record.isPending}>
                Record
              </Button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
