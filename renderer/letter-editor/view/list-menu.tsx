import { useState, type JSX } from 'react'
import { Button, Dialog, Group, Heading, Input, Label, MenuItem, Modal, ModalOverlay, NumberField, Separator } from 'react-aria-components'
import { useSlateStatic } from 'slate-react'
import { listKindActions, listNumberActions } from '../actions.ts'
import { itemNumber, numberAbove, numberFrom } from '../commands/lists.ts'
import { ActionItem, ActionMenu } from './action-menu.tsx'
import { returnToLetter } from './return-to-letter.ts'

/** How a list counts: its kind, where it begins, what it counts on from. */
export function ListMenu({ state }: { readonly state: string }): JSX.Element {
  const editor = useSlateStatic()
  const [asked, setAsked] = useState<number>()
  const on = new Set(state.split(' '))
  const number = itemNumber(editor)
  const close = (): void => {
    setAsked(undefined)
    returnToLetter(editor)
  }
  return (
    <>
      <ActionMenu title="Kinds and numbers of lists" face={undefined} isDisabled={on.has('in-clause') || on.has('in-part')}>
        {listKindActions.map((action) => (
          <ActionItem key={action.id} action={action} isOn={on.has(action.id)} face={action.sample} />
        ))}
        <Separator />
        {listNumberActions.map((action) => (
          <ActionItem
            key={action.id}
            action={action}
            isOn={on.has(action.id)}
            isDisabled={
              action.id === 'continuation'
                ? !on.has('in-list')
                : number === undefined || (action.id === 'list-continue' && numberAbove(editor) === undefined)
            }
          />
        ))}
        <MenuItem id="list-number" className="editor-menu-item" isDisabled={number === undefined} onAction={() => setAsked(number)}>
          Begin at another number …
        </MenuItem>
      </ActionMenu>
      <ModalOverlay className="overlay" isOpen={asked !== undefined} onOpenChange={(open) => open || close()}>
        <Modal className="dialog">
          <Dialog>
            {asked !== undefined && (
              <NumberForm
                number={asked}
                close={close}
                grant={(start) => {
                  numberFrom(editor, start)
                  close()
                }}
              />
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  )
}

interface NumberFormProps {
  readonly number: number
  close(): void
  grant(start: number): void
}

function NumberForm({ number, close, grant }: NumberFormProps): JSX.Element {
  const [start, setStart] = useState(number)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!Number.isNaN(start)) grant(start)
      }}
    >
      <div className="dialog-head">
        <Heading slot="title">Number of the item</Heading>
      </div>
      <NumberField className="field" value={start} onChange={setStart} minValue={0} maxValue={99_999} step={1} autoFocus>
        <Label>The list counts on from</Label>
        <Group>
          <Input onFocus={(event) => event.currentTarget.select()} />
        </Group>
      </NumberField>
      <div className="dialog-buttons">
        <Button className="button" onPress={close}>
          Cancel
        </Button>
        <Button className="button button-main" type="submit" isDisabled={Number.isNaN(start)}>
          Set the number
        </Button>
      </div>
    </form>
  )
}
