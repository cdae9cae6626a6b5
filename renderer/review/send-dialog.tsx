import { useMutation } from '@tanstack/react-query'
import { useMemo, useState, type JSX } from 'react'
import { Button, Dialog, Heading, Label, Modal, ModalOverlay, TextArea, TextField } from 'react-aria-components'
import type { Result, ReviewItemShape } from '../../core/requests/index.ts'
import { useCommands, type Command } from '../commands/command.ts'
import { ask } from '../desktop.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'
import { useReviewsChanged } from './use-reviews.ts'

/** The button that sends a draft of a clause version to review. */
export function SendVersion({ id, name }: { readonly id: string; readonly name: string }): JSX.Element {
  const [isSending, setSending] = useState(false)
  useCommands(
    useMemo<Command[]>(
      () => [{ id: 'submit-version', title: `Send ${name} to review`, group: 'Review', keys: 'Mod+Alt+S', run: () => setSending(true) }],
      [name],
    ),
  )
  return (
    <>
      <Button className="button" onPress={() => setSending(true)}>
        Send to review …
      </Button>
      {isSending && (
        <SendDialog
          title={`Send ${name} to review`}
          hint="From here on this version never changes again; edits make the next one."
          send={(note) => ask('reviews.send', { id, note })}
          close={() => setSending(false)}
        />
      )}
    </>
  )
}

interface SendDialogProps {
  readonly title: string
  readonly hint?: string
  send(note: string): Promise<Result<ReviewItemShape>>
  close(): void
}

/** Asks for a note and sends something to review. */
export function SendDialog({ title, hint, send, close }: SendDialogProps): JSX.Element {
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
            {hint !== undefined && <p className="review-soft">{hint}</p>}
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
