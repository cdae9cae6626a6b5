import { useState, type JSX } from 'react'
import { Button, Dialog, Heading, Label, Modal, ModalOverlay, TextArea, TextField } from 'react-aria-components'

/** Asks why a quotation is unsealed; without a reason it stays sealed. */
export function UnsealDialog({
  isOpen,
  close,
  unseal,
}: {
  readonly isOpen: boolean
  close(): void
  unseal(reason: string): void
}): JSX.Element {
  const [reason, setReason] = useState('')
  return (
    <ModalOverlay className="overlay" isOpen={isOpen} onOpenChange={(open) => open || close()}>
      <Modal className="dialog">
        <Dialog>
          <div className="dialog-head">
            <Heading slot="title">Unseal the quotation</Heading>
          </div>
          <p className="evidence-hint">
            The words can be changed again, and no longer count as proven by their evidence until they are sealed anew.
          </p>
          <TextField className="field" value={reason} onChange={setReason} autoFocus isRequired>
            <Label>Reason</Label>
            <TextArea rows={2} />
          </TextField>
          <div className="dialog-buttons">
            <Button className="button" onPress={close}>
              Leave it sealed
            </Button>
            <Button
              className="button button-main"
              isDisabled={reason.trim() === ''}
              onPress={() => {
                unseal(reason.trim())
                close()
              }}
            >
              Unseal
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
