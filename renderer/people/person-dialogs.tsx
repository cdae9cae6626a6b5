import { useState, type JSX } from 'react'
import { fail, type Failure, type ListedPerson } from '../../core/requests/index.ts'
import type { Role } from '../../core/review/index.ts'
import { ask } from '../desktop.ts'
import { useNotify } from '../window/notices.tsx'
import { RoleTicks } from './role-ticks.tsx'
import { fieldOf, NameField, NewSecretFields, SecretDialog, SecretField } from './secret-dialog.tsx'

interface DialogEnds {
  done(): void
  close(): void
}

interface PersonDialogProps extends DialogEnds {
  readonly person: ListedPerson
}

const OwnField = ({ hasFocus = false }: { readonly hasFocus?: boolean }): JSX.Element => (
  <SecretField name="own" label="Your own passphrase" help="It opens the root key, with which you vouch for this" hasFocus={hasFocus} />
)

const noRole: Failure = {
  code: 'no-role',
  message: 'Nobody is in the house without a role.',
  remedy: 'Choose at least one; it may be changed later.',
}

export function AddPersonDialog({ done, close }: DialogEnds): JSX.Element {
  const [chosen, setChosen] = useState<readonly Role[]>([])
  return (
    <SecretDialog
      title="Add a person"
      intro="They type their passphrase here themselves, and can take their profile to their own computer as a file."
      action="Add"
      waiting="Making the key …"
      send={async (fields) =>
        chosen.length === 0
          ? fail(noRole)
          : ask('people.add', {
              name: fieldOf(fields, 'name'),
              roles: [...chosen],
              passphrase: fieldOf(fields, 'passphrase'),
              own: fieldOf(fields, 'own'),
            })
      }
      done={done}
      close={close}
    >
      <NameField />
      <RoleTicks chosen={chosen} setChosen={setChosen} />
      <NewSecretFields name="passphrase" label="Their passphrase" />
      <OwnField />
    </SecretDialog>
  )
}

export function RolesDialog({ person, done, close }: PersonDialogProps): JSX.Element {
  const [chosen, setChosen] = useState<readonly Role[]>(person.roles)
  const becomes = chosen.includes('administrator') && !person.roles.includes('administrator')
  return (
    <SecretDialog
      title={`Roles of ${person.name}`}
      action="Change roles"
      waiting="Vouching for the roles …"
      send={(fields) =>
        ask('people.setRoles', {
          person: person.id,
          roles: [...chosen],
          own: fieldOf(fields, 'own'),
          ...(becomes && { theirs: fieldOf(fields, 'theirs') }),
        })
      }
      done={done}
      close={close}
    >
      <RoleTicks chosen={chosen} hasFocus setChosen={setChosen} />
      {becomes && (
        <SecretField
          name="theirs"
          label={`Passphrase of ${person.name}`}
          help="They type it themselves: an administrator has the root key under their own passphrase"
        />
      )}
      <OwnField />
    </SecretDialog>
  )
}

export function NewKeyDialog({ person, done, close }: PersonDialogProps): JSX.Element {
  return (
    <SecretDialog
      title={`A new key for ${person.name}`}
      intro="For a lost key or a forgotten passphrase; they type the new one here themselves. The former key signs nothing more; what was approved with it stays approved."
      action="Issue the key"
      waiting="Making the key …"
      send={(fields) => ask('people.newKey', { person: person.id, passphrase: fieldOf(fields, 'passphrase'), own: fieldOf(fields, 'own') })}
      done={done}
      close={close}
    >
      <NewSecretFields name="passphrase" label="Their new passphrase" hasFocus />
      <OwnField />
    </SecretDialog>
  )
}

export function EraseDialog({ person, done, close }: PersonDialogProps): JSX.Element {
  return (
    <SecretDialog
      title={`Erase the data of ${person.name}`}
      intro="Their name and keys go from this computer for good, and from what the audit trail says about them; the trail still holds, and what they approved still counts. Backups and files that were sent keep them. This cannot be undone."
      action="Erase for good"
      waiting="Erasing …"
      isGrave
      send={(fields) => ask('people.erase', { person: person.id, own: fieldOf(fields, 'own') })}
      done={done}
      close={close}
    >
      <OwnField hasFocus />
    </SecretDialog>
  )
}

export function ExportProfileDialog({ person, done, close }: PersonDialogProps): JSX.Element {
  const notify = useNotify()
  return (
    <SecretDialog
      title={`Export the profile of ${person.name}`}
      intro="One file for another computer, under the same passphrase."
      action="Export"
      waiting="Sealing the file …"
      send={async (fields) => {
        const exported = await ask('people.export', { person: person.id, passphrase: fieldOf(fields, 'passphrase') })
        const file = exported.ok ? exported.value.files[0] : undefined
        if (file !== undefined)
          notify({
            text: `${file.name} is written.`,
            action: { label: 'Show in folder', run: () => void ask('exports.reveal', { handle: file.handle }) },
          })
        return exported
      }}
      done={done}
      close={close}
    >
      <SecretField name="passphrase" label={`Passphrase of ${person.name}`} hasFocus />
    </SecretDialog>
  )
}

const fileUnreadable: Failure = {
  code: 'file-unreadable',
  message: 'The file cannot be read: it is gone by now, or may not be read by you.',
  remedy: 'Close this and choose it again.',
}

export function ImportProfileDialog({ file, done, close }: DialogEnds & { readonly file: File }): JSX.Element {
  return (
    <SecretDialog
      title="Import a profile"
      intro={file.name}
      action="Import"
      waiting="Opening the file …"
      send={async (fields) => {
        const text = await file.text().catch(() => undefined)
        if (text === undefined) return fail(fileUnreadable)
        return ask('people.import', { text, passphrase: fieldOf(fields, 'passphrase') })
      }}
      done={done}
      close={close}
    >
      <SecretField name="passphrase" label="Passphrase of the person" hasFocus />
    </SecretDialog>
  )
}
