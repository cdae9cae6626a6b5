import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { HouseThing } from '../../../core/house/index.ts'
import type { UnpackedReview } from '../../../core/requests/index.ts'
import { author, reviewer, second } from '../../core/review/house.ts'
import { square } from '../images/pictures.ts'
import { codeOf, must } from '../store/stores.ts'
import { letterSentAtHome, twoComputers, type Computer, type Computers } from './two-computers.ts'

let computers: Computers

beforeAll(async () => {
  computers = await twoComputers({ keepsHouse: true })
}, 60_000)
afterAll(() => computers.close())
beforeEach(() => {
  computers.home.sits(author)
  computers.away.sits(reviewer)
})

async function newest({ ask }: Computer, kind: HouseThing['kind'], code: string) {
  const row = must(await ask('house.list', {})).rows.find((each) => each.kind === kind && each.code === code)
  const entry = must(await ask('house.open', { id: row?.newest.id ?? '' }))
  const [version] = entry.versions
  if (version === undefined) throw new Error('the house does not have it')
  return version
}

/** Changes the newest draft, or a version made for it, and sends it to review. */
async function changed(at: Computer, kind: HouseThing['kind'], code: string, change: (thing: HouseThing) => HouseThing): Promise<string> {
  const before = await newest(at, kind, code)
  const id = before.isFrozen ? must(await at.ask('house.nextVersion', { id: before.id, reason: 'Another.' })).id : before.id
  const { digest, thing } = await newest(at, kind, code)
  must(await at.ask('house.saveDraft', { id, seen: digest, thing: change(thing), reason: 'Our own.' }))
  return must(await at.ask('house.submit', { id })).id
}

async function approvedAtHome(review: string): Promise<void> {
  const { home } = computers
  home.sits(second)
  must(await home.ask('reviews.decide', { id: review, meaning: 'approve', comment: 'These are our own values.' }))
  home.sits(author)
}

const renamed =
  (name: string) =>
  (thing: HouseThing): HouseThing =>
    thing.kind === 'company' ? { kind: 'company', content: { ...thing.content, 'company.name': name, 'uk.name': `${name} UK Ltd` } } : thing

function lines({ house }: UnpackedReview): (readonly unknown[])[] {
  return house.map(({ kind, number, state, approvedBy, replacesStarter }) => [kind, number, state, approvedBy, replacesStarter])
}

describe('a letter whose house another computer does not have', () => {
  test('brings it along in the place of the untouched starter library, and is decided there', async () => {
    const { home, away } = computers
    await approvedAtHome(await changed(home, 'company', 'company', renamed('Example Vision')))
    const { letter, review } = await letterSentAtHome(computers.home)
    const taken = await away.unpack(await home.pack(letter))
    expect([taken.conflicts, lines(taken)]).toEqual([[], [['company', 1, 'approved', ['Sam Second'], true]]])
    must(await away.ask('reviews.decide', { id: review, meaning: 'approve' }))
    const back = await home.unpack(await away.pack(letter))
    expect([back.conflicts, back.house, must(await home.ask('letters.standing', { id: letter })).state]).toEqual([[], [], 'approved'])
  }, 30_000)

  test('brings a letterhead with its logo as the next version', async () => {
    const { home, away } = computers
    const { digest, mediaType } = must(await home.ask('images.add', { bytes: square.toString('base64') }))
    const logo = { digest, mediaType, alt: 'A square', width: 20 }
    const withLogo = (thing: HouseThing): HouseThing =>
      thing.kind === 'letterhead' ? { kind: 'letterhead', content: { ...thing.content, logo } } : thing
    await approvedAtHome(await changed(home, 'letterhead', 'northlight-uk', (thing) => thing))
    await away.unpack(await home.pack((await letterSentAtHome(computers.home)).letter))
    await approvedAtHome(await changed(home, 'letterhead', 'northlight-uk', withLogo))
    const { letter, review } = await letterSentAtHome(computers.home)
    const taken = await away.unpack(await home.pack(letter))
    expect([taken.conflicts, lines(taken)]).toEqual([[], [['letterhead', 2, 'approved', ['Sam Second'], false]]])
    const decided = await away.ask('reviews.decide', { id: review, meaning: 'approve' })
    expect(decided.ok).toBe(true)
  }, 30_000)

  test('shows on that computer whose approval it is, vouched for by the house', async () => {
    const { decisions } = await newest(computers.away, 'company', 'company')
    expect(decisions.map(({ name, isOfThisHouse }) => [name, isOfThisHouse])).toEqual([['Sam Second', true]])
  })

  test('comes in once', async () => {
    const { home, away } = computers
    const { letter } = await letterSentAtHome(computers.home)
    const bytes = await home.pack(letter)
    await away.unpack(bytes)
    const again = await away.unpack(bytes)
    expect([again.changed, again.house]).toEqual([false, []])
  }, 30_000)

  test('comes as a draft that stays as it is while nobody approved it, and is decided there too', async () => {
    const { home, away } = computers
    const withTitle = (thing: HouseThing): HouseThing =>
      thing.kind === 'template' ? { kind: 'template', content: { ...thing.content, description: 'Ours.' } } : thing
    await changed(home, 'template', 'partner-letter', withTitle)
    const { letter, review } = await letterSentAtHome(computers.home)
    const taken = await away.unpack(await home.pack(letter))
    const { state, isFrozen } = await newest(away, 'template', 'partner-letter')
    expect([taken.conflicts, lines(taken), state, isFrozen]).toEqual([[], [['template', 1, 'draft', [], true]], 'draft', true])
    must(await away.ask('reviews.decide', { id: review, meaning: 'approve' }))
  }, 30_000)

  test('overwrites nothing that somebody there changed, says so, and is not decided there', async () => {
    const { home, away } = computers
    await approvedAtHome(await changed(home, 'company', 'company', renamed('Example Vision Group')))
    away.sits(author)
    await changed(away, 'company', 'company', renamed('Another Vision'))
    away.sits(reviewer)
    const { letter, review } = await letterSentAtHome(computers.home)
    const taken = await away.unpack(await home.pack(letter))
    expect(taken.conflicts).toEqual([
      'Version 2 of “Company values” is in the house here in other words. It stays as it is.',
      expect.stringContaining('The pages of this letter look different on this computer'),
    ])
    const { thing } = await newest(away, 'company', 'company')
    expect(thing.kind === 'company' && thing.content['company.name']).toBe('Another Vision')
    expect(codeOf(await away.ask('reviews.decide', { id: review, meaning: 'approve' }))).toBe('review-stale')
  }, 30_000)
})
