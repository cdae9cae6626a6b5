import { expect, test } from 'vitest'
import { signersIn, vouchedKeys } from '../../../backend/answers/vouched-keys.ts'
import { colleague, decision, newKeys, reviewer, rootKeys, vouchingFor } from '../../core/review/house.ts'

const otherRoot = newKeys()
const nameOf = (): string => reviewer.person.name
const digest = 'ab'.repeat(32)

/** Somebody of another house under the id of this house's reviewer. */
const stranger = colleague(2, 'Nora Stranger', 'reviewer')
const vouchings = [vouchingFor(reviewer), vouchingFor(stranger, otherRoot)]
const signerOf = signersIn(vouchedKeys(), { vouchings, rootKey: rootKeys.publicKey }, nameOf)

test('a decision bears the name of its key, not of who has the same id here', () => {
  expect([signerOf(decision(stranger, digest)), signerOf(decision(reviewer, digest))]).toEqual([
    { name: 'Nora Stranger', isOfThisHouse: false },
    { name: 'Rita Reviewer', isOfThisHouse: true },
  ])
})

test('a name that no root signed is not shown', () => {
  const renamed = { ...vouchingFor(stranger, otherRoot), name: 'Rita Reviewer' }
  const named = signersIn(vouchedKeys(), { vouchings: [renamed], rootKey: rootKeys.publicKey }, nameOf)
  expect(named(decision(stranger, digest))).toEqual({ name: 'somebody who is not in this house', isOfThisHouse: false })
})
