import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import type { Person, PublicKey } from '../../core/review/index.ts'
import type { People } from '../store/index.ts'
import { openSealed, SealedBytes } from './sealed-bytes.ts'
import { publicKeyOf } from './signing-key.ts'

export const keyElsewhere: Failure = {
  code: 'key-elsewhere',
  message: 'The key of this person does not lie on this computer.',
  remedy: 'Import their profile from the file that they exported.',
}
export const rootElsewhere: Failure = {
  code: 'root-elsewhere',
  message: 'The root key of the house does not lie here under your passphrase.',
  remedy: 'Ask an administrator who has it, or import your profile from the computer where it lies.',
}
export const keyDamaged: Failure = {
  code: 'key-damaged',
  message: 'The key of this person is damaged here.',
  remedy: 'Import their profile again, or ask an administrator for a new key.',
}
export const passphraseWrong: Failure = {
  code: 'passphrase-wrong',
  message: 'That is not the passphrase.',
  remedy: 'Try again. If it is forgotten, an administrator can issue a new key under People.',
}

/** Whether somebody typed a passphrase that is not the one, be it theirs or that of somebody beside them. */
export function isWrongPassphrase({ code }: Failure): boolean {
  return code === 'passphrase-wrong' || code === 'own-passphrase-wrong'
}

/** Opens a person's private key. Fails with `passphrase-wrong`, `key-elsewhere` or `key-damaged`. */
export async function openKeyOf(person: Pick<Person, 'id' | 'publicKey'>, passphrase: string, people: People): Promise<Result<Uint8Array>> {
  const keys = await people.sealedKeys(person.id)
  return keys.ok ? openKey(keys.value.key, person.publicKey, passphrase, keyElsewhere) : keys
}

/** Opens an administrator's copy of the root key. Fails as `openKeyOf`, and with `root-elsewhere`. */
export async function openRootOf(person: string, rootKey: PublicKey, passphrase: string, people: People): Promise<Result<Uint8Array>> {
  const keys = await people.sealedKeys(person)
  return keys.ok ? openKey(keys.value.root, rootKey, passphrase, rootElsewhere) : keys
}

async function openKey(sealed: unknown, publicKey: PublicKey, passphrase: string, missing: Failure): Promise<Result<Uint8Array>> {
  if (sealed === undefined) return fail(missing)
  const parsed = SealedBytes.safeParse(sealed)
  if (!parsed.success) return fail(keyDamaged)
  const privateKey = await openSealed(parsed.data, passphrase, publicKey)
  if (privateKey === undefined) return fail(passphraseWrong)
  return privateKey.length === 32 && publicKeyOf(privateKey) === publicKey ? succeed(privateKey) : fail(keyDamaged)
}
