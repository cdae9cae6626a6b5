import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { writeFilesWhole } from '../../backend/files/index.ts'
import { exportProfile, House, importProfile } from '../../backend/people/index.ts'
import { outsideHere, type Store } from '../../backend/store/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { fingerprintOf, type Person, type Role } from '../../core/review/index.ts'
import { personNamed, readPassphrase, type ActingOptions } from '../acting.ts'
import { fromCaller } from '../caller.ts'
import { exitCode, type ExitCode } from '../exit-codes.ts'
import { openData, type DataOption } from '../open-data.ts'
import { say } from '../output.ts'
import { refuse } from '../refuse.ts'

interface JsonOption {
  readonly json?: boolean
}

export interface ProfileCreateCommand extends DataOption, JsonOption, ActingOptions {
  readonly roles: readonly Role[]
  /** The passphrase of who is added; the first person's is in `passphraseFile`. */
  readonly newPassphraseFile?: string
}

/** Makes the first person of a house, or, as an administrator, adds one. */
export function profileCreate(name: string, command: ProfileCreateCommand): Promise<ExitCode> {
  return inStore(command, async (store) => {
    const made = command.as === undefined ? await foundAs(name, command, store) : await addBy(name, command, store)
    if (made.ok) say(command.json === true ? JSON.stringify(made.value) : line(made.value))
    return made
  })
}

async function foundAs(name: string, { roles, passphraseFile }: ProfileCreateCommand, { people }: Store): Promise<Result<Person>> {
  const root = await people.root()
  if (!root.ok) return root
  if (root.value !== undefined)
    return fail({
      code: 'root-exists',
      message: 'This house has people already, so an administrator has to add this one.',
      remedy: 'Give the administrator with --as and --passphrase-file, and the new passphrase with --new-passphrase-file.',
    })
  const passphrase = await readPassphrase(passphraseFile)
  return passphrase.ok ? new House(people, outsideHere()).found({ name, roles, passphrase: passphrase.value }) : passphrase
}

async function addBy(
  name: string,
  { roles, passphraseFile, newPassphraseFile, as }: ProfileCreateCommand,
  store: Store,
): Promise<Result<Person>> {
  const own = await readPassphrase(passphraseFile)
  if (!own.ok) return own
  const listed = await store.people.list()
  if (!listed.ok) return listed
  const administrator = personNamed(as ?? '', listed.value)
  if (!administrator.ok) return administrator
  const passphrase = await readPassphrase(newPassphraseFile)
  if (!passphrase.ok)
    return fail({ ...passphrase.error, remedy: 'Name the file with the passphrase of who is added by --new-passphrase-file.' })
  return new House(store.people, outsideHere()).add({ name, roles, passphrase: passphrase.value }, administrator.value, own.value)
}

export function profileList(command: DataOption & JsonOption): Promise<ExitCode> {
  return inStore(command, async ({ people }) => {
    const listed = await people.list()
    if (!listed.ok) return listed
    const root = await people.root()
    if (!root.ok) return root
    if (command.json === true) say(JSON.stringify({ items: listed.value, total: listed.value.length, root: root.value?.publicKey }))
    else {
      for (const person of listed.value) say(line(person))
      say(
        root.value === undefined
          ? 'Nobody has a profile here yet.'
          : `Fingerprint of the house’s root key: ${fingerprintOf(root.value.publicKey)}`,
      )
    }
    return succeed(undefined)
  })
}

export function profileExport(command: DataOption & ActingOptions & { readonly out: string; readonly json?: boolean }): Promise<ExitCode> {
  return inStore(command, async (store) => {
    const passphrase = await readPassphrase(command.passphraseFile)
    if (!passphrase.ok) return passphrase
    const listed = await store.people.list()
    if (!listed.ok) return listed
    const person = personNamed(command.as ?? '', listed.value)
    if (!person.ok) return person
    const text = await exportProfile(person.value, passphrase.value, store.people)
    if (!text.ok) return text
    const path = fromCaller(command.out)
    const written = await writeFilesWhole([{ path, bytes: Buffer.from(text.value) }])
    if (written.ok) say(command.json === true ? JSON.stringify({ file: path }) : path)
    return written
  })
}

export function profileImport(file: string, command: DataOption & JsonOption & ActingOptions): Promise<ExitCode> {
  return inStore(command, async ({ people }) => {
    const passphrase = await readPassphrase(command.passphraseFile)
    if (!passphrase.ok) return passphrase
    let text: string
    try {
      text = readFileSync(fromCaller(file), 'utf8')
    } catch {
      return fail({ code: 'file-unreadable', message: `${basename(file)} cannot be read.`, remedy: 'Check its name and place.' })
    }
    const imported = await importProfile(text, passphrase.value, people)
    if (imported.ok) say(command.json === true ? JSON.stringify(imported.value) : line(imported.value))
    return imported
  })
}

function line({ id, name, roles, active }: Person): string {
  return `${id}  ${name}  ${roles.join(', ')}${active ? '' : '  (has left)'}`
}

async function inStore(options: DataOption, action: (store: Store) => Promise<Result<unknown>>): Promise<ExitCode> {
  const store = await openData(options)
  if (!store.ok) return refuse(store.error)
  const outcome = await action(store.value)
  await store.value.close()
  return outcome.ok ? exitCode.done : refuse(outcome.error)
}
