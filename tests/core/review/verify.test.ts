import { describe, expect, test } from 'vitest'
import { approvalsThatCount, standingOfDecision, verifyDecision, verifyVouching, type Decision } from '../../../core/review/index.ts'
import { author, colleague, decision, newKeys, reviewer, rootKeys, second, vouchingFor, vouchings } from './house.ts'

const digest = 'ab'.repeat(32)
const other = 'cd'.repeat(32)

/** Another hexadecimal digit in one place. */
function flipped(text: string, at: number): string {
  return `${text.slice(0, at)}${text[at] === '0' ? '1' : '0'}${text.slice(at + 1)}`
}

describe('a decision', () => {
  const approval = decision(reviewer, digest)
  const standing = (changed: Partial<Decision> = {}): string =>
    standingOfDecision({ ...approval, ...changed }, vouchings, rootKeys.publicKey)

  test('counts when its key is vouched for in the role in which it was taken', () => {
    expect(standing()).toBe('counts')
  })

  test.each<[string, Partial<Decision>]>([
    ['digest', { digest: other }],
    ['meaning', { meaning: 'refuse' }],
    ['role', { role: 'administrator' }],
    ['subject', { subject: 'letter' }],
    ['key', { publicKey: second.person.publicKey }],
  ])('with another %s than was signed is broken', (_, changed) => {
    expect(standing(changed)).toBe('signature-broken')
  })

  test('with any single digit of its signature changed is broken', () => {
    const places = Array.from({ length: 128 }, (_, at) => at)
    expect(places.filter((at) => verifyDecision({ ...approval, signature: flipped(approval.signature, at) }))).toEqual([])
  })

  test('keeps its standing when its comment is changed, which is not signed', () => {
    expect(standing({ comment: 'Other words.' })).toBe('counts')
  })

  test('of a stranger is shown and does not count', () => {
    const stranger = colleague(77, 'Sue Stranger', 'reviewer')
    expect(standingOfDecision(decision(stranger, digest), vouchings, rootKeys.publicKey)).toBe('key-not-vouched')
  })

  test('does not count when another house vouches for its key', () => {
    const otherRoot = newKeys()
    expect(standingOfDecision(approval, [vouchingFor(reviewer, otherRoot)], rootKeys.publicKey)).toBe('key-not-vouched')
  })

  test('does not count when somebody else’s key signed it in this person’s name', () => {
    const impostor = { ...decision(second, digest), person: reviewer.person.id }
    expect(standingOfDecision(impostor, vouchings, rootKeys.publicKey)).toBe('key-not-vouched')
  })

  test('in a role the person does not hold does not count', () => {
    expect(standingOfDecision(decision(author, digest, { role: 'reviewer' }), vouchings, rootKeys.publicKey)).toBe('role-not-held')
  })

  test('made with a former key goes on counting', () => {
    const renewed = { ...colleague(2, 'Rita Reviewer', 'reviewer') }
    expect(standingOfDecision(approval, [...vouchings, vouchingFor(renewed)], rootKeys.publicKey)).toBe('counts')
  })
})

test('a decision goes on counting when the person has left the role in which they took it', () => {
  const former = vouchingFor({ ...reviewer, person: { ...reviewer.person, roles: ['author'] } })
  expect(standingOfDecision(decision(reviewer, digest), [vouchingFor(reviewer), former], rootKeys.publicKey)).toBe('counts')
})

describe('a vouching', () => {
  const vouching = vouchingFor(reviewer)

  test('is verified under the root that signed it', () => {
    expect(verifyVouching(vouching)).toBe(true)
  })

  test.each([
    ['roles', { roles: ['reviewer' as const, 'administrator' as const] }],
    ['name', { name: 'Someone Else' }],
    ['person', { person: author.person.id }],
    ['key', { publicKey: author.person.publicKey }],
    ['day', { at: '2026-01-06T09:00:00Z' }],
    ['root', { root: newKeys().publicKey }],
  ])('with another %s than was signed is broken', (_, changed) => {
    expect(verifyVouching({ ...vouching, ...changed })).toBe(false)
  })

  test('that was forged gives no role', () => {
    const forged = { ...vouchingFor(author), roles: ['author' as const, 'reviewer' as const] }
    expect(standingOfDecision(decision(author, digest, { role: 'reviewer' }), [forged], rootKeys.publicKey)).toBe('key-not-vouched')
  })
})

test('approvals of a former digest are left behind', () => {
  const decisions = [decision(reviewer, other), decision(second, digest), decision(reviewer, digest, { meaning: 'refuse' })]
  expect(approvalsThatCount(digest, decisions, vouchings, rootKeys.publicKey)).toEqual([decisions[1]])
})

test('a key of small order signs for nobody', () => {
  // The neutral point as key, and as R with S = 0, passes the lenient check for any message.
  const neutral = `01${'00'.repeat(31)}`
  const forged = { ...decision(reviewer, digest), publicKey: neutral, signature: `${neutral}${'00'.repeat(32)}` }
  expect(verifyDecision(forged)).toBe(false)
})
