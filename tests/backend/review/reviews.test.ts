import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ReviewItem, Store } from '../../../backend/store/index.ts'
import type { ClauseKind } from '../../../core/clause/index.ts'
import type { Decision } from '../../../core/review/index.ts'
import { administrator, author, colleague, decision, reviewer, second, signatory, type Colleague } from '../../core/review/house.ts'
import { take } from '../release/house.ts'
import { codeOf, letterOf, must, wishOf } from '../store/stores.ts'
import { drafted, houseIn, today } from './reviewed.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-reviews-'))
let store: Store
beforeAll(async () => {
  store = await houseIn(folder)
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

async function sent(by: Colleague | 'import' = author, kind: ClauseKind = 'statement', sender: Colleague = author): Promise<ReviewItem> {
  const { id } = await drafted(store, by, kind)
  return must(await store.reviews.send({ subject: 'clause-version', id, note: 'Please look.', today }, sender.person))
}

const decide = (item: ReviewItem, made: Decision) => store.reviews.decide(item.id, made, { today })
const approve = (item: ReviewItem, by: Colleague) => decide(item, decision(by, item.digest))

async function stateOf(item: ReviewItem): Promise<string> {
  return must(await store.library.openVersion(item.subjectId)).state
}

describe('sending to review', () => {
  test('moves the version out of its draft', async () => {
    expect(await stateOf(await sent())).toBe('in-review')
  })
  test('freezes the version', async () => {
    const item = await sent()
    const { version, digest } = must(await store.library.openVersion(item.subjectId))
    expect(codeOf(await store.library.saveDraft(item.subjectId, digest, { ...version, title: 'Another' }, wishOf(author.person)))).toBe(
      'clause-frozen',
    )
  })
  test('sets the due day of the rule', async () => {
    expect((await sent()).due).toBe('2026-11-29')
  })
  test('happens once', async () => {
    const item = await sent()
    expect(codeOf(await store.reviews.send({ subject: 'clause-version', id: item.subjectId, note: '', today }, author.person))).toBe(
      'move-impossible',
    )
  })
  test('is not for signatories', async () => {
    const { id } = await drafted(store, author)
    expect(codeOf(await store.reviews.send({ subject: 'clause-version', id, note: '', today }, signatory.person))).toBe('role-not-held')
  })
  test('is not for who left the house since their key was opened', async () => {
    const { id } = await drafted(store, author)
    must(await store.people.retire(second.person.id, administrator.person.id))
    const code = codeOf(await store.reviews.send({ subject: 'clause-version', id, note: '', today }, second.person))
    must(await store.people.retire(second.person.id, administrator.person.id, false))
    expect(code).toBe('person-inactive')
  })
  test('can be taken back before it is decided, and the version stays frozen', async () => {
    const item = await sent()
    must(await store.reviews.takeBack(item.id, author.person, today))
    const { version, digest, state } = must(await store.library.openVersion(item.subjectId))
    expect([
      state,
      codeOf(await store.library.saveDraft(item.subjectId, digest, { ...version, title: 'Another' }, wishOf(author.person))),
    ]).toEqual(['draft', 'clause-frozen'])
  })
})

describe('taking back', () => {
  test('is for who sent or wrote it and for administrators', async () => {
    expect((await sent(reviewer)).takers.toSorted()).toEqual([author, reviewer, administrator].map(({ person }) => person.id).toSorted())
  })
  test('is refused to others', async () => {
    expect(codeOf(await store.reviews.takeBack((await sent()).id, reviewer.person, today))).toBe('not-theirs')
  })
  test('stays possible after the first of two approvals', async () => {
    const item = await sent(author, 'policy-quote')
    must(await approve(item, reviewer))
    must(await store.reviews.takeBack(item.id, author.person, today))
    expect(await stateOf(item)).toBe('draft')
  })
  test('comes too late after the last one', async () => {
    const item = await sent()
    const { takers } = must(await approve(item, reviewer))
    expect([codeOf(await store.reviews.takeBack(item.id, author.person, today)), takers]).toEqual(['review-closed', []])
  })
  test('stands in the audit trail with who did it', async () => {
    const item = await sent()
    must(await store.reviews.takeBack(item.id, author.person, today))
    const { entries } = must(await store.audit.entries({ entity: item.id, offset: 0, limit: 50 }))
    expect(entries.map(({ kind, actor }) => [kind, actor])).toContainEqual(['review.taken-back', author.person.id])
  })
  test('of a version leaves it ready to be sent again as it is', async () => {
    const item = await sent()
    must(await store.reviews.takeBack(item.id, author.person, today))
    must(await store.reviews.send({ subject: 'clause-version', id: item.subjectId, note: '', today }, author.person))
    expect(await stateOf(item)).toBe('in-review')
  })
})

describe('a review that an earlier Chancery left open though it is decided', () => {
  /** As if somebody had approved it, and nothing had come of that. */
  async function leftOpen(by: Colleague): Promise<ReviewItem> {
    const item = await sent()
    await take(folder, decision(by, item.digest))
    return item
  }

  test('ends when a window is opened, and its version is approved', async () => {
    const item = await leftOpen(reviewer)
    const before = await stateOf(item)
    must(await store.reviews.settle(today))
    expect([before, await stateOf(item), codeOf(await approve(item, second))]).toEqual(['in-review', 'approved', 'review-closed'])
  })
  test('stands in the audit trail with why it ended', async () => {
    const item = await leftOpen(reviewer)
    must(await store.reviews.settle(today))
    const { entries } = must(await store.audit.entries({ entity: item.subjectId, offset: 0, limit: 1 }))
    expect([entries[0]?.actor, entries[0]?.payload]).toEqual(['system', expect.stringContaining('decided on in another review')])
  })
  test('stays open where only its own author decided', async () => {
    const item = await leftOpen(author)
    must(await store.reviews.settle(today))
    expect(await stateOf(item)).toBe('in-review')
  })
})

describe('a decision', () => {
  test('approves when the rule is met', async () => {
    const item = await sent()
    must(await approve(item, reviewer))
    expect(await stateOf(item)).toBe('approved')
  })
  test('leaves the version in review while another approval is needed', async () => {
    const item = await sent(author, 'policy-quote')
    const { standing } = must(await approve(item, reviewer))
    expect([await stateOf(item), standing.given, standing.needed]).toEqual(['in-review', 1, 2])
  })
  test('approves with the second pair of eyes', async () => {
    const item = await sent(author, 'policy-quote')
    must(await approve(item, reviewer))
    must(await approve(item, second))
    expect(await stateOf(item)).toBe('approved')
  })
  test.each([
    ['refuse', 'refused'],
    ['ask-changes', 'changes-asked'],
  ] as const)('to %s makes it %s', async (meaning, state) => {
    const item = await sent()
    must(await decide(item, decision(reviewer, item.digest, { meaning, comment: 'Which days?' })))
    expect(await stateOf(item)).toBe(state)
  })
  test.each(['refuse', 'ask-changes'] as const)('to %s needs a word why', async (meaning) => {
    const item = await sent()
    expect(codeOf(await decide(item, decision(reviewer, item.digest, { meaning })))).toBe('reason-missing')
  })
  test('is not made by who wrote the version', async () => {
    const item = await sent(reviewer)
    expect(codeOf(await approve(item, reviewer))).toBe('own-work')
  })
  test('on imported words may be made by who sent them to review', async () => {
    const item = await sent('import', 'statement', administrator)
    must(await approve(item, administrator))
    expect(await stateOf(item)).toBe('approved')
  })
  test('is not made twice by the same person', async () => {
    const item = await sent(author, 'policy-quote')
    must(await approve(item, reviewer))
    expect(codeOf(await decide(item, decision(reviewer, item.digest, { meaning: 'refuse', comment: 'No.' })))).toBe('decided-already')
  })
  test('said again in the same words is refused, and counts once', async () => {
    const item = await sent(author, 'policy-quote')
    const made = decision(reviewer, item.digest)
    must(await decide(item, made))
    expect(codeOf(await decide(item, made))).toBe('decided-already')
    expect(must(await store.reviews.open(item.id, today)).decisions).toHaveLength(1)
  })
  test('whose signature does not fit is not kept', async () => {
    const item = await sent()
    const made = decision(reviewer, item.digest)
    expect(codeOf(await decide(item, { ...made, signature: decision(reviewer, item.digest, { meaning: 'refuse' }).signature }))).toBe(
      'decision-void',
    )
  })
  test('of somebody for whom the house does not vouch is not kept', async () => {
    const item = await sent()
    expect(codeOf(await approve(item, colleague(77, 'Stranger', 'reviewer')))).toBe('decision-void')
  })
  test('outside the roles of the rule is refused', async () => {
    const item = await sent()
    expect(codeOf(await approve(item, signatory))).toBe('role-not-held')
  })
  test('on other words than those under review is refused', async () => {
    const [item, other] = [await sent(), await sent()]
    expect(codeOf(await decide(item, decision(reviewer, other.digest)))).toBe('decision-void')
  })
  test('comes too late once the review has ended', async () => {
    const item = await sent()
    must(await approve(item, reviewer))
    expect(codeOf(await approve(item, second))).toBe('review-closed')
  })
  test('stands in the audit trail, and the trail holds', async () => {
    const item = await sent()
    must(await approve(item, reviewer))
    const { entries } = must(await store.audit.entries({ entity: item.subjectId, offset: 0, limit: 50 }))
    expect([entries.map(({ kind }) => kind), must(await store.audit.verify()).broken]).toEqual([
      expect.arrayContaining(['clause-version.approved', 'clause-version.in-review']),
      undefined,
    ])
  })
})

describe('what waits', () => {
  test('waits for those who may decide, and not for its author', async () => {
    const item = await sent(reviewer, 'statement', reviewer)
    expect(item.standing.mayGive.map(({ person }) => person)).toEqual([administrator.person.id, second.person.id])
  })
  test('of somebody who is away waits for who stands in for them', async () => {
    must(
      await store.delegations.make(
        { from: reviewer.person.id, to: second.person.id, firstDay: today, lastDay: today },
        reviewer.person.id,
        today,
      ),
    )
    const item = await sent()
    expect(item.standing.mayGive.find(({ person }) => person === second.person.id)?.insteadOf).toEqual([reviewer.person.id])
  })
  test('is listed by its due day, and what ended stands behind', async () => {
    const item = await sent()
    must(await approve(item, reviewer))
    const open = await sent()
    const listed = must(await store.reviews.list(today)).map(({ id }) => id)
    expect(listed.indexOf(open.id)).toBeLessThan(listed.indexOf(item.id))
  })
  test('that is due first is listed first, whenever it was sent', async () => {
    const due = async (day: string): Promise<string> => {
      const { id } = await drafted(store, author)
      return must(await store.reviews.send({ subject: 'clause-version', id, note: '', today, due: day }, author.person)).id
    }
    const [late, early, middle] = [await due('2027-03-01'), await due('2027-01-01'), await due('2027-02-01')]
    const listed = must(await store.reviews.list(today)).map(({ id }) => id)
    expect(listed.filter((id) => [late, early, middle].includes(id))).toEqual([early, middle, late])
  })
})

describe('a comment', () => {
  const anchor = { exact: 'five days', prefix: 'within ', suffix: '.', start: { path: [0], offset: 18 }, end: { path: [0], offset: 27 } }
  const about = async () => ({ subject: 'clause-version' as const, subjectId: (await sent()).subjectId })

  test('keeps its passage', async () => {
    const on = await about()
    must(await store.comments.add({ ...on, text: 'Working days?', anchor }, reviewer.person.id))
    expect(must(await store.comments.on(on.subjectId)).map((comment) => comment.anchor)).toEqual([anchor])
  })
  test('is answered in its thread', async () => {
    const on = await about()
    const { id: thread } = must(await store.comments.add({ ...on, text: 'Working days?' }, reviewer.person.id))
    expect(must(await store.comments.add({ ...on, text: 'Yes.', thread }, author.person.id)).thread).toBe(thread)
  })
  test('answers no thread of something else', async () => {
    const { id: thread } = must(await store.comments.add({ ...(await about()), text: 'Working days?' }, reviewer.person.id))
    expect(codeOf(await store.comments.add({ ...(await about()), text: 'Yes.', thread }, author.person.id))).toBe('comment-unknown')
  })
  test('is resolved by its thread', async () => {
    const on = await about()
    const { id } = must(await store.comments.add({ ...on, text: 'Working days?' }, reviewer.person.id))
    must(await store.comments.resolve(id, true, author.person.id))
    expect(must(await store.comments.on(on.subjectId))[0]?.resolved?.by).toBe(author.person.id)
  })
})

describe('a letter in review', () => {
  const digest = 'd'.repeat(64)
  let letters = 0

  async function submitted(): Promise<ReviewItem> {
    letters += 1
    const { id, revision } = must(await store.createLetter(letterOf(`Letter ${String(letters)}`), author.person.id))
    const own = digest.slice(String(letters).length) + String(letters)
    return must(await store.reviews.send({ subject: 'letter', id, note: '', today, letter: { digest: own, revision } }, author.person))
  }

  test('is not sent as it was read, when it was changed since', async () => {
    const { id, revision } = must(await store.createLetter(letterOf('As it was read'), author.person.id))
    must(await store.saveLetter(id, revision, letterOf('Changed since'), author.person.id))
    const sending = { subject: 'letter', id, note: '', today, letter: { digest: 'f'.repeat(64), revision } } as const
    expect([codeOf(await store.reviews.send(sending, author.person)), must(await store.reviews.stateOfLetter(id))]).toEqual([
      'letter-conflict',
      'draft',
    ])
  })
  test('is approved by its rule', async () => {
    const item = await submitted()
    const done = must(await decide(item, decision(reviewer, item.digest, { subject: 'letter' })))
    expect([done.state, done.outcome]).toEqual(['approved', 'approved'])
  })
  test('that is refused says so until its author sends other words', async () => {
    const item = await submitted()
    expect(
      must(await decide(item, decision(reviewer, item.digest, { subject: 'letter', meaning: 'refuse', comment: 'Too long.' }))).state,
    ).toBe('refused')
  })
  test('is not approved by a reviewer who wrote on it while it was a draft, though its author wrote on it after', async () => {
    const { id } = must(await store.createLetter(letterOf('By its author'), author.person.id))
    must(await store.saveLetter(id, 1, letterOf('By a reviewer'), reviewer.person.id))
    must(await store.saveLetter(id, 2, letterOf('By its author again'), author.person.id))
    const letter = { digest: 'e'.repeat(64), revision: 3 }
    const item = must(await store.reviews.send({ subject: 'letter', id, note: '', today, letter }, author.person))
    const own = await decide(item, decision(reviewer, item.digest, { subject: 'letter' }))
    const others = await decide(item, decision(second, item.digest, { subject: 'letter' }))
    expect([item.standing.mayGive.some(({ person }) => person === reviewer.person.id), codeOf(own), codeOf(others)]).toEqual([
      false,
      'own-work',
      '',
    ])
  })
  test('ends its review with the next edit', async () => {
    const item = await submitted()
    const { id, revision } = must(await store.openLetter(item.subjectId))
    must(await store.saveLetter(id, revision, letterOf('Other words'), author.person.id))
    const after = must(await store.reviews.open(item.id, today))
    expect([after.state, after.outcome]).toEqual(['draft', 'voided'])
  })

  /** Edits a letter and sends it again with the digest it had: the edit was undone, or another letter has its words. */
  async function sentAgain({ subjectId: id, digest: own }: ReviewItem) {
    const { revision } = must(await store.openLetter(id))
    const saved = must(await store.saveLetter(id, revision, letterOf('Other words'), author.person.id))
    return store.reviews.send({ subject: 'letter', id, note: '', today, letter: { digest: own, revision: saved.revision } }, author.person)
  }

  test('is approved at once in words that were approved before', async () => {
    const item = await submitted()
    must(await decide(item, decision(reviewer, item.digest, { subject: 'letter' })))
    const again = must(await sentAgain(item))
    expect([again.state, again.outcome, again.standing.given]).toEqual(['approved', 'approved', 1])
  })
  test('stands in the trail then as approved by nobody, since nobody decided now', async () => {
    const item = await submitted()
    must(await decide(item, decision(reviewer, item.digest, { subject: 'letter' })))
    must(await sentAgain(item))
    const { entries: told } = must(await store.audit.entries({ entity: item.subjectId, kind: 'letter.approved', offset: 0, limit: 9 }))
    expect(told.map(({ actor }) => actor)).toEqual(['system', reviewer.person.id])
  })
  test('waits for another reviewer where whoever sends it approved the same words before, whoever wrote it', async () => {
    const item = await submitted()
    must(await decide(item, decision(reviewer, item.digest, { subject: 'letter' })))
    const { id, revision } = must(await store.createLetter(letterOf('Brought in by nobody in particular'), undefined))
    const letter = { digest: item.digest, revision }
    const own = must(await store.reviews.send({ subject: 'letter', id, note: '', today, letter }, reviewer.person))
    expect([own.state, own.standing.given]).toEqual(['in-review', 0])
  })
  test.each(['approve', 'refuse', 'ask-changes'] as const)(
    'is decided with another that waits in the same words, as nobody decides on them twice: %s',
    async (meaning) => {
      const [first, other] = [await submitted(), must(await store.createLetter(letterOf('The other one'), author.person.id))]
      const letter = { digest: first.digest, revision: other.revision }
      const waiting = must(await store.reviews.send({ subject: 'letter', id: other.id, note: '', today, letter }, author.person))
      must(await decide(first, decision(reviewer, first.digest, { subject: 'letter', meaning, comment: 'We see.' })))
      const [decided, carried] = [must(await store.reviews.open(first.id, today)), must(await store.reviews.open(waiting.id, today))]
      expect([carried.state, carried.outcome]).toEqual([decided.state, decided.outcome])
    },
  )
  test('waits on beside another in the same words where its own author decided on that one', async () => {
    const first = await submitted()
    const { id, revision } = must(await store.createLetter(letterOf('A reviewer’s'), reviewer.person.id))
    const wish = { subject: 'letter', id, note: '', today, letter: { digest: first.digest, revision } } as const
    const own = must(await store.reviews.send(wish, reviewer.person))
    must(await decide(first, decision(reviewer, first.digest, { subject: 'letter' })))
    expect(must(await store.reviews.open(own.id, today)).outcome).toBeUndefined()
  })
  test('is not sent again in words that were refused', async () => {
    const item = await submitted()
    must(await decide(item, decision(reviewer, item.digest, { subject: 'letter', meaning: 'refuse', comment: 'Too long.' })))
    expect(await sentAgain(item)).toMatchObject({ ok: false, error: { code: 'decided-already' } })
  })
  test('waits for another reviewer in words that only its own author approved before', async () => {
    const item = await submitted()
    must(await decide(item, decision(reviewer, item.digest, { subject: 'letter' })))
    const { id, revision } = must(await store.createLetter(letterOf('The same words'), reviewer.person.id))
    const wish = { subject: 'letter', id, note: '', today, letter: { digest: item.digest, revision } } as const
    const own = must(await store.reviews.send(wish, reviewer.person))
    expect([own.state, own.standing.given]).toEqual(['in-review', 0])
  })
})
