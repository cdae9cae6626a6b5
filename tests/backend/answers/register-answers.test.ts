import { describe, expect, test } from 'vitest'
import { digestOfDocument } from '../../../core/document/index.ts'
import { author, reviewer } from '../../core/review/house.ts'
import { today } from '../release/house.ts'
import { must } from '../store/stores.ts'
import { example } from '../../templates/starter-library.ts'
import { certificate, certified, registerSitting, sha256 } from './register-sitting.ts'

const house = registerSitting()
const { ask, approvedLetter, released, saved } = house

describe('the release of a letter', () => {
  test('is refused while nobody sits here', async () => {
    const id = await approvedLetter()
    house.sitting.leaves()
    const result = await ask('letters.release', { id })
    expect(result.ok ? '' : result.error.code).toBe('no-person')
  })

  test('says beforehand what is missing', async () => {
    const { id } = must(await ask('letters.create', { template: 'partner-letter' }))
    const { findings } = must(await ask('letters.releaseCheck', { id }))
    expect(new Set(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code))).toEqual(
      new Set(['value-missing', 'letter-unapproved']),
    )
  })

  test('puts the letter into the register, with who approved it', async () => {
    const { letterId } = await released()
    const { entry } = must(await ask('register.ofLetter', { letterId }))
    expect([
      entry?.approvals.map(({ name }) => name),
      entry?.releasedBy,
      entry?.clauses.every(({ state }) => state === 'approved'),
    ]).toEqual([['Rita Reviewer'], 'Ada Author', true])
  })
})

describe('a letter in the register', () => {
  test('is saved again byte for byte, however often', async () => {
    const { releaseId } = await released()
    const { files } = must(await ask('register.open', { id: releaseId }))
    must(await ask('register.save', { id: releaseId }))
    must(await ask('register.save', { id: releaseId }))
    const digests = files.map(({ digest }) => digest)
    expect(saved.map(({ bytes }) => sha256(bytes))).toEqual([...digests, ...digests])
  })

  test('is shown on its pages', async () => {
    const { releaseId } = await released()
    const { pages } = must(await ask('register.pages', { id: releaseId }))
    expect(pages.length).toBeGreaterThan(0)
  })

  test('names the clauses of which words in it were made free text, each once, and where they stand today', async () => {
    const letter = example('partner-letter.md')
    const { code, version, language, jurisdictions } = certificate
    const origin = { code, version, language, jurisdictions, digest: digestOfDocument(certificate.body) }
    const words = (text: string) => ({ type: 'paragraph' as const, origins: [origin], children: [{ text }] })
    const at = letter.document.findIndex((block) => block.type === 'paragraph')
    const document = letter.document.toSpliced(at, 0, words('Our cameras are certified.'), words('All of them.'))
    const { releaseId } = await released({ ...letter, document })
    expect(must(await ask('register.open', { id: releaseId })).detached).toEqual([
      {
        identity: certified.identity,
        code,
        title: certificate.title,
        version,
        passage: 'Our cameras are certified.\nAll of them.',
        state: 'approved',
      },
    ])
    const recalled = must(await ask('register.recall', certified)).letters.find((each) => each.releaseId === releaseId)
    expect(recalled?.passages).toContain('Our cameras are certified.\nAll of them.')
  })

  test('is recorded as sent by its author, and not by a reviewer', async () => {
    const { releaseId } = await released()
    house.sitting.sits(reviewer)
    const refused = await ask('register.send', { id: releaseId, day: today, recipient: 'Example Distribution Ltd', how: 'post' })
    house.sitting.sits(author)
    const recorded = must(await ask('register.send', { id: releaseId, day: today, recipient: 'Example Distribution Ltd', how: 'post' }))
    expect([refused.ok ? '' : refused.error.code, recorded.recordedBy]).toEqual(['role-not-held', 'Ada Author'])
  })

  test.each([
    ['2031-02-01', /^This day is still to come: today is /u],
    ['1999-01-01', /^The letter was released on .*, and did not leave before\.$/u],
  ])('is not recorded as sent on %s, which cannot be', async (day, why) => {
    const { releaseId } = await released()
    const refused = await ask('register.send', { id: releaseId, day, recipient: 'Example Distribution Ltd', how: 'post' })
    expect([refused.ok ? '' : refused.error.message, must(await ask('register.open', { id: releaseId })).sendings]).toEqual([
      expect.stringMatching(why),
      [],
    ])
  })

  test('begins a new letter, which is a draft of today', async () => {
    const { letterId } = await released()
    const { id } = must(await ask('letters.copy', { id: letterId }))
    const { letter, revision } = must(await ask('letters.open', { id }))
    expect([
      letter.values['letter.date'],
      (await ask('letters.save', { id, revision, letter: { ...letter, title: 'Changed' } })).ok,
    ]).toEqual([today, true])
  })
})
