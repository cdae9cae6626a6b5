import { ed25519 } from '@noble/curves/ed25519.js'
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '../document/index.ts'
import { wordsToSign, type Decision } from './approval.ts'
import type { PublicKey, Signature, Vouching } from './person.ts'

/**
 * Where a decision stands in this house. It is shown in any case; it counts only when it is signed as it stands, by a key
 * that this house's root vouched for as that person's, in a role that the root said they hold.
 */
export type DecisionStanding = 'counts' | 'signature-broken' | 'key-not-vouched' | 'role-not-held'

/** Each standing as a sentence for people. */
export const decisionStandings: Readonly<Record<DecisionStanding, string>> = {
  counts: 'Signed, and vouched for by this house.',
  'signature-broken': 'The signature does not fit what was decided, so the decision does not count.',
  'key-not-vouched': 'This house does not vouch for the key of this signature, so the decision does not count here.',
  'role-not-held': 'This house did not give the person the role in which they decided, so the decision does not count here.',
}

/** The text that the root key signs of a person's key, in UTF-8: format version and all that is vouched for as canonical JSON. */
export function wordsToVouch({ person, name, roles, publicKey, at, root }: Omit<Vouching, 'signature'>): string {
  return canonicalJson({ format: 'chancery-vouching-1', person, name, roles, publicKey, at, root })
}

/** True when the key signed the words. Strict as RFC 8032 §5.1.7 with FIPS 186-5: no second form of a key or signature passes. */
export function isSignedBy(publicKey: PublicKey, words: string, signature: Signature): boolean {
  return ed25519.verify(hexToBytes(signature), utf8ToBytes(words), hexToBytes(publicKey), { zip215: false })
}

/** True when the decision's own key signed it as it stands. Whose key that is, is for `standingOfDecision` to say. */
export function verifyDecision(decision: Decision): boolean {
  return isSignedBy(decision.publicKey, wordsToSign(decision), decision.signature)
}

/** True when the root it names signed the vouching. Whether that is this house's root, the caller must compare. */
export function verifyVouching(vouching: Vouching): boolean {
  return isSignedBy(vouching.root, wordsToVouch(vouching), vouching.signature)
}

/**
 * Where a decision stands under a root key. All vouchings for a key count, the older too: who has left a role keeps what
 * they decided in it, because nobody can prove when a decision was signed. What may be decided now is for `mayDecide`.
 */
export function standingOfDecision(decision: Decision, vouchings: readonly Vouching[], rootKey: PublicKey): DecisionStanding {
  if (!verifyDecision(decision)) return 'signature-broken'
  const vouched = vouchings.filter((vouching) => isAbout(vouching, decision) && vouching.root === rootKey && verifyVouching(vouching))
  if (vouched.length === 0) return 'key-not-vouched'
  return vouched.some((vouching) => vouching.roles.includes(decision.role)) ? 'counts' : 'role-not-held'
}

/** The decisions on a digest that count under a root key, in their order. */
export function decisionsThatCount(
  digest: string,
  decisions: readonly Decision[],
  vouchings: readonly Vouching[],
  rootKey: PublicKey,
): Decision[] {
  return decisions.filter((decision) => decision.digest === digest && standingOfDecision(decision, vouchings, rootKey) === 'counts')
}

/** The approvals of a digest that count. An edit of a letter moves its digest, and so leaves the approvals of the former one behind. */
export function approvalsThatCount(
  digest: string,
  decisions: readonly Decision[],
  vouchings: readonly Vouching[],
  rootKey: PublicKey,
): Decision[] {
  return decisionsThatCount(
    digest,
    decisions.filter(({ meaning }) => meaning === 'approve'),
    vouchings,
    rootKey,
  )
}

function isAbout(vouching: Vouching, decision: Decision): boolean {
  return vouching.publicKey === decision.publicKey && vouching.person === decision.person
}
