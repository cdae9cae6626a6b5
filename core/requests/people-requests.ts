import { z } from 'zod'
import { Person, PublicKey, Role } from '../review/person.ts'
import { ExportedFile } from './page-requests.ts'
import { Nothing, Time, type RequestGroup } from './request-shapes.ts'

/** A passphrase on its way to the host. It is never kept, logged or answered. */
const Passphrase = z.string().max(5000)

const Name = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}\p{Cf}]*$/u)

/** A person as the window lists them. */
export const ListedPerson = z.strictObject({
  ...Person.shape,
  /** Whether their key lies on this computer, so that they can unlock here. */
  keyHere: z.boolean(),
  /** Whether their data was erased. */
  erased: z.boolean(),
})
export type ListedPerson = z.infer<typeof ListedPerson>

/** The house's root key: whoever sees the same key elsewhere deals with the same house. */
export const HouseRoot = z.strictObject({ publicKey: PublicKey, madeAt: Time })
export type HouseRoot = z.infer<typeof HouseRoot>

export const peopleRequests = {
  /** Who sits here. Asking it is no activity: the key locks all the same. Without a house: no root, no people. */
  'people.state': {
    input: Nothing,
    output: z.strictObject({ root: HouseRoot.optional(), here: Person.optional() }),
  },
  'people.list': {
    input: Nothing,
    output: z.strictObject({ root: HouseRoot.optional(), people: z.array(ListedPerson) }),
  },
  /** Makes the house and its first person, who is unlocked at once, and is an administrator beside the roles given. */
  'people.found': { input: z.strictObject({ name: Name, roles: z.array(Role), passphrase: Passphrase }), output: Person },
  'people.unlock': { input: z.strictObject({ person: z.uuid(), passphrase: Passphrase }), output: Person },
  'people.lock': { input: Nothing, output: Nothing },
  /** In this and the following, `own` is the passphrase of the administrator who asks: it opens the root key. */
  'people.add': {
    input: z.strictObject({ name: Name, roles: z.array(Role).min(1), passphrase: Passphrase, own: Passphrase }),
    output: Person,
  },
  /** `theirs`: the passphrase of who becomes an administrator, because the root key is kept under it too. */
  'people.setRoles': {
    input: z.strictObject({ person: z.uuid(), roles: z.array(Role).min(1), own: Passphrase, theirs: Passphrase.optional() }),
    output: Person,
  },
  'people.newKey': { input: z.strictObject({ person: z.uuid(), passphrase: Passphrase, own: Passphrase }), output: Person },
  /** Marks that a person has left, or has come back. */
  'people.retire': { input: z.strictObject({ person: z.uuid(), retired: z.boolean() }), output: Person },
  'people.erase': { input: z.strictObject({ person: z.uuid(), own: Passphrase }), output: Nothing },
  'people.changePassphrase': { input: z.strictObject({ before: Passphrase, after: Passphrase }), output: Nothing },
  /** A profile as an encrypted file, opened by the person's passphrase. Cancelled in the host's dialog: no files. */
  'people.export': {
    input: z.strictObject({ person: z.uuid(), passphrase: Passphrase }),
    output: z.strictObject({ files: z.array(ExportedFile) }),
  },
  'people.import': { input: z.strictObject({ text: z.string().max(200_000), passphrase: Passphrase }), output: Person },
} as const satisfies RequestGroup
