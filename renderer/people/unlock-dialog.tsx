import { useState, type JSX } from 'react'
import { ask } from '../desktop.ts'
import { Choice } from '../look/choice.tsx'
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
        <Choice label="Person" value={person ?? ''} options={people.map(({ id, name }) => ({ id, title: name }))} change={setChosen} />
      )}
      <SecretField name="passphrase" label="Passphrase" hasFocus />
    </SecretDialog>
  )
}
