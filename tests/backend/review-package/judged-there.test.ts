import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readArchive, writeArchive } from '../../../backend/review-package/archive.ts'
import { canonicalJson, type Json } from '../../../core/document/index.ts'
import type { UnpackedReview } from '../../../core/requests/index.ts'
import { defaultRules, judgingOf, wordsToPack, type ApprovalRule, type ApprovalRules } from '../../../core/review/index.ts'
import { administrator, author, colleague, reviewer, second, signed, vouchingFor, type Colleague } from '../../core/review/house.ts'
import { codeOf, must } from '../store/stores.ts'
import { letterSentAtHome, sentAtHome, today, twoComputers, type Computer, type Computers } from './two-computers.ts'

/*
 * Two computers of one house, each with a store and rules of its own: what goes from one to the other as a file is decided by the
 * rules of the house where it was sent, and counts on neither side for less than its own.
 */

let computers: Computers

beforeEach(async () => {
  computers = await twoComputers()
  computers.home.sits(author)
  computers.away.sits(reviewer)
}, 60_000)
afterEach(() => computers.close())

const third = colleague(6, 'Tom Third', 'reviewer')
const inOrder: ApprovalRule = { approvals: 2, roles: ['reviewer', 'administrator'], mode: 'in-order' }
const anyOne: ApprovalRule = { approvals: 1, roles: ['reviewer', 'administrator'], mode: 'any' }

function withRule(kind: 'statement' | 'policy-quote', rule: ApprovalRule): ApprovalRules {
  return { ...defaultRules, clauses: { ...defaultRules.clauses, [kind]: rule } }
}

async function setRules({ store }: Computer, rules: ApprovalRules): Promise<void> {
  must(await store.rules.set(rules, 'They have their reasons.', administrator.person.id, today))
}

async function approvesAway(review: string): Promise<string | undefined> {
  return must(await computers.away.ask('reviews.decide', { id: review, meaning: 'approve', comment: 'As the source has it.' })).outcome
}

async function stateAt({ store }: Computer, review: string): Promise<string> {
  return must(await store.reviews.open(review, today)).state
}

/** The package with something else in its list of contents, signed anew by somebody of the house. */
function signedAnew(bytes: Uint8Array, changes: Readonly<Record<string, Json>>, by: Colleague): Uint8Array {
  const archive = must(readArchive(bytes))
  const whole = JSON.parse(archive.manifest) as Record<string, Json>
  const packed = { by: by.person.id, publicKey: by.person.publicKey, at: '2026-11-24T12:00:00.000Z' }
  const plain = { ...whole, ...changes, packed }
  return must(writeArchive({ ...archive, manifest: canonicalJson({ ...plain, signature: signed(wordsToPack(plain), by.keys) }) }))
}

function judging(rules: ApprovalRules): Readonly<Record<string, Json>> {
  return { judging: JSON.parse(JSON.stringify(judgingOf(rules, []))) as Json }
}

function unpacked(at: Computer, bytes: Uint8Array) {
  return at.ask('reviews.unpack', { bytes: Buffer.from(bytes).toString('base64') })
}

const waitingFor = ({ item }: Pick<UnpackedReview, 'item'>): string[] => (item?.waitsFor ?? []).map(({ name }) => name)

describe('a review on another computer', () => {
  test('waits there for everybody who may still decide on it, as at home', async () => {
    const { home, away } = computers
    const { review } = await sentAtHome(home)
    const taken = await away.unpack(await home.pack(review))
    const known = must(await away.store.people.list()).map(({ name }) => name)
    expect([waitingFor(taken), known]).toEqual([
      waitingFor(must(await home.ask('reviews.open', { id: review }))),
      ['Ada Author', 'Adam Minister', 'Rita Reviewer', 'Sam Second'],
    ])
  })

  test('of a letter waits for all of them too', async () => {
    const { home, away } = computers
    const { letter } = await letterSentAtHome(home)
    expect(waitingFor(await away.unpack(await home.pack(letter)))).toEqual(['Adam Minister', 'Rita Reviewer', 'Sam Second'])
  }, 30_000)

  test('says by whom it gets back, and at home it does not', async () => {
    const { home, away } = computers
    const { review } = await sentAtHome(home)
    const taken = await away.unpack(await home.pack(review))
    expect([taken.item?.returnTo, must(await home.ask('reviews.open', { id: review })).item.returnTo]).toEqual(['Ada Author', undefined])
  })
})

describe('rules that ask for more where a review was sent', () => {
  test('are asked on the other computer, are shown there, and leave its own as they are', async () => {
    const { home, away } = computers
    await setRules(home, withRule('statement', inOrder))
    const { review } = await sentAtHome(home)
    const taken = await away.unpack(await home.pack(review))
    expect([taken.judging.rule, taken.item?.needed, taken.conflicts]).toEqual([
      '2 approvals by a reviewer, then by an administrator',
      2,
      [
        'For statements it takes 1 approval by a reviewer or an administrator here, and 2 approvals by a reviewer, then by an administrator where this review was packed. The rules here stay as they are; approved is only what meets both.',
      ],
    ])
    expect([await approvesAway(review), await stateAt(away, review)]).toEqual([undefined, 'in-review'])
    expect(must(await away.store.rules.read())).toEqual(defaultRules)
  })

  test('are met by the decisions of both computers, in their order', async () => {
    const { home, away } = computers
    await setRules(home, withRule('statement', inOrder))
    const { review } = await sentAtHome(home)
    await away.unpack(await home.pack(review))
    await approvesAway(review)
    await home.unpack(await away.pack(review))
    const halfway = await stateAt(home, review)
    home.sits(administrator)
    must(await home.ask('reviews.decide', { id: review, meaning: 'approve' }))
    home.sits(author)
    expect([halfway, await stateAt(home, review)]).toEqual(['in-review', 'approved'])
    await away.unpack(await home.pack(review))
    expect(await stateAt(away, review)).toBe('approved')
  })

  test('let nobody decide out of turn on the other computer', async () => {
    const { home, away } = computers
    await setRules(home, withRule('statement', inOrder))
    const { review } = await sentAtHome(home)
    await away.unpack(await home.pack(review))
    away.sits(administrator)
    expect(codeOf(await away.ask('reviews.decide', { id: review, meaning: 'approve' }))).toBe('out-of-turn')
  })
})

describe('rules that ask for less where a review was sent', () => {
  test('approve nothing on a computer whose own ask for more', async () => {
    const { home, away } = computers
    await setRules(home, withRule('policy-quote', anyOne))
    const { review } = await sentAtHome(home, 'policy-quote')
    const taken = await away.unpack(await home.pack(review))
    expect([taken.conflicts.length, await approvesAway(review), await stateAt(away, review)]).toEqual([1, undefined, 'in-review'])
    await home.unpack(await away.pack(review))
    expect(await stateAt(home, review)).toBe('approved')
  })

  test('let nobody approve their own work there', async () => {
    const { home, away } = computers
    await setRules(home, withRule('statement', { approvals: 1, roles: ['author', 'reviewer'], mode: 'any' }))
    const { review } = await sentAtHome(home)
    await away.unpack(await home.pack(review))
    away.sits(author)
    expect(codeOf(await away.ask('reviews.decide', { id: review, meaning: 'approve' }))).toBe('own-work')
  })

  test('that somebody of the house put into a package and signed approve nothing either', async () => {
    const { home, away } = computers
    const { review } = await sentAtHome(home, 'policy-quote')
    const taken = must(await unpacked(away, signedAnew(await home.pack(review), judging(withRule('policy-quote', anyOne)), author)))
    expect([taken.conflicts.length, await approvesAway(review), await stateAt(away, review)]).toEqual([1, undefined, 'in-review'])
  })
})

describe('a package that comes home', () => {
  test('with rules that were loosened on its way is refused in a sentence, and nothing of it comes in', async () => {
    const { home, away } = computers
    const { review } = await sentAtHome(home, 'policy-quote')
    await away.unpack(await home.pack(review))
    await approvesAway(review)
    const loosened = signedAnew(await away.pack(review), judging(withRule('policy-quote', anyOne)), reviewer)
    const before = must(await home.store.audit.head())
    const refused = await unpacked(home, loosened)
    expect(refused).toMatchObject({
      error: {
        code: 'package-altered',
        message: 'The approval rules in this review package are not those with which it went out from here, so it was altered on its way.',
      },
    })
    expect(must(await home.store.audit.head())).toEqual(before)
  })

  test('is taken in though the rules of the house changed meanwhile, and they decide', async () => {
    const { home, away } = computers
    const { review } = await sentAtHome(home)
    await away.unpack(await home.pack(review))
    await approvesAway(review)
    await setRules(home, withRule('statement', inOrder))
    const taken = await home.unpack(await away.pack(review))
    expect([taken.decisions.length, taken.conflicts.length, await stateAt(home, review)]).toEqual([1, 1, 'in-review'])
  })
})

describe('who stands in for whom', () => {
  const days = { firstDay: '2026-11-20', lastDay: '2026-11-30' }

  test('goes along, decides there as at home, and does not become the other computer’s own', async () => {
    const { home, away } = computers
    must(await home.store.delegations.make({ from: reviewer.person.id, to: second.person.id, ...days }, reviewer.person.id, today))
    const { review } = await sentAtHome(home)
    const taken = await away.unpack(await home.pack(review))
    expect(taken.judging.standIns).toEqual([{ name: 'Sam Second', insteadOf: 'Rita Reviewer', ...days }])
    expect(taken.item?.waitsFor.find(({ name }) => name === 'Sam Second')?.insteadOf).toEqual(['Rita Reviewer'])
    expect(must(await away.store.delegations.list(today))).toEqual([])
    away.sits(second)
    const decided = await away.ask('reviews.decide', { id: review, meaning: 'approve', insteadOf: reviewer.person.id })
    expect(codeOf(decided)).toBe('')
    await home.unpack(await away.pack(review))
    expect(await stateAt(home, review)).toBe('approved')
  })

  test('that is somebody else on the other computer is a conflict that is shown', async () => {
    const { home, away } = computers
    const { review } = await sentAtHome(home)
    await away.unpack(await home.pack(review))
    must(await away.store.delegations.make({ from: reviewer.person.id, to: second.person.id, ...days }, reviewer.person.id, today))
    must(await home.store.people.addPerson({ ...third.person, vouching: vouchingFor(third) }, administrator.person.id))
    must(await home.store.delegations.make({ from: reviewer.person.id, to: third.person.id, ...days }, reviewer.person.id, today))
    const { review: next } = await sentAtHome(home)
    const taken = await away.unpack(await home.pack(next))
    expect(taken.conflicts).toEqual([
      'Tom Third stands in for Rita Reviewer where this review was packed, and somebody else does so here. Who stands in here stays as it is.',
    ])
  })
})
