import { describe, expect, test } from 'vitest'
import { fail, succeed, type Result, type ReviewItemShape } from '../../../core/requests/index.ts'
import { sendMany, sentText, type Sendable } from '../../../renderer/review/send-many.ts'

const drafts: readonly Sendable[] = ['a', 'b', 'c', 'd'].map((id) => ({ id, title: id.toUpperCase(), about: 'v1', address: `#/${id}` }))

function item(id: string, ...names: readonly string[]): ReviewItemShape {
  return {
    id,
    subject: 'clause-version',
    subjectId: id,
    title: id,
    about: id,
    number: 1,
    state: 'in-review',
    sentBy: 'Ada Author',
    sentAt: '2026-11-24T09:00:00.000Z',
    note: '',
    given: 0,
    needed: 1,
    open: [['reviewer']],
    inOrder: false,
    waitsFor: names.map((name) => ({ name, isAway: false, insteadOf: [] })),
    mine: [],
    mineLater: [],
    insteadOf: [],
    mayTakeBack: false,
  }
}

/** A host that sends everything but the drafts named here. */
function hostThatRefuses(codes: Readonly<Record<string, string>>) {
  return ({ id }: Sendable): Promise<Result<ReviewItemShape>> => {
    const code = codes[id]
    return Promise.resolve(code === undefined ? succeed(item(id, 'Rita Reviewer')) : fail({ code, message: 'No.', remedy: 'Mend it.' }))
  }
}

const goOn = (): boolean => true

describe('sending many drafts to review', () => {
  test('sends the others where one is refused, and says why it was', async () => {
    const { sent, refused, left } = await sendMany(drafts, hostThatRefuses({ b: 'seal-broken' }), goOn)
    expect([sent.map(({ id }) => id), refused.map(({ draft, failure }) => [draft.id, failure.code]), left]).toEqual([
      ['a', 'c', 'd'],
      [['b', 'seal-broken']],
      0,
    ])
  })
  test('tries no more once nobody sits there', async () => {
    const { sent, refused, left, failure } = await sendMany(drafts, hostThatRefuses({ c: 'locked' }), goOn)
    expect([sent.length, refused.length, left, failure?.code]).toEqual([2, 0, 2, 'locked'])
  })
  test('stops where it is told to, and counts what is left', async () => {
    const { sent, left } = await sendMany(drafts, hostThatRefuses({}), (done) => done < 3)
    expect([sent.length, left]).toEqual([3, 1])
  })
  test('says after each one how many are through', async () => {
    const steps: number[] = []
    await sendMany(drafts, hostThatRefuses({}), (done) => steps.push(done) > 0)
    expect(steps).toEqual([0, 1, 2, 3, 4])
  })
})

describe('what came of it', () => {
  test('names everybody for whom something waits, once', () => {
    expect(sentText({ sent: [item('a', 'Rita Reviewer'), item('b', 'Rita Reviewer', 'Sam Second')] })).toBe(
      '2 sent to review. They wait for Rita Reviewer, Sam Second, who find them under Review.',
    )
  })
  test('says of how many nobody may decide', () => {
    expect(sentText({ sent: [item('a', 'Rita Reviewer'), item('b')] })).toBe(
      '2 sent to review. They wait for Rita Reviewer, who finds them under Review. Nobody here may decide 1 of them yet: make somebody else a reviewer.',
    )
  })
  test('says that nothing was sent where nothing was', () => {
    expect(sentText({ sent: [] })).toBe('Nothing was sent.')
  })
})
