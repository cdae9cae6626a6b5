import { z } from 'zod'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import { Person, PublicKey, verifyVouching, Vouching } from '../../core/review/index.ts'
import type { People } from '../store/index.ts'
import { keyElsewhere, openKeyOf, passphraseWrong } from './keys-of.ts'
import { openSealed, sealBytes, SealedBytes } from './sealed-bytes.ts'

/** A profile on its way to another computer: everything in it is under the person's passphrase, the keys under it once more. */
const ProfileFile = z.strictObject({ format: z.literal('chancery-profile-1'), sealed: SealedBytes })

const Profile = z.strictObject({
  person: Person,
  root: PublicKey,
  vouching: Vouching,
  key: SealedBytes,
  sealedRoot: SealedBytes.optional(),
})

const belongsTo = 'chancery-profile-1'
const unreadable: Failure = {
  code: 'profile-unreadable',
  message: 'This file is not a profile that Chancery exported.',
  remedy: 'Export the profile again on the computer where it lies.',
}
const otherHouse: Failure = {
  code: 'other-house',
  message: 'This profile belongs to another house: its root key is a different one.',
  remedy: 'Use a data folder of its own for that house, or ask an administrator here to add the person.',
}
const keyOutdated: Failure = {
  code: 'key-outdated',
  message: 'This person has another key here by now than the one in this file.',
  remedy: 'Export the profile again where they use the newer key.',
}
const erased: Failure = {
  code: 'profile-incomplete',
  message: 'The house does not vouch for the key of this person.',
  remedy: 'Ask an administrator for a new key.',
}

/** A person's profile as a file. Fails as `openKeyOf`: who exports it must know the passphrase. */
export async function exportProfile(person: Person, passphrase: string, people: People): Promise<Result<string>> {
  const opened = await openKeyOf(person, passphrase, people)
  if (!opened.ok) return opened
  const keys = await people.sealedKeys(person.id)
  if (!keys.ok) return keys
  const root = await people.root()
  if (!root.ok) return root
  const vouchings = await people.vouchings(person.publicKey)
  if (!vouchings.ok) return vouchings
  const vouching = vouchings.value.at(-1)
  if (root.value === undefined || vouching === undefined) return fail(erased)
  const key = SealedBytes.safeParse(keys.value.key)
  if (!key.success) return fail(keyElsewhere)
  const sealedRoot = SealedBytes.safeParse(keys.value.root).data
  const profile: z.infer<typeof Profile> = {
    person,
    root: root.value.publicKey,
    vouching,
    key: key.data,
    ...(sealedRoot !== undefined && { sealedRoot }),
  }
  const sealed = await sealBytes(Buffer.from(JSON.stringify(profile)), passphrase, belongsTo)
  return succeed(`${JSON.stringify({ format: 'chancery-profile-1', sealed } satisfies z.infer<typeof ProfileFile>, null, 2)}\n`)
}

/**
 * Takes a profile over from a file. A computer without a house joins the profile's house; where the person is known, their key
 * comes to lie here. Fails with `profile-unreadable`, `passphrase-wrong`, `other-house`, `key-outdated`.
 */
export async function importProfile(text: string, passphrase: string, people: People): Promise<Result<Person>> {
  const profile = await readProfile(text, passphrase)
  if (!profile.ok) return profile
  const { person, root, vouching, key, sealedRoot } = profile.value
  const house = await people.root()
  if (!house.ok) return house
  if (house.value !== undefined && house.value.publicKey !== root) return fail(otherHouse)
  const known = await people.list()
  if (!known.ok) return known
  const here = known.value.find(({ id }) => id === person.id)
  if (here === undefined)
    return people.takeOver(root, {
      id: person.id,
      name: vouching.name,
      roles: vouching.roles,
      publicKey: person.publicKey,
      sealedKey: key,
      sealedRoot,
      vouching,
    })
  if (here.publicKey !== person.publicKey) return fail(keyOutdated)
  const kept = await people.reseal(here.id, { key, root: here.roles.includes('administrator') ? sealedRoot : undefined }, here.id)
  return kept.ok ? succeed(here) : kept
}

async function readProfile(text: string, passphrase: string): Promise<Result<z.infer<typeof Profile>>> {
  const file = ProfileFile.safeParse(jsonOf(text))
  if (!file.success) return fail(unreadable)
  const bytes = await openSealed(file.data.sealed, passphrase, belongsTo)
  if (bytes === undefined) return fail({ ...passphraseWrong, message: 'That is not the passphrase of this file, or the file was altered.' })
  const profile = Profile.safeParse(jsonOf(Buffer.from(bytes).toString()))
  if (!profile.success) return fail(unreadable)
  const { person, vouching, root } = profile.data
  const fits =
    vouching.root === root && vouching.person === person.id && vouching.publicKey === person.publicKey && verifyVouching(vouching)
  return fits ? succeed(profile.data) : fail(unreadable)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
