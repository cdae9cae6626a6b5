import { verifyVouching, type Decision, type Vouching } from '../../core/review/index.ts'
import type { Proofs } from '../store/index.ts'
import { nobodyHere, type NameOf } from './names-in.ts'

type Known = Pick<Proofs, 'vouchings' | 'rootKey'>

/** Whose keys signed decisions. */
export interface VouchedKeys {
  /** Whether this house's root vouched for the key. */
  isOfThisHouse(decision: Decision, known: Known): boolean
  /** The name that another house's root vouched for, with this key; it came with an import. */
  nameElsewhere(decision: Decision, known: Known): string | undefined
}

/**
 * It is not the whole proof, which a release makes: a clause is opened often, so each vouching is verified once and
 * signatures of decisions are not.
 */
export function vouchedKeys(): VouchedKeys {
  const verified = new Map<string, boolean>()
  const holds = (vouching: Vouching): boolean => {
    const known = verified.get(vouching.signature) ?? verifyVouching(vouching)
    verified.set(vouching.signature, known)
    return known
  }
  const isFor = (vouching: Vouching, { person, publicKey }: Decision): boolean =>
    vouching.person === person && vouching.publicKey === publicKey && holds(vouching)
  return {
    isOfThisHouse: (decision, { vouchings, rootKey }) =>
      vouchings.some((vouching) => vouching.root === rootKey && isFor(vouching, decision)),
    nameElsewhere: (decision, { vouchings, rootKey }) =>
      vouchings.findLast((vouching) => vouching.root !== rootKey && isFor(vouching, decision))?.name,
  }
}

/** Whose decision it is, for those who read. */
export interface Signer {
  readonly name: string
  readonly isOfThisHouse: boolean
}

/** Who signed decisions. The key tells: whoever signed under the id of somebody here with a key of another house is not that person. */
export function signersIn(keys: VouchedKeys, known: Known, nameOf: NameOf): (decision: Decision) => Signer {
  return (decision) => {
    const isOfThisHouse = keys.isOfThisHouse(decision, known)
    return { name: isOfThisHouse ? nameOf(decision.person) : (keys.nameElsewhere(decision, known) ?? nobodyHere), isOfThisHouse }
  }
}
