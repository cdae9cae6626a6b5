import { describe, expect, test } from 'vitest'
import { fail, mostSentAtOnce, succeed, type Result, type ReviewItemShape } from '../../../core/requests/index.ts'
import { sendMany, sentText, type BatchResults, type Sendable } from '../../../renderer/review/send-many.ts'

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
  return (batch: readonly Sendable[]): Promise<Result<BatchResults>> => {
    const results = batch.map(({ id }) => {
      const code = codes[id]
      return code === undefined ? { sent: item(id, 'Rita Reviewer') } : { refused: { code, message: 'No.', remedy: 'Mend it.' } }
    })
    return Promise.resolve(succeed({ results }))
  }
}

/** So many that they take three requests. */
const many: readonly Sendable[] = Array.from({ length: 2 * mostSentAtOnce + 20 }, (_, index) => ({
  id: String(index),
  title: `Clause ${String(index)}`,
  about: 'v1',
  address: '#/',
}))

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
    const { sent, left } = await sendMany(many, hostThatRefuses({}), (done) => done < 100)
    expect([sent.length, left]).toEqual([100, 20])
  })
  test('says after each request how many are through', async () => {
    const steps: number[] = []
    await sendMany(many, hostThatRefuses({}), (done) => steps.push(done) > 0)
    expect(steps).toEqual([0, 50, 100, 120])
  })
  test('asks for no more at once than one request takes', async () => {
    const sizes: number[] = []
    const host = hostThatRefuses({})
    await sendMany(many, (batch) => (sizes.push(batch.length), host(batch)), goOn)
    expect(sizes).toEqual([50, 50, 20])
  })
  test('counts what is left where the host is gone', async () => {
    let asked = 0
    const host = hostThatRefuses({})
    const gone = fail({ code: 'host-unreachable', message: 'Gone.', remedy: 'Start it.' })
    const { sent, left, failure } = await sendMany(many, (batch) => ((asked += 1) > 1 ? Promise.resolve(gone) : host(batch)), goOn)
    expect([sent.length, left, failure?.code]).toEqual([50, 70, 'host-unreachable'])
  })
})

describe('what came of it', () => {
  test('names everybody for whom something waits, once', () => {
    expect(sentText({ sent: [item('a', 'Rita Reviewer'), item('b', 'Rita Reviewer', 'Sam Second')] })).toBe(
      '2 sent to review. They wait for Rita Reviewer and Sam Second, who find them under Review.',
    )
  })
  test('says of one that any of those may take it', () => {
    expect(sentText({ sent: [item('a', 'Rita Reviewer', 'Sam Second')] })).toBe(
      '1 sent to review. It waits for Rita Reviewer or Sam Second, who find it under Review.',
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
