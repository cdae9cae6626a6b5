import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import type { RequestInput } from '../../../core/requests/index.ts'
import { author, signatory } from '../../core/review/house.ts'
import { codeOf, must } from '../store/stores.ts'
import { password, SigningSitting } from './signing-sitting.ts'

const signing = new SigningSitting()
const { ask, released, added } = signing

describe('many released letters', () => {
  function wishOfMany(releases: string[], other: Partial<RequestInput<'signing.signMany'>> = {}): RequestInput<'signing.signMany'> {
    return { certificate: signing.trying.id, password, level: 'B-B', releases, ticket: randomUUID(), ...other }
  }
  async function signersOf(releases: readonly string[]): Promise<number[]> {
    return Promise.all(releases.map(async (id) => must(await ask('register.open', { id })).signatures.length))
  }

  test('are listed to be signed until they are, and not only for trying out', async () => {
    const release = await released()
    const listed = async (): Promise<unknown> => {
      const { rows } = must(await ask('register.list', { sent: 'to-sign', limit: 500 }))
      return rows.filter(({ id }) => id === release).map(({ signatures, trials }) => [signatures, trials])
    }
    const before = await listed()
    must(await ask('signing.signMany', wishOfMany([release])))
    const afterTrial = await listed()
    const { id } = await added(signing.authority.p12(signing.authority.leaf('p-256', { commonName: signing.trying.name }), password))
    const report = must(await ask('signing.signMany', wishOfMany([release], { certificate: id })))
    must(await ask('signing.removeCertificate', { id }))
    expect([before, afterTrial, report.signed, await listed()]).toEqual([[[0, 0]], [[1, 1]], [release], []])
  })

  test('of which the last is being kept are not cancelled any more', async () => {
    const release = await released()
    const { input, cancelled, report } = await cancelledWhileKept([release])
    expect([cancelled, report.signed, await signersOf(input.releases)]).toEqual([false, [release], [1]])
  })

  test('of which one is being kept are cancelled for the others', async () => {
    const releases = [await released(), await released()]
    const { cancelled, report } = await cancelledWhileKept(releases)
    expect([cancelled, report.signed, report.left, await signersOf(releases)]).toEqual([true, [releases[0]], [releases[1]], [1, 0]])
  })

  /** Signs letters, and asks to cancel that while the first is written down. */
  async function cancelledWhileKept(releases: string[]) {
    const input = wishOfMany(releases)
    const keep = signing.store.register.sign.bind(signing.store.register)
    let cancelled: boolean | undefined
    const keeping = vi.spyOn(signing.store.register, 'sign').mockImplementationOnce(async (...args) => {
      ;({ cancelled } = must(await ask('signing.cancel', { ticket: input.ticket })))
      return keep(...args)
    })
    const report = must(await ask('signing.signMany', input))
    keeping.mockRestore()
    return { input, cancelled, report }
  }

  test('with a reason that their seals have no room for are told what can be done among many, without the key being opened', async () => {
    const release = await released()
    const large = { seal: 'free', reason: 'Large words. '.repeat(15).trim(), password: 'another secret' } as const
    const report = must(await ask('signing.signMany', wishOfMany([release], large)))
    expect(report.failed.map(({ failure }) => [failure.code, failure.remedy])).toEqual([
      ['seal-small', 'Shorten the reason, or sign without a visible seal.'],
    ])
  })

  test('are signed with one password, and what cannot be is told with why, without stopping the others', async () => {
    const [first, second] = [await released(), await released()]
    const gone = randomUUID()
    const report = must(await ask('signing.signMany', wishOfMany([first, gone, second])))
    expect([report.signed, report.failed.map(({ release, failure }) => [release, failure.code]), report.left]).toEqual([
      [first, second],
      [[gone, 'release-unknown']],
      [],
    ])
    expect(await signersOf([first, second])).toEqual([1, 1])
  })

  test('of which none can be signed are told of without the key being opened, and it is where one can', async () => {
    const [signed, changed, open] = [await released(), await released(), await released()]
    must(await ask('signing.signMany', wishOfMany([signed])))
    await signing.alter(changed)
    const wrong = { password: 'another secret' }
    const report = must(await ask('signing.signMany', wishOfMany([signed, changed], wrong)))
    const told = report.failed.map(({ release, failure }) => [release, failure.code])
    expect([report.before, told, report.signed, report.left]).toEqual([[signed], [[changed, 'file-altered']], [], []])
    expect(codeOf(await ask('signing.signMany', wishOfMany([changed, open], wrong)))).toBe('password-wrong')
  })

  test('go on where they ended, and none is signed twice', async () => {
    const [first, second] = [await released(), await released()]
    must(await ask('signing.signMany', wishOfMany([first])))
    const report = must(await ask('signing.signMany', wishOfMany([first, second])))
    expect([report.before, report.signed, await signersOf([first, second])]).toEqual([[first], [second], [1, 1]])
  })

  test('are signed by each of two people whose certificates bear the same name', async () => {
    const path = signing.authority.p12(signing.authority.leaf('rsa-3072'), password)
    const release = await released()
    const reports: unknown[] = []
    for (const person of [author, signatory]) {
      signing.sitting.sits(person)
      const { id } = await added(path)
      const { signed, before } = must(await ask('signing.signMany', wishOfMany([release], { certificate: id })))
      reports.push([signed, before])
    }
    expect(reports).toEqual([
      [[release], []],
      [[release], []],
    ])
  })

  test('stop at once when they are cancelled while an authority is silent, and say how far they were', async () => {
    must(await signing.store.signing.setAuthorities([signing.authority.timestampAddress], author.person.id))
    signing.authority.server.misbehave('/tsa', 'silent')
    const releases = [await released(), await released()]
    const input = wishOfMany(releases, { level: 'B-T' })
    const asked = signing.authority.server.asked.length
    const answer = ask('signing.signMany', input)
    await expect.poll(() => signing.authority.server.asked.length).toBeGreaterThan(asked)
    const progress = must(await ask('signing.progress', { ticket: input.ticket }))
    must(await ask('signing.cancel', { ticket: input.ticket }))
    const report = must(await answer)
    must(await signing.store.signing.setAuthorities([], author.person.id))
    expect([progress, report, await signersOf(releases)]).toEqual([
      { done: 0, total: 2 },
      { signed: [], before: [], failed: [], left: releases },
      [0, 0],
    ])
  })

  test('stop after the letter at hand when whoever signs locks their key, and say so', async () => {
    const input = wishOfMany([await released(), await released(), await released(), await released()])
    const answer = ask('signing.signMany', input)
    while (must(await ask('signing.progress', { ticket: input.ticket })).done === 0) await setImmediate()
    signing.sitting.leaves()
    const report = must(await answer)
    signing.sitting.sits(author)
    const signed = report.signed.length
    expect([signed > 0 && signed < 4, report.left, report.ended?.code]).toEqual([true, input.releases.slice(signed), 'locked'])
    expect(await signersOf(input.releases)).toEqual(input.releases.map((id) => (report.signed.includes(id) ? 1 : 0)))
  })

  test('are signed by nobody in the place of whoever began', async () => {
    const input = wishOfMany([await released(), await released(), await released()])
    const answer = ask('signing.signMany', input)
    while (must(await ask('signing.progress', { ticket: input.ticket })).done === 0) await setImmediate()
    signing.sitting.sits(signatory)
    expect(must(await answer)).toMatchObject({ ended: { code: 'locked' } })
  })

  test('are left alone once an authority does not answer', async () => {
    must(await signing.store.signing.setAuthorities([signing.authority.secondTimestampAddress], author.person.id))
    signing.authority.server.misbehave('/second-tsa', 'busy')
    const releases = [await released(), await released()]
    const report = must(await ask('signing.signMany', wishOfMany(releases, { level: 'B-T' })))
    must(await signing.store.signing.setAuthorities([], author.person.id))
    expect([report.signed, report.failed.length, report.left, report.ended?.code]).toEqual([[], 1, [releases[1]], 'refused'])
  })
})
