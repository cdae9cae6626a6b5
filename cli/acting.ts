import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { actAs, type Acting } from '../backend/people/index.ts'
import type { Store } from '../backend/store/index.ts'
import { fail, succeed, type Failure, type Result } from '../core/requests/index.ts'
import type { Person } from '../core/review/index.ts'
import { fromCaller } from './caller.ts'

/** The options of commands in which a person acts. */
export interface ActingOptions {
  /** Id or exact name of the person. */
  readonly as?: string
  /** A file with their passphrase; `-` for the standard input. */
  readonly passphraseFile?: string
}

/** How every command names the two options. */
export const asOption = ['--as <person>', 'who acts: their id, or their name in full'] as const
export const passphraseOption = [
  '--passphrase-file <file>',
  'the file with their passphrase; "-" reads it from the standard input',
] as const

const nobodyNamed: Failure = {
  code: 'no-person',
  message: 'Somebody has to answer for this.',
  remedy: 'Say who with --as, and where their passphrase is with --passphrase-file.',
}
const noPassphrase: Failure = {
  code: 'bad-usage',
  message: 'The passphrase is missing.',
  remedy: 'Name the file with it by --passphrase-file, or "-" for the standard input.',
}

/** Opens the key of who acts in a command. Fails with `no-person`, `person-unknown`, `person-retired`, `passphrase-wrong`, `file-unreadable` … */
export async function actingFrom({ as, passphraseFile }: ActingOptions, { people }: Store): Promise<Result<Acting>> {
  if (as === undefined) return fail(nobodyNamed)
  const listed = await people.list()
  if (!listed.ok) return listed
  const person = personNamed(as, listed.value)
  if (!person.ok) return person
  const passphrase = await readPassphrase(passphraseFile)
  return passphrase.ok ? actAs(person.value, passphrase.value, people) : passphrase
}

/**
 * Id of who answers for what a command writes down; nobody before the house was made, and from then on somebody has to: else a reviewer
 * could write unnamed and approve their own words. Fails with `no-person`, and as `actingFrom`.
 */
export async function writerFrom(options: ActingOptions, store: Store): Promise<Result<string | undefined>> {
  if (options.as === undefined) {
    const root = await store.people.root()
    if (!root.ok) return root
    if (root.value === undefined) return succeed(undefined)
  }
  const acting = await actingFrom(options, store)
  return acting.ok ? succeed(acting.value.person.id) : acting
}

/** A passphrase from a file, without the line's end that editors put there. */
export async function readPassphrase(file: string | undefined): Promise<Result<string>> {
  if (file === undefined) return fail(noPassphrase)
  try {
    const read = file === '-' ? await text(process.stdin) : readFileSync(fromCaller(file), 'utf8')
    return succeed(read.replace(/\r?\n$/u, ''))
  } catch {
    return fail({ code: 'file-unreadable', message: 'The file with the passphrase cannot be read.', remedy: 'Check its name and place.' })
  }
}

/** The one person with this id or exactly this name who has not left. */
export function personNamed(named: string, people: readonly Person[]): Result<Person> {
  const byId = people.find(({ id }) => id === named)
  const found = byId === undefined ? people.filter(({ name, active }) => active && name === named) : [byId]
  const [person] = found
  if (person === undefined)
    return fail({
      code: 'person-unknown',
      message: `Nobody here is called "${named}".`,
      remedy: '"chancery profile list" names everybody.',
    })
  if (found.length > 1)
    return fail({
      code: 'person-ambiguous',
      message: `${String(found.length)} people here are called "${named}".`,
      remedy: 'Use the id that "chancery profile list" prints.',
    })
  if (!person.active)
    return fail({
      code: 'person-retired',
      message: `${person.name} has left the house.`,
      remedy: 'An administrator can mark them as returned.',
    })
  return succeed(person)
}
