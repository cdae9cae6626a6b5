import { useState, type JSX } from 'react'
import { ask } from '../desktop.ts'
import { savedInTime } from '../saving/open-sessions.ts'
import { Choice } from '../look/choice.tsx'
import { useAnswer } from '../window/answers.ts'
import { useChangeSettings } from '../window/use-change-settings.ts'
import { fieldOf, SecretDialog, SecretField } from './secret-dialog.tsx'

interface UnlockDialogProps {
  /** Who sits here, where somebody else is to. */
  readonly here: string | undefined
  /** Who is asked for first, where it matters who it is. */
  readonly wanted: string | undefined
  done(): void
  close(): void
}

/** Asks who sits here, and for their passphrase. */
export function UnlockDialog({ here, wanted, done, close }: UnlockDialogProps): JSX.Element {
  const listed = useAnswer('people.list', {})
  const people = (listed.data?.people ?? []).filter(({ id, active, keyHere }) => active && keyHere && id !== here)
  const [chosen, setChosen] = useState<string>()
  const lastHere = useAnswer('settings.read', {}).data?.lastHere
  const change = useChangeSettings()
  const person = chosen ?? [wanted, lastHere, people[0]?.id].find((each) => people.some(({ id }) => id === each))
  return (
    <SecretDialog
      title={here === undefined ? 'Unlock' : 'Switch person'}
      action={here === undefined ? 'Unlock' : 'Switch'}
      waiting="Opening the key …"
      send={async (fields) => {
        await savedInTime()
        return ask('people.unlock', { person: person ?? '', passphrase: fieldOf(fields, 'passphrase') })
      }}
      done={() => {
        if (person !== lastHere) change({ lastHere: person })
        done()
      }}
      close={close}
    >
      {listed.data !== undefined && people.length === 0 ? (
        <p className="dialog-failure">
          {here === undefined ? 'Nobody’s' : 'Nobody else’s'} key lies on this computer. Import a profile in the room “People”.
        </p>
      ) : (
        <Choice label="Person" value={person ?? ''} options={people.map(({ id, name }) => ({ id, title: name }))} change={setChosen} />
      )}
      <SecretField name="passphrase" label="Passphrase" hasFocus />
    </SecretDialog>
  )
}
