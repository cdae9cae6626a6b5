import { useMutation } from '@tanstack/react-query'
import { useState, type JSX, type ReactNode } from 'react'
import { Button, Dialog, Heading, Label, Modal, ModalOverlay, TextArea, TextField } from 'react-aria-components'
import type { Result, ReviewItemShape } from '../../core/requests/index.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'
import { useReviewsChanged } from './use-reviews.ts'

interface SendDialogProps {
  readonly title: string
  /** What should be known before it is sent. */
  readonly warning?: ReactNode
  send(note: string): Promise<Result<ReviewItemShape>>
  close(): void
}

/** Asks for a note and sends something to review. */
export function SendDialog({ title, warning, send, close }: SendDialogProps): JSX.Element {
  const [note, setNote] = useState('')
  const notify = useNotify()
  const changed = useReviewsChanged()
  const { mutate, isPending } = useMutation({
    mutationFn: () => send(note.trim()),
    onSuccess: async (result) => {
      if (!result.ok) return notify(noticeOf(result.error))
      const names = result.value.waitsFor.map(({ name }) => name)
      notify({
        text:
          names.length === 0
            ? 'Sent to review. Nobody here may decide it yet: make somebody else a reviewer.'
            : `Sent to review. It waits for ${names.join(', ')}.`,
      })
      close()
      await changed()
    },
  })
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={close} isDismissable>
      <Modal className="dialog">
        <Dialog>
          <form
            onSubmit={(event) => {
              event.preventDefault()
              mutate()
            }}
          >
            <div className="dialog-head">
              <Heading slot="title">{title}</Heading>
            </div>
            {warning}
            <TextField className="field" value={note} onChange={setNote} maxLength={5000} autoFocus>
              <Label>Note to the reviewers</Label>
              <TextArea rows={3} placeholder="What they should look at" />
            </TextField>
            <div className="dialog-buttons">
              <Button className="button" onPress={close}>
                Cancel
              </Button>
              <Button className="button button-main" type="submit" isDisabled={isPending}>
                Send to review
              </Button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
