import type { JSX } from 'react'
import { ask } from '../desktop.ts'
import { useNotify } from '../window/notices.tsx'
import { fieldOf, NewSecretFields, SecretDialog, SecretField } from './secret-dialog.tsx'

export function ChangePassphraseDialog({ close }: { close(): void }): JSX.Element {
  const notify = useNotify()
  return (
    <SecretDialog
      title="Change passphrase"
      intro="Your key stays the same; what you approved stays approved. Profiles that you exported open with the former passphrase."
      action="Change"
      waiting="Sealing your key …"
      send={(fields) => ask('people.changePassphrase', { before: fieldOf(fields, 'before'), after: fieldOf(fields, 'after') })}
      done={() => {
        notify({ text: 'Your passphrase is changed.' })
        close()
      }}
      close={close}
    >
      <SecretField name="before" label="Passphrase now" hasFocus />
      <NewSecretFields name="after" label="New passphrase" />
    </SecretDialog>
  )
}
