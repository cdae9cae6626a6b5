import { wordsToSign, type Decision } from '../../core/review/index.ts'
import type { StoreOutside } from '../store/index.ts'
import type { Acting } from './session.ts'

/** A decision in the name of the person who acts, signed with their key. */
export function signDecision(
  { person, sign }: Acting,
  about: Pick<Decision, 'subject' | 'digest' | 'meaning' | 'role' | 'comment'>,
  outside: StoreOutside,
): Decision {
  const at = outside.now()
  return { id: outside.newId(at), ...about, person: person.id, publicKey: person.publicKey, at, signature: sign(wordsToSign(about)) }
}
