import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../../../backend/store/index.ts'
import { addDays, identityOf } from '../../../core/clause/index.ts'
import type { Ask, ReviewItemShape } from '../../../core/requests/index.ts'
import { defaultRules } from '../../../core/review/index.ts'
import { author, reviewer, second, signatory, type Colleague } from '../../core/review/house.ts'
import { must, stock, stockedHouse, today } from '../release/house.ts'
import { drafted } from '../review/reviewed.ts'
import { codeOf, revisedTo, wishOf } from '../store/stores.ts'
import { clause, example, templatesFolder } from '../../templates/starter-library.ts'
import { sittingIn, type Sitting } from './sitting.ts'

let store: Store
let sitting: Sitting
let ask: Ask

beforeAll(async () => {
  sitting = await sittingIn(stockedHouse, { libraries: [templatesFolder] })
  ;({ ask, store } = sitting)
}, 120_000)
afterAll(() => sitting.close())
beforeEach(() => sitting.sits(author))

async function sent(): Promise<ReviewItemShape> {
  const { id } = await drafted(store, author, 'policy-quote')
  return must(await ask('reviews.send', { id, note: 'Please look.' }))
}

describe('the inbox', () => {
  test('is nobody’s while nobody sits here', async () => {
    sitting.leaves()
    expect(codeOf(await ask('reviews.inbox', {}))).toBe('no-person')
  })
  test('shows its sender for whom a review waits', async () => {
    const { id } = await sent()
    const inbox = must(await ask('reviews.inbox', {}))
    expect(inbox.others.map((item) => item.id)).not.toContain(id)
    expect(inbox.sent.find((item) => item.id === id)?.waitsFor.map(({ name }) => name)).toEqual([
      'Adam Minister',
      'Rita Reviewer',
      'Sam Second',
    ])
  })
  test('shows what somebody sent under what they sent, also where they may decide on it themselves', async () => {
    const { id: version } = await drafted(store, 'import', 'policy-quote')
    sitting.sits(reviewer)
    const { id } = must(await ask('reviews.send', { id: version, note: 'Brought in from the old library.' }))
    const { waiting, sent: mine, others } = must(await ask('reviews.inbox', {}))
    expect([waiting, mine, others].map((items) => items.some((item) => item.id === id))).toEqual([true, true, false])
    expect(mine.find((item) => item.id === id)?.mayTakeBack).toBe(true)
  })
  test('shows a reviewer what waits for them', async () => {
    const { id } = await sent()
    sitting.sits(reviewer)
    expect(must(await ask('reviews.inbox', {})).waiting.map((item) => item.id)).toContain(id)
  })
  test('lets go of what its reader has decided', async () => {
    const { id } = await sent()
    sitting.sits(reviewer)
    must(await ask('reviews.decide', { id, meaning: 'approve' }))
    expect(must(await ask('reviews.inbox', {})).waiting.map((item) => item.id)).not.toContain(id)
  })
})

describe('what came back', () => {
  async function sentBack(): Promise<ReviewItemShape> {
    const item = await sent()
    must(await ask('comments.add', { subject: item.subject, subjectId: item.subjectId, text: 'Whose days?' }))
    sitting.sits(reviewer)
    must(await ask('reviews.decide', { id: item.id, meaning: 'ask-changes', comment: 'Name the working days.' }))
    sitting.sits(author)
    return item
  }
  const returned = async (): Promise<ReviewItemShape[]> => must(await ask('reviews.inbox', {})).returned

  test('is with its author, with who sent it back and why', async () => {
    const { id } = await sentBack()
    const { decided } = must(await ask('reviews.inbox', {}))
    expect([(await returned()).find((item) => item.id === id)?.answer, decided.some((item) => item.id === id)]).toEqual([
      { name: 'Rita Reviewer', comment: 'Name the working days.' },
      false,
    ])
  })
  test('is with nobody else', async () => {
    const { id } = await sentBack()
    sitting.sits(reviewer)
    const { returned: theirs, decided } = must(await ask('reviews.inbox', {}))
    expect([theirs, decided.some((item) => item.id === id)]).toEqual([[], true])
  })
  test('is gone with the next version, whose reviewer reads what was asked of it', async () => {
    const { id, subjectId } = await sentBack()
    const next = must(await ask('clauses.nextVersion', { id: subjectId, reason: 'Names the days.' }))
    expect((await returned()).some((item) => item.id === id)).toBe(false)
    const { id: again } = must(await ask('reviews.send', { id: next.versionId }))
    const { clause: opened } = must(await ask('reviews.open', { id: again }))
    expect([opened?.earlier?.number, opened?.earlier?.answers, opened?.earlier?.comments.map(({ text }) => text)]).toEqual([
      1,
      [{ name: 'Rita Reviewer', comment: 'Name the working days.' }],
      ['Whose days?'],
    ])
  })
})

describe('several drafts', () => {
  test('are sent at once, and one that is refused stops none of the others', async () => {
    const [first, last] = [await drafted(store, author, 'statement'), await drafted(store, author, 'statement')]
    const ids = [first.id, '01930000-0000-7000-8000-00000000dead', last.id]
    const { results } = must(
      await ask('reviews.sendMany', { subject: 'clause-version', ids, note: 'All of them.', due: addDays(today, 9) }),
    )
    expect(results.map((each) => ('sent' in each ? [each.sent.subjectId, each.sent.note, each.sent.due] : each.refused.code))).toEqual([
      [first.id, 'All of them.', addDays(today, 9)],
      'clause-unknown',
      [last.id, 'All of them.', addDays(today, 9)],
    ])
  })
})

describe('a review of a clause version', () => {
  test('is due on the day that its kind’s rule sets', async () => {
    expect((await sent()).due).toBe(addDays(today, defaultRules.clauses['policy-quote'].dueInDays ?? 0))
  })
  test('is due on the day that its sender names instead', async () => {
    const { id } = await drafted(store, author, 'policy-quote')
    expect(must(await ask('reviews.send', { id, due: addDays(today, 40) })).due).toBe(addDays(today, 40))
  })
  test('is not asked for by a day that has passed', async () => {
    const { id } = await drafted(store, author, 'policy-quote')
    expect(codeOf(await ask('reviews.send', { id, due: addDays(today, -1) }))).toBe('due-passed')
  })
  test('is decided by the key of who sits here', async () => {
    const { id } = await sent()
    sitting.sits(reviewer)
    must(await ask('reviews.decide', { id, meaning: 'approve' }))
    const { decisions } = must(await ask('reviews.open', { id }))
    expect(decisions.map(({ name, counts }) => [name, counts])).toEqual([['Rita Reviewer', true]])
  })
  test('says how many approvals are there', async () => {
    const { id } = await sent()
    sitting.sits(reviewer)
    const { given, needed } = must(await ask('reviews.decide', { id, meaning: 'approve' }))
    expect([given, needed]).toEqual([1, 2])
  })
  test('shows the approved version before it', async () => {
    const before = await stock(store, sitting.folder, { ...clause('statement/commitment', 'en-GB'), code: 'statement/reviewed' })
    const next = await revisedTo(store, before.id, { ...before.version, title: 'Another title' }, wishOf(author.person))
    const { id } = must(await ask('reviews.send', { id: next.id }))
    const { clause: opened } = must(await ask('reviews.open', { id }))
    expect([opened?.before?.version, opened?.versions.map(({ number, state }) => [number, state])]).toEqual([
      1,
      [
        [2, 'in-review'],
        [1, 'approved'],
      ],
    ])
  })
  test('keeps comments on a passage', async () => {
    const { id, subject, subjectId } = await sent()
    const anchor = { exact: 'five days', prefix: 'within ', suffix: '.', start: { path: [0], offset: 18 }, end: { path: [0], offset: 27 } }
    must(await ask('comments.add', { subject, subjectId, text: 'Working days?', anchor }))
    expect(must(await ask('reviews.open', { id })).comments.map(({ name, passage }) => [name, passage])).toEqual([
      ['Ada Author', { exact: 'five days', now: 'five days' }],
    ])
  })
})

let partners = 0

async function submitted(writer = author): Promise<{ letterId: string; id: string }> {
  partners += 1
  const letter = example('partner-letter.md')
  const { id: letterId } = must(
    await store.createLetter(
      { ...letter, values: { ...letter.values, 'partner.name': `Example Review ${String(partners)} Ltd` } },
      writer.person.id,
    ),
  )
  return { letterId, id: must(await ask('letters.submit', { id: letterId, note: 'For Friday.' })).id }
}

async function errorsOf(id: string): Promise<string[]> {
  return must(await ask('letters.releaseCheck', { id }))
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ code }) => code)
}

describe('a letter in review', () => {
  test('is ready for release once it is approved', async () => {
    const { letterId, id } = await submitted()
    sitting.sits(reviewer)
    must(await ask('reviews.decide', { id, meaning: 'approve' }))
    expect(await errorsOf(letterId)).toEqual([])
  })
  test('shows where each clause of it stands', async () => {
    const { id } = await submitted()
    expect(new Set(must(await ask('reviews.open', { id })).letter?.clauses.map(({ state }) => state))).toEqual(new Set(['approved']))
  })
  test('loses its approval with an edit, and says so', async () => {
    const { letterId, id } = await submitted()
    sitting.sits(reviewer)
    must(await ask('reviews.decide', { id, meaning: 'approve' }))
    sitting.sits(author)
    const { letter, revision } = must(await ask('letters.open', { id: letterId }))
    must(
      await ask('letters.save', {
        id: letterId,
        revision,
        letter: { ...letter, values: { ...letter.values, 'partner.name': 'Another Ltd' } },
      }),
    )
    expect([must(await ask('letters.standing', { id: letterId })).state, await errorsOf(letterId)]).toEqual(['draft', ['approval-void']])
  })
  test('is not approved by somebody who is no reviewer', async () => {
    const { id } = await submitted()
    expect(codeOf(await ask('reviews.decide', { id, meaning: 'approve' }))).toBe('role-not-held')
  })
  test('is not approved by a reviewer who wrote it, and is by another one', async () => {
    const { id } = await submitted(reviewer)
    sitting.sits(reviewer)
    expect(codeOf(await ask('reviews.decide', { id, meaning: 'approve' }))).toBe('own-work')
    sitting.sits(second)
    must(await ask('reviews.decide', { id, meaning: 'approve' }))
  })
})

describe('taking back', () => {
  test('is offered to the sender and not to who decides', async () => {
    const { letterId, id } = await submitted()
    const offered = async () => must(await ask('reviews.open', { id })).item.mayTakeBack
    const sender = await offered()
    sitting.sits(reviewer)
    expect([sender, await offered(), must(await ask('letters.standing', { id: letterId })).review?.mayTakeBack]).toEqual([
      true,
      false,
      false,
    ])
  })
  test('leaves a letter as a draft that may be edited and sent again', async () => {
    const { letterId, id } = await submitted()
    must(await ask('reviews.takeBack', { id }))
    const { letter, revision } = must(await ask('letters.open', { id: letterId }))
    must(
      await ask('letters.save', {
        id: letterId,
        revision,
        letter: { ...letter, values: { ...letter.values, 'partner.name': 'Example Taken Back Ltd' } },
      }),
    )
    const between = must(await ask('letters.standing', { id: letterId })).state
    must(await ask('letters.submit', { id: letterId, note: '' }))
    expect([between, must(await ask('letters.standing', { id: letterId })).state]).toEqual(['draft', 'in-review'])
  })
  test('takes it out of the list of what was sent', async () => {
    const { id } = await submitted()
    must(await ask('reviews.takeBack', { id }))
    expect(must(await ask('reviews.inbox', {})).sent.map((item) => item.id)).not.toContain(id)
  })
})

describe('an old version of a clause', () => {
  const reason = 'The partner was promised this one.'

  /** A letter in review whose certification has a newer approved version, and that certification. */
  async function superseded() {
    const pinned = example('partner-letter.md').document.find((block) => block.type === 'clause' && block.code.startsWith('certification/'))
    if (pinned?.type !== 'clause') throw new Error('The letter carries no certification.')
    const identity = identityOf(pinned)
    const { letterId, id } = await submitted()
    const old = must(await store.library.versions([pinned.code])).find(({ version }) => identityOf(version) === identity)
    if (old === undefined) throw new Error('The certification is not in the library.')
    await stock(store, sitting.folder, { ...old.version, title: 'The newer certificate' })
    return { letterId, id, about: { id: letterId, identity, version: pinned.version, reason } }
  }

  /** How the old version stands in the review, for who sits here. */
  async function standing(review: string, { identity, version }: { identity: string; version: number }) {
    const { letter } = must(await ask('reviews.open', { id: review }))
    const clause = letter?.clauses.find((each) => each.identity === identity && each.version === version)
    return [clause?.state, clause?.mayKeep, clause?.kept.map(({ name, reason: why }) => [name, why])]
  }

  test('leaves with a letter once a reviewer keeps it', async () => {
    const { letterId, id, about } = await superseded()
    sitting.sits(second)
    must(await ask('reviews.decide', { id, meaning: 'approve' }))
    const before = await errorsOf(letterId)
    must(await ask('letters.keep', about))
    expect([before, await errorsOf(letterId)]).toEqual([['clause-superseded'], []])
  })
  test('may be kept by the reviewer and not by the author, and says who kept it and why', async () => {
    const { id, about } = await superseded()
    const toAuthor = await standing(id, about)
    sitting.sits(second)
    const toReviewer = await standing(id, about)
    must(await ask('letters.keep', about))
    expect([toAuthor, toReviewer, await standing(id, about)]).toEqual([
      ['superseded', false, []],
      ['superseded', true, []],
      ['superseded', false, [['Sam Second', reason]]],
    ])
  })
  test('is kept by no author or signatory, by no reviewer who wrote on the letter, and not without a word why', async () => {
    const { letterId, about } = await superseded()
    const kept = async (who: Colleague, why = reason): Promise<string> => {
      sitting.sits(who)
      return codeOf(await ask('letters.keep', { ...about, reason: why }))
    }
    const others = [await kept(author), await kept(signatory), await kept(second, ' ')]
    sitting.sits(reviewer)
    const { letter, revision } = must(await ask('letters.open', { id: letterId }))
    const values = { ...letter.values, 'partner.name': 'A Partner of the Reviewer' }
    must(await ask('letters.save', { id: letterId, revision, letter: { ...letter, values } }))
    expect([...others, await kept(reviewer), await kept(second)]).toEqual([
      'role-not-held',
      'role-not-held',
      'reason-missing',
      'own-work',
      '',
    ])
  })
  test('is no longer kept once its letter is edited', async () => {
    const { letterId, id, about } = await superseded()
    sitting.sits(second)
    must(await ask('letters.keep', about))
    sitting.sits(author)
    const { letter, revision } = must(await ask('letters.open', { id: letterId }))
    const document = letter.document.filter((block) => block.type !== 'clause' || block.code === about.identity.split(' ')[0])
    must(await ask('letters.save', { id: letterId, revision, letter: { ...letter, document } }))
    const again = must(await ask('letters.submit', { id: letterId, note: '' }))
    expect([again.id === id, await standing(again.id, about), await errorsOf(letterId)]).toEqual([
      false,
      ['superseded', false, []],
      expect.arrayContaining(['clause-superseded']),
    ])
  })
  test('that was kept stands with its reason in the register, and without it in the manifest', async () => {
    const { letterId, id, about } = await superseded()
    sitting.sits(second)
    must(await ask('reviews.decide', { id, meaning: 'approve' }))
    must(await ask('letters.keep', about))
    sitting.sits(author)
    const { releaseId = '' } = must(await ask('letters.release', { id: letterId }))
    const { clauses } = must(await ask('register.open', { id: releaseId }))
    const { manifest } = must(await store.register.open(releaseId))
    expect([
      clauses.flatMap(({ kept }) => kept.map(({ name, reason: why }) => [name, why])),
      JSON.stringify(manifest).includes(reason),
    ]).toEqual([[['Sam Second', reason]], false])
  })
})
