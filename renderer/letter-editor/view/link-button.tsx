import { useRef, useState, useSyncExternalStore, type FormEvent, type JSX } from 'react'
import { Button, Dialog, FieldError, Form, Input, Label, Popover, TextField, TooltipTrigger } from 'react-aria-components'
import { useSlateStatic } from 'slate-react'
import { insertActions } from '../actions.ts'
import { linkAddressAt, removeLink, setLink } from '../commands/links.ts'
import { ariaKeys } from '../keys.ts'
import { LinkIcon } from './icons.tsx'
import { returnToLetter } from './return-to-letter.ts'
import { ToolTip } from './tool-tip.tsx'

const keys = insertActions.find(({ id }) => id === 'link')?.keys ?? ''

/** Link: asks for the address, changes the one at the caret, or takes it away. */
export function LinkButton({ command }: { readonly command: boolean }): JSX.Element {
  const button = useRef<HTMLButtonElement>(null)
  const editor = useSlateStatic()
  const { linking } = editor
  const isOpen = useSyncExternalStore(linking.subscribe, linking.isOpen)
  const close = (): void => {
    linking.setOpen(false)
    returnToLetter(editor)
  }
  return (
    <>
      <TooltipTrigger delay={600}>
        <Button
          ref={button}
          className="tool-button"
          aria-label="Link"
          aria-keyshortcuts={ariaKeys(keys, command)}
          onPress={() => linking.setOpen(true)}
        >
          <LinkIcon />
        </Button>
        <ToolTip title="Link" keys={keys} command={command} />
      </TooltipTrigger>
      <Popover
        triggerRef={button}
        isOpen={isOpen}
        onOpenChange={(open) => (open ? linking.setOpen(true) : close())}
        className="editor-popover"
      >
        <Dialog className="link-dialog" aria-label="Link">
          <LinkForm close={close} />
        </Dialog>
      </Popover>
    </>
  )
}

function LinkForm({ close }: { close(): void }): JSX.Element {
  const editor = useSlateStatic()
  const [present] = useState(() => linkAddressAt(editor))
  const [address, setAddress] = useState(present ?? '')
  const [refused, setRefused] = useState(false)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (setLink(editor, address)) close()
    else setRefused(true)
  }
  const remove = (): void => {
    removeLink(editor)
    close()
  }
  return (
    <Form className="link-form" onSubmit={submit}>
      <TextField autoFocus value={address} onChange={setAddress} isInvalid={refused} validationBehavior="aria">
        <Label>Address</Label>
        <Input placeholder="https://" />
        <FieldError>A link leads to a web, mail or telephone address, such as https://example.com.</FieldError>
      </TextField>
      <div className="link-buttons">
        {present !== undefined && (
          <Button className="editor-button" onPress={remove}>
            Remove link
          </Button>
        )}
        <Button type="submit" className="editor-button editor-button-main">
          {present === undefined ? 'Link' : 'Change'}
        </Button>
      </div>
    </Form>
  )
}
