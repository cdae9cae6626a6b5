import { useState, type JSX } from 'react'
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import { ask } from '../desktop.ts'
import { useAnswer } from '../window/answers.ts'
import { fieldOf, SecretDialog, SecretField } from './secret-dialog.tsx'

/** Asks who sits here, and for their passphrase. */
export function UnlockDialog({ done, close }: { done(): void; close(): void }): JSX.Element {
  const listed = useAnswer('people.list', {})
  const people = (listed.data?.people ?? []).filter(({ active, keyHere }) => active && keyHere)
  const [chosen, setChosen] = useState<string>()
  const person = chosen ?? people[0]?.id
  return (
    <SecretDialog
      title="Unlock"
      action="Unlock"
      waiting="Opening the key …"
      send={(fields) => ask('people.unlock', { person: person ?? '', passphrase: fieldOf(fields, 'passphrase') })}
      done={done}
      close={close}
    >
      {listed.data !== undefined && people.length === 0 ? (
        <p className="dialog-failure">Nobody’s key lies on this computer. Import a profile in the room “People”.</p>
      ) : (
        <Select className="field" value={person ?? null} onChange={(key) => setChosen(String(key))}>
          <Label>Person</Label>
          <Button className="choice-button">
            <SelectValue />
          </Button>
          <Popover className="popover">
            <ListBox className="menu" items={people}>
              {({ name }) => <ListBoxItem className="menu-item">{name}</ListBoxItem>}
            </ListBox>
          </Popover>
        </Select>
      )}
      <SecretField name="passphrase" label="Passphrase" hasFocus />
    </SecretDialog>
  )
}
