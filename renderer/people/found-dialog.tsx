import { useState, type JSX } from 'react'
import type { Role } from '../../core/review/index.ts'
import { ask } from '../desktop.ts'
import { RoleTicks } from './role-ticks.tsx'
import { fieldOf, NameField, NewSecretFields, SecretDialog } from './secret-dialog.tsx'

/** The first start of a house: its root key and its first person. */
export function FoundDialog({ done, close }: { done(): void; close(): void }): JSX.Element {
  const [chosen, setChosen] = useState<readonly Role[]>(['author', 'reviewer', 'signatory', 'administrator'])
  return (
    <SecretDialog
      title="Set up the house"
      intro="The first person becomes its administrator and keeps its root key. Drafting letters needs no profile; approving and releasing them does. Nobody can bring a forgotten passphrase back."
      action="Set up"
      waiting="Making the keys …"
      send={(fields) =>
        ask('people.found', { name: fieldOf(fields, 'name'), roles: [...chosen], passphrase: fieldOf(fields, 'passphrase') })
      }
      done={done}
      close={close}
    >
      <NameField />
      <RoleTicks chosen={chosen} setChosen={(roles) => setChosen([...new Set<Role>([...roles, 'administrator'])])} />
      <NewSecretFields name="passphrase" label="Passphrase" />
    </SecretDialog>
  )
}
