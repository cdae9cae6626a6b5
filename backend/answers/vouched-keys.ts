import { verifyVouching, type Decision } from '../../core/review/index.ts'
import type { Proofs } from '../store/index.ts'

/**
 * Says whether this house's root vouched for the key that signed a decision. It is not the whole proof, which a release
 * makes: a clause is opened often, so each vouching is verified once and signatures of decisions are not.
 */
export function vouchedKeys(): (decision: Decision, proofs: Pick<Proofs, 'vouchings' | 'rootKey'>) => boolean {
  const verified = new Map<string, boolean>()
  return ({ person, publicKey }, { vouchings, rootKey }) =>
    vouchings.some((vouching) => {
      if (vouching.root !== rootKey || vouching.person !== person || vouching.publicKey !== publicKey) return false
      const known = verified.get(vouching.signature) ?? verifyVouching(vouching)
      verified.set(vouching.signature, known)
      return known
    })
}
