import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createLayout, type Layout } from '../../../backend/layout/index.ts'
import { checkLetterForRelease, releaseLetter } from '../../../backend/release/index.ts'
import type { ReleasedLetter, Store } from '../../../backend/store/index.ts'
import { pinClause, type Letter } from '../../../core/letter/index.ts'
import { succeed } from '../../../core/requests/index.ts'
import { clauseVersion } from '../../core/letter/shelf.ts'
import { author, decision, reviewer, signatory } from '../../core/review/house.ts'
import { example } from '../../templates/starter-library.ts'
import { must, sourcesFor, stock, stockedHouse, take, today } from './house.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-release-'))
const layout = createLayout()
let store: Store

beforeAll(async () => {
  store = await stockedHouse(folder)
}, 120_000)
afterAll(async () => {
  await layout.close()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

let partners = 0

/** A letter that no other test approves: the same words would have the same digest. */
function anotherLetter(): Letter {
  const letter = example('partner-letter.md')
  partners += 1
  return { ...letter, values: { ...letter.values, 'partner.name': `Example Distribution ${String(partners)} Ltd` } }
}

async function written(letter: Letter = anotherLetter()): Promise<string> {
  return must(await store.createLetter(letter, author.person.id)).id
}

async function approved(id: string): Promise<void> {
  const { digest } = must(await checkLetterForRelease(id, sourcesFor(store, layout)))
  await take(folder, decision(reviewer, digest, { subject: 'letter' }))
}

async function errorsOf(id: string): Promise<string[]> {
  const { findings } = must(await checkLetterForRelease(id, sourcesFor(store, layout)))
  return findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)
}

async function released(): Promise<{ id: string; release: ReleasedLetter }> {
  const id = await written()
  await approved(id)
  const { released: release, findings } = must(await releaseLetter(id, author.person, sourcesFor(store, layout)))
  if (release === undefined) throw new Error(findings.map(({ message }) => message).join('\n'))
  return { id, release }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe('a letter is not released', () => {
  test('while nobody has approved it, and the refusal says so', async () => {
    const id = await written()
    const { released: release, findings } = must(await releaseLetter(id, author.person, sourcesFor(store, layout)))
    expect([release, findings.filter(({ severity }) => severity === 'error').map(({ code, remedy }) => [code, remedy !== ''])]).toEqual([
      undefined,
      [['letter-unapproved', true]],
    ])
  })

  test('on the approval of its own author', async () => {
    const id = must(await store.createLetter(anotherLetter(), reviewer.person.id)).id
    await approved(id)
    expect(await errorsOf(id)).toEqual(['letter-unapproved'])
  })

  test('when it was changed after its approval', async () => {
    const id = await written()
    await approved(id)
    const { letter, revision } = must(await store.openLetter(id))
    must(
      await store.saveLetter(
        id,
        revision,
        { ...letter, values: { ...letter.values, 'partner.name': 'Another Distribution Ltd' } },
        author.person.id,
      ),
    )
    expect((await errorsOf(id))[0]).toMatch(/approval-void|letter-unapproved/u)
  })

  test('with an empty merge field', async () => {
    const letter = anotherLetter()
    const id = await written({ ...letter, values: { ...letter.values, 'partner.name': '' } })
    expect(await errorsOf(id)).toContain('value-missing')
  })

  test('before the day on which its embargo ends', async () => {
    const letter = anotherLetter()
    const id = await written({ ...letter, values: { ...letter.values, 'letter.not_before': '2027-01-04' } })
    expect(await errorsOf(id)).toContain('letter-embargoed')
  })

  test('when free text in it was made of a withdrawn clause', async () => {
    const version = clauseVersion({ code: 'certification/taken-back', title: 'Taken back' })
    const made = await stock(store, folder, version)
    must(await store.library.moveVersion(made.id, { from: 'approved', to: 'withdrawn' }, reviewer.person.id))
    const { code, version: number, language, jurisdictions, digest } = pinClause(made.version)
    const origin = { code, version: number, language, jurisdictions, digest }
    const letter = anotherLetter()
    const passage = { type: 'paragraph' as const, origins: [origin], children: [{ text: 'Our cameras are certified.' }] }
    const end = letter.document.findIndex((block) => block.type === 'paragraph')
    const id = await written({ ...letter, document: letter.document.toSpliced(end, 0, passage) })
    await approved(id)
    expect(await errorsOf(id)).toEqual(['clause-withdrawn'])
  })

  test('when a quotation in it does not repeat the evidence that is kept, though it was approved', async () => {
    const evidence = must(
      await store.evidence.add(Buffer.from('It binds no company.'), { name: 'notice.txt', mediaType: 'text/plain' }, author.person.id),
    )
    const version = clauseVersion({
      code: 'policy-quote/notice',
      title: 'The notice',
      kind: 'policy-quote',
      evidence: [{ title: 'Notice', digest: evidence.digest }],
      seal: { evidence: 0 },
      body: [{ type: 'quotation', children: [{ type: 'paragraph', children: [{ text: 'It binds a company.' }] }] }],
    })
    const made = await stock(store, folder, version)
    const letter = anotherLetter()
    const id = await written({ ...letter, document: [...letter.document, pinClause(made.version)] })
    await approved(id)
    const { released: release, findings } = must(await releaseLetter(id, author.person, sourcesFor(store, layout)))
    expect([release, findings.filter(({ severity }) => severity === 'error')]).toMatchObject([
      undefined,
      [{ code: 'seal-broken', message: expect.stringContaining('it says “a company.”, the evidence “no company.”') }],
    ])
  })

  test('when the seal of a quotation in it is broken', async () => {
    const broken = {
      ...sourcesFor(store, layout),
      seal: () => Promise.resolve(succeed({ state: 'broken' as const, quotation: 'shall', evidence: 'should', shared: 3 })),
    }
    const id = await written()
    await approved(id)
    const { released: release, findings } = must(await releaseLetter(id, author.person, broken))
    expect([release, findings[0]?.code]).toEqual([undefined, 'seal-broken'])
  })

  test('when no font has a character in it, which only its layout tells, though it was approved', async () => {
    const letter = anotherLetter()
    const id = await written({ ...letter, values: { ...letter.values, 'partner.name': '東京' } })
    await approved(id)
    const { released: none, findings } = must(await releaseLetter(id, author.person, sourcesFor(store, layout)))
    const errors = findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)
    expect([none, errors, await errorsOf(id)]).toEqual([undefined, ['glyph-missing'], ['glyph-missing']])
    expect(must(await store.register.releaseOf(id))).toBeUndefined()
  })

  test('by a reviewer, whose business it is not', async () => {
    const id = await written()
    await approved(id)
    const outcome = await releaseLetter(id, reviewer.person, sourcesFor(store, layout))
    expect(outcome.ok ? '' : outcome.error.code).toBe('role-not-held')
  })

  test('twice', async () => {
    const { id } = await released()
    const again = await releaseLetter(id, author.person, sourcesFor(store, layout))
    expect(again.ok ? '' : again.error.code).toBe('letter-released')
  })

  test('when somebody changed something while its files were made, three times over', async () => {
    const id = await written()
    await approved(id)
    const busy = {
      ...layout,
      pdf: async (...input: Parameters<typeof layout.pdf>) => {
        must(await store.createLetter(example('customer-faq.md'), author.person.id))
        return layout.pdf(...input)
      },
    }
    const outcome = await releaseLetter(id, author.person, sourcesFor(store, busy))
    expect(outcome.ok ? '' : outcome.error.code).toBe('release-conflict')
  })
})

describe('a released letter', () => {
  test('may be released by its signatory', async () => {
    const id = await written()
    await approved(id)
    expect(must(await releaseLetter(id, signatory.person, sourcesFor(store, layout))).released?.releasedBy).toBe(signatory.person.id)
  })

  test('is kept with the bytes whose digests its audit entry names', async () => {
    const { id, release } = await released()
    const [entry] = must(await store.audit.entries({ entity: id, kind: 'letter.released', offset: 0, limit: 1 })).entries
    const { pdf, docx } = JSON.parse(entry?.payload ?? '{}') as Record<string, string>
    const kept = [must(await store.register.file(release.pdf.digest)), must(await store.register.file(release.docx.digest))]
    expect(kept.map(sha256)).toEqual([pdf, docx])
  })

  test('was laid out once for its file and for what stands against it', async () => {
    const id = await written()
    await approved(id)
    let files = 0
    const counting: Layout = { ...layout, pdf: (...asked) => ((files += 1), layout.pdf(...asked)) }
    const { released: release } = must(await releaseLetter(id, author.person, sourcesFor(store, counting)))
    expect([release !== undefined, files]).toEqual([true, 1])
  })

  test('holds the head of the audit trail before its release', async () => {
    const { id, release } = await released()
    const [entry] = must(await store.audit.entries({ entity: id, kind: 'letter.released', offset: 0, limit: 1 })).entries
    expect(release.manifest.release.audit.hash).toBe(entry?.prevHash)
  })

  test('never changes again', async () => {
    const { id } = await released()
    const { letter, revision } = must(await store.openLetter(id))
    const saved = await store.saveLetter(id, revision, { ...letter, title: 'Another' }, author.person.id)
    expect(saved.ok ? '' : saved.error.code).toBe('letter-released')
  })

  test('says nothing of a draft on its pages', async () => {
    const { id } = await released()
    const words = await pageText(id)
    expect([/Example Distribution/u.test(words), /Draft/u.test(words)]).toEqual([true, false])
  })

  test('is recalled by a version of its clauses, with the passage as it stands in it', async () => {
    const { id, release } = await released()
    const [first] = release.manifest.clauses
    const identity = `${first?.code ?? ''} ${first?.language ?? ''} ${[...(first?.jurisdictions ?? [])].sort().join('+')}`
    const recalled = must(await store.register.recall(identity, first?.version ?? 0)).find(({ letterId }) => letterId === id)
    expect(recalled?.passages).toEqual([first?.text])
  })

  test('is sent once its sending is written down, and the recall tells to whom and when', async () => {
    const { release } = await released()
    must(
      await store.register.recordSending(
        release.id,
        { day: today, recipient: 'Example Distribution Ltd', how: 'e-mail', note: '' },
        author.person.id,
      ),
    )
    const { sendings } = must(await store.register.open(release.id))
    expect(sendings.map(({ day, recipient, how }) => [day, recipient, how])).toEqual([[today, 'Example Distribution Ltd', 'e-mail']])
  })
})

test('a comment voids no approval, and no released file holds it', async () => {
  const id = await written()
  await approved(id)
  const text = 'Quixotic, is it not?'
  must(await store.comments.add({ subject: 'letter', subjectId: id, text }, reviewer.person.id))
  const { released: release } = must(await releaseLetter(id, author.person, sourcesFor(store, layout)))
  const [pdf, docx] = [
    must(await store.register.file(release?.pdf.digest ?? '')),
    must(await store.register.file(release?.docx.digest ?? '')),
  ]
  const at = mkdtempSync(join(folder, 'embedded-'))
  writeFileSync(join(at, 'letter.pdf'), pdf)
  execFileSync('pdfdetach', ['-saveall', '-o', at, join(at, 'letter.pdf')])
  const embedded = readdirSync(at).map((name) => readFileSync(join(at, name), 'utf8'))
  const parts = Object.values(unzipSync(docx)).map((bytes) => Buffer.from(bytes).toString('utf8'))
  expect(embedded.length).toBeGreaterThan(1)
  expect([...embedded, ...parts, await pageText(id)].filter((words) => words.includes('Quixotic'))).toEqual([])
  expect(Object.keys(unzipSync(docx)).filter((name) => name.includes('comments'))).toEqual([])
})

/** The words of a released PDF's letter, from the letter that it carries. */
async function pageText(letterId: string): Promise<string> {
  const release = must(await store.register.releaseOf(letterId))
  const bytes = must(await store.register.file(release?.pdf.digest ?? ''))
  return execFileSync('pdftotext', ['-', '-'], { input: bytes, encoding: 'utf8' })
}
