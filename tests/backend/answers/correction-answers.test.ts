import { beforeAll, describe, expect, test } from 'vitest'
import { plainText } from '../../../core/document/index.ts'
import { today } from '../release/house.ts'
import { must } from '../store/stores.ts'
import { certified, registerSitting, type Left } from './register-sitting.ts'

const house = registerSitting()
const { ask } = house

describe('a withdrawn clause', () => {
  let left: Left
  beforeAll(async () => {
    // Each test that asks for a letter which nobody recorded a sending of takes one.
    left = await house.withdrawCertificate({ others: 5 })
  })

  /** A letter that left with the certificate, and whom it was written down as sent to. */
  async function sentTo(...names: readonly string[]): Promise<{ releaseId: string; letterId: string; sendings: string[] }> {
    const found = must(await ask('register.recall', certified)).letters.find(({ sendings }) => sendings.length === 0)
    if (found === undefined) throw new Error('no other letter with the certificate waits to be sent')
    const sendings = []
    for (const name of names) {
      const recipient = name === 'its own' ? found.recipient : name
      sendings.push(must(await ask('register.send', { id: found.releaseId, day: today, recipient, how: 'post' })).id)
    }
    return { releaseId: found.releaseId, letterId: found.letterId, sendings }
  }

  async function correct(release: string, ...sendings: readonly string[]): Promise<string[]> {
    const recipients = sendings.length === 0 ? [{ release }] : sendings.map((sending) => ({ release, sending }))
    return must(await ask('register.correct', { ...certified, recipients })).letters
  }

  test('begins a letter of correction to the same recipient, with what stands in for it', async () => {
    const { releaseId, letterId, sendings } = await sentTo('its own')
    const [correctionId = ''] = await correct(releaseId, ...sendings)
    const [earlier, correction] = [
      must(await ask('letters.open', { id: letterId })).letter,
      must(await ask('letters.open', { id: correctionId })).letter,
    ]
    const words = plainText(correction.document)
    const taken = correction.document.flatMap((block) => (block.type === 'clause' ? [block.version] : []))
    expect([correction.values['partner.name'], /In our letter of 23 November 2026 we wrote/u.test(words), taken]).toEqual([
      earlier.values['partner.name'],
      true,
      [certified.version + 1],
    ])
  })

  test('begins a letter of correction to everybody whom its letter was sent to, each once', async () => {
    const { releaseId, sendings } = await sentTo('its own', 'Nordlicht Vertrieb GmbH', 'Peña e Hijos SA', ' nordlicht  vertrieb gmbh')
    const ids = await correct(releaseId, ...sendings)
    const letters = []
    for (const id of ids) letters.push(must(await ask('letters.open', { id })).letter)
    expect(letters.map(({ values }) => values['partner.name'])).toEqual([
      expect.stringMatching(/^Example Distribution/u),
      'Nordlicht Vertrieb GmbH',
      'Peña e Hijos SA',
    ])
    const copied = /A copy of our letter of 23 November 2026 to Example Distribution.* was sent to you/u
    expect(letters.map(({ document }) => copied.test(plainText(document)))).toEqual([false, true, true])
  })

  test('names in its report each correction with whom it is for and how far it is', async () => {
    const { releaseId, sendings } = await sentTo('its own', 'Nordlicht Vertrieb GmbH')
    const [id = ''] = await correct(releaseId, sendings[1] ?? '')
    const letter = must(await ask('register.recall', certified)).letters.find((each) => each.releaseId === releaseId)
    expect(letter?.corrections).toEqual([{ id, state: 'draft', sending: sendings[1] }])
  })

  test('begins no second correction to anybody, until the first one is removed', async () => {
    const { releaseId, sendings } = await sentTo('its own')
    const begin = () => correct(releaseId, ...sendings)
    const named = async () =>
      must(await ask('register.recall', certified))
        .letters.find((each) => each.releaseId === releaseId)
        ?.corrections.map(({ id }) => id)
    const [first = ''] = await begin()
    expect([await begin(), await named()]).toEqual([[first], [first]])
    must(await ask('letters.remove', { id: first, removed: true }))
    expect([await named(), (await begin())[0] === first]).toEqual([[], false])
  })

  test('begins no correction to somebody whom the letter was not sent to', async () => {
    const other = await sentTo('Nordlicht Vertrieb GmbH')
    const recipients = [{ release: left.releaseId, sending: other.sendings[0] ?? '' }]
    const result = await ask('register.correct', { ...certified, recipients })
    expect(result.ok ? '' : result.error.code).toBe('recipient-unknown')
  })

  test('begins no correction of a letter that did not carry it', async () => {
    const result = await ask('register.correct', { identity: certified.identity, version: 9, recipients: [{ release: left.releaseId }] })
    expect(result.ok ? '' : result.error.code).toBe('clause-not-in-letter')
  })
})
