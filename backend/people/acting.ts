import type { Result } from '../../core/requests/index.ts'
import type { Person, Signature } from '../../core/review/index.ts'
import type { People } from '../store/index.ts'
import { openKeyOf } from './keys-of.ts'
import { sign } from './signing-key.ts'

/** A person while their key is open. */
export interface Acting {
  readonly person: Person
  sign(words: string): Signature
}

/** Opens a person's key for one command. Fails as `openKeyOf`. */
export async function actAs(person: Person, passphrase: string, people: People): Promise<Result<Acting>> {
  const key = await openKeyOf(person, passphrase, people)
  return key.ok ? { ok: true, value: { person, sign: (words) => sign(words, key.value) } } : key
}
