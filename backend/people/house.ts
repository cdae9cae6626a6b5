import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import { wordsToVouch, type Person, type PublicKey, type Role, type Vouching } from '../../core/review/index.ts'
import type { People, StoreOutside } from '../store/index.ts'
import { asAdministrator } from './administrator.ts'
import { openKeyOf, openRootOf } from './keys-of.ts'
import { checkPassphrase } from './passphrase.ts'
import { sealBytes, type SealedBytes } from './sealed-bytes.ts'
import { newSigningKey, sign } from './signing-key.ts'

export interface NewProfile {
  readonly name: string
  readonly roles: readonly Role[]
  readonly passphrase: string
}

/** The root key while it is open. */
interface Root {
  readonly publicKey: PublicKey
  readonly privateKey: Uint8Array
}

const noHouse: Failure = {
  code: 'no-house',
  message: 'This house has no root key yet.',
  remedy: 'Set up the house first: its first person becomes its administrator.',
}
const ownKey: Failure = {
  code: 'own-key',
  message: 'Nobody issues a key for themselves: a new key needs a second person.',
  remedy: 'Ask another administrator. To change only your passphrase, use "Change passphrase".',
}
const ownPassphraseWrong: Failure = {
  code: 'own-passphrase-wrong',
  message: 'That is not your own passphrase.',
  remedy: 'Try again. If it is forgotten, another administrator can issue you a new key under People.',
}
const nameTaken = (name: string): Failure => ({
  code: 'name-taken',
  message: `There is a person named “${name}” in the house already, and approvals name people.`,
  remedy: 'Add what tells the two apart, such as a second name or a department.',
})
const lastAdministrator: Failure = {
  code: 'last-administrator',
  message: 'This person is the only administrator of the house.',
  remedy: 'Make somebody else an administrator first.',
}
const passphraseNeeded: Failure = {
  code: 'passphrase-needed',
  message: 'To become an administrator, a person needs the root key under their own passphrase.',
  remedy: 'Let them type their passphrase here.',
}
const gone: Failure = { code: 'person-retired', message: 'This person has left the house.', remedy: 'Mark them as returned first.' }

/** What the administrators of a house do with its people. `administrator` is who does it; `own` is their passphrase, which opens the root key. */
export class House {
  readonly #people: People
  readonly #outside: StoreOutside

  constructor(people: People, outside: StoreOutside) {
    this.#people = people
    this.#outside = outside
  }

  /** Makes the house: its root key and its first person, who becomes an administrator. Happens once. */
  async found({ name, roles, passphrase }: NewProfile): Promise<Result<Person>> {
    const strong = checkPassphrase(passphrase)
    if (!strong.ok) return strong
    const root = newSigningKey()
    const all: readonly Role[] = [...new Set<Role>([...roles, 'administrator'])]
    const made = await this.#made({ name, roles: all, passphrase }, root)
    return this.#people.found(root.publicKey, { ...made, sealedRoot: made.sealedRoot })
  }

  async add(profile: NewProfile, administrator: Person, own: string): Promise<Result<Person>> {
    const strong = checkPassphrase(profile.passphrase)
    if (!strong.ok) return strong
    const everyone = await this.#people.list()
    if (!everyone.ok) return everyone
    if (everyone.value.some(({ active, name }) => active && isSameName(name, profile.name))) return fail(nameTaken(profile.name.trim()))
    const root = await this.#root(administrator, own)
    return root.ok ? this.#people.addPerson(await this.#made(profile, root.value), administrator.id) : root
  }

  /** `theirs`: the passphrase of who becomes an administrator. */
  async setRoles(id: string, roles: readonly Role[], administrator: Person, own: string, theirs?: string): Promise<Result<Person>> {
    const person = await this.#people.open(id)
    if (!person.ok) return person
    const becomes = roles.includes('administrator') && !person.value.roles.includes('administrator')
    const others = await this.#mayLeave(person.value, roles.includes('administrator'))
    if (!others.ok) return others
    if (becomes && theirs === undefined) return fail(passphraseNeeded)
    const root = await this.#root(administrator, own)
    if (!root.ok) return root
    if (becomes) {
      const theirKey = await openKeyOf(person.value, theirs ?? '', this.#people)
      if (!theirKey.ok)
        return theirKey.error.code === 'passphrase-wrong'
          ? fail({ ...theirKey.error, message: `That is not the passphrase of ${person.value.name}.` })
          : theirKey
    }
    const { name, publicKey } = person.value
    const vouching = this.#vouching({ person: id, name, roles: [...roles], publicKey }, root.value)
    const sealedRoot = becomes ? await sealBytes(root.value.privateKey, theirs ?? '', root.value.publicKey) : undefined
    const keptRoot = roles.includes('administrator') && !becomes ? await this.#sealedRootOf(id) : sealedRoot
    return this.#people.renew({ person: id, publicKey, roles, vouching, sealedRoot: keptRoot }, administrator.id)
  }

  /** A new key for a person who lost theirs or forgot its passphrase. Nobody issues one for themselves. */
  async newKey(id: string, passphrase: string, administrator: Person, own: string): Promise<Result<Person>> {
    if (id === administrator.id) return fail(ownKey)
    const strong = checkPassphrase(passphrase)
    if (!strong.ok) return strong
    const person = await this.#people.open(id)
    if (!person.ok) return person
    if (!person.value.active) return fail(gone)
    const root = await this.#root(administrator, own)
    if (!root.ok) return root
    const { roles, name } = person.value
    const { publicKey, privateKey } = newSigningKey()
    const vouching = this.#vouching({ person: id, name, roles, publicKey }, root.value)
    const sealedKey = await sealBytes(privateKey, passphrase, publicKey)
    privateKey.fill(0)
    const sealedRoot = roles.includes('administrator')
      ? await sealBytes(root.value.privateKey, passphrase, root.value.publicKey)
      : undefined
    return this.#people.renew({ person: id, publicKey, roles, vouching, sealedKey, sealedRoot }, administrator.id)
  }

  /** Marks that a person has left, or has come back. */
  async retire(id: string, retired: boolean, administrator: Person): Promise<Result<Person>> {
    const allowed = asAdministrator(administrator)
    if (!allowed.ok) return allowed
    const person = await this.#people.open(id)
    if (!person.ok) return person
    const others = await this.#mayLeave(person.value, !retired)
    return others.ok ? this.#people.retire(id, administrator.id, retired) : others
  }

  /**
   * Erases what is personal about a person who has left. Their keys are vouched for anew without their name, so that what they
   * approved still counts.
   */
  async erase(id: string, administrator: Person, own: string): Promise<Result<void>> {
    const person = await this.#people.open(id)
    if (!person.ok) return person
    const others = await this.#mayLeave(person.value, false)
    if (!others.ok) return others
    const root = await this.#root(administrator, own)
    if (!root.ok) return root
    const all = await this.#people.vouchings()
    if (!all.ok) return all
    const nameless = all.value
      .filter((vouching) => vouching.person === id && vouching.root === root.value.publicKey)
      .map(({ publicKey, roles, at }) => this.#vouching({ person: id, name: erasedName, roles, publicKey }, root.value, at))
    return this.#people.erase(id, nameless, administrator.id)
  }

  /** Seals a person's keys under another passphrase. Fails with `passphrase-wrong` when `before` is not theirs. */
  async changePassphrase(person: Person, before: string, after: string): Promise<Result<void>> {
    const strong = checkPassphrase(after)
    if (!strong.ok) return strong
    const key = await openKeyOf(person, before, this.#people)
    if (!key.ok) return key
    const house = await this.#people.root()
    if (!house.ok) return house
    const root = house.value === undefined ? undefined : await openRootOf(person.id, house.value.publicKey, before, this.#people)
    const sealedRoot =
      root?.ok === true && house.value !== undefined ? await sealBytes(root.value, after, house.value.publicKey) : undefined
    return this.#people.reseal(person.id, { key: await sealBytes(key.value, after, person.publicKey), root: sealedRoot }, person.id)
  }

  async #root(administrator: Person, own: string): Promise<Result<Root>> {
    const allowed = asAdministrator(administrator)
    if (!allowed.ok) return allowed
    const house = await this.#people.root()
    if (!house.ok) return house
    if (house.value === undefined) return fail(noHouse)
    const privateKey = await openRootOf(administrator.id, house.value.publicKey, own, this.#people)
    if (privateKey.ok) return succeed({ publicKey: house.value.publicKey, privateKey: privateKey.value })
    return privateKey.error.code === 'passphrase-wrong' ? fail(ownPassphraseWrong) : privateKey
  }

  async #made({ name, roles, passphrase }: NewProfile, root: Root) {
    const id = this.#outside.newId(this.#outside.now())
    const { publicKey, privateKey } = newSigningKey()
    const sealedKey = await sealBytes(privateKey, passphrase, publicKey)
    privateKey.fill(0)
    const sealedRoot = roles.includes('administrator') ? await sealBytes(root.privateKey, passphrase, root.publicKey) : undefined
    return {
      id,
      name,
      roles,
      publicKey,
      sealedKey,
      sealedRoot,
      vouching: this.#vouching({ person: id, name, roles: [...roles], publicKey }, root),
    }
  }

  #vouching(about: Pick<Vouching, 'person' | 'name' | 'roles' | 'publicKey'>, root: Root, at = this.#outside.now()): Vouching {
    const words = { ...about, at, root: root.publicKey }
    return { ...words, signature: sign(wordsToVouch(words), root.privateKey) }
  }

  async #sealedRootOf(id: string): Promise<SealedBytes | undefined> {
    const keys = await this.#people.sealedKeys(id)
    // Sealed by this house and kept as it was.
    return keys.ok ? (keys.value.root as SealedBytes | undefined) : undefined
  }

  /** A house keeps an administrator: true of who is none, who stays one, and where there is another. */
  async #mayLeave(person: Person, staysAdministrator: boolean): Promise<Result<void>> {
    if (staysAdministrator || !person.roles.includes('administrator') || !person.active) return succeed(undefined)
    const everyone = await this.#people.list()
    if (!everyone.ok) return everyone
    const others = everyone.value.some(({ id, active, roles }) => id !== person.id && active && roles.includes('administrator'))
    return others ? succeed(undefined) : fail(lastAdministrator)
  }
}

/** Whether people would read two names as one. */
function isSameName(left: string, right: string): boolean {
  const read = (name: string): string => name.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLocaleLowerCase('en')
  return read(left) === read(right)
}

/** What stands for the name of a person whose data was erased. */
const erasedName = 'A person whose data was erased'
