import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closedSession, createAnswers, openLibrary, type FileToSave } from '../../../backend/answers/index.ts'
import { createLayout } from '../../../backend/layout/index.ts'
import { openStore, uuidV7, type Store } from '../../../backend/store/index.ts'
import { succeed, type Ask } from '../../../core/requests/index.ts'
import { example, templatesFolder } from '../../templates/starter-library.ts'
import { scan, taggedAnnex } from '../enclosures/append/annexes.ts'
import { codeOf, must } from '../store/stores.ts'
import { noFolders } from './no-folders.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-enclosures-'))
const layout = createLayout()
const saved: FileToSave[] = []
let store: Store
let ask: Ask
let ids = 0

beforeAll(async () => {
  store = must(await openStore(folder, { now: () => '2026-11-26T09:00:00.000Z', newId: () => uuidV7((ids += 1), new Uint8Array(10)) }))
  const host = {
    name: 'serve' as const,
    version: '0.1.0',
    today: () => '2026-11-26',
    ...noFolders,
    saveFiles: (files: readonly FileToSave[]) => {
      saved.push(...files)
      return Promise.resolve(succeed([]))
    },
    reveal: () => Promise.resolve(succeed(undefined)),
  }
  ask = createAnswers({ store, library: openLibrary([templatesFolder], () => 0), layout, host, session: closedSession }, (error) => {
    throw error
  })
})
afterAll(async () => {
  await layout.close()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const note = Buffer.from('What the Ministry wrote.\n')
const bytes = note.toString('base64')

test('a file is kept by its digest, described by its size, and saved as it came', async () => {
  const { digest } = must(await ask('enclosures.add', { name: 'note.txt', bytes }))
  const described = must(await ask('enclosures.describe', { digests: [digest, 'ab'.repeat(32)] }))
  must(await ask('enclosures.save', { digest, name: 'Note of the Ministry.txt' }))
  expect([described.files, saved.map(({ name, bytes: copy }) => [name, Buffer.from(copy)])]).toEqual([
    [{ digest, size: note.length }],
    [['Note of the Ministry.txt', note]],
  ])
})

test('a file that is not here is said when a copy of it is asked for', async () => {
  const answer = await ask('enclosures.save', { digest: 'cd'.repeat(32), name: 'note.txt' })
  expect(answer.ok || answer.error.code).toBe('enclosure-unknown')
})

test('a program is refused, and nothing of it is kept', async () => {
  const answer = await ask('enclosures.add', { name: 'setup.exe', bytes })
  expect(answer.ok || answer.error.message).toContain('it is a program')
})

test('a letter and the one that is begun from it enclose the same files', async () => {
  const { digest, mediaType } = must(await ask('enclosures.add', { name: 'note.txt', bytes }))
  const enclosed = [{ digest, mediaType, name: 'note.txt', title: 'A note', relationship: 'supplement' as const }]
  const { id } = must(await store.createLetter({ ...example('partner-letter.md'), enclosed }, 'somebody'))
  const copy = must(await ask('letters.copy', { id }))
  expect(must(await ask('letters.open', { id: copy.id })).letter.enclosed).toEqual(enclosed)
})

test('files that are larger together than a letter takes stop its export, with what to do', async () => {
  const large = ['a', 'b', 'c'].map((sign) => Buffer.alloc(21_000_000, sign).toString('base64'))
  const enclosed = []
  for (const [index, each] of large.entries()) {
    const { digest, mediaType } = must(await ask('enclosures.add', { name: 'data.dat', bytes: each }))
    enclosed.push({ digest, mediaType, name: `${String(index)}.dat`, title: 'Data', relationship: 'data' as const })
  }
  const letter = { ...example('partner-letter.md'), enclosed }
  const { findings, files } = must(await ask('letters.export', { letter, formats: ['pdf'], letterhead: true }))
  expect([files, findings.find(({ code }) => code === 'enclosures-too-large')?.message]).toEqual([
    [],
    'The enclosed files have 63 MB together; a letter takes 60 MB at most.',
  ])
})

test('the pages that a file appends are counted, and given to be drawn; of what cannot be appended nothing is', async () => {
  const annex = Buffer.from(taggedAnnex())
  const keep = async (name: string, file: Buffer): Promise<string> =>
    must(await ask('enclosures.add', { name, bytes: file.toString('base64') })).digest
  const [appended, plain, text] = [
    await keep('annex.pdf', annex),
    await keep('plain.pdf', Buffer.from(await scan({ claim: '' }))),
    await keep('note.txt', note),
  ]
  const { files } = must(await ask('enclosures.pages', { digests: [appended, plain, text, 'ab'.repeat(32)] }))
  expect(files.map(({ digest, pages }) => [digest, pages > 0])).toEqual([[appended, true]])
  expect(Buffer.from(must(await ask('enclosures.read', { digest: appended })).bytes, 'base64')).toEqual(annex)
  for (const digest of [plain, text, 'ab'.repeat(32)]) expect(codeOf(await ask('enclosures.read', { digest }))).toBe('enclosure-unknown')
})

describe('a letter file', () => {
  const text = [
    '---',
    'title: Notice',
    'template: customer-faq',
    'date: 2026-11-26',
    'enclosed:',
    '  - { file: annexes/annex.pdf, title: The annex, append: true }',
    '  - { file: note.txt }',
    '---',
    'As enclosed.',
  ].join('\n')
  const file = (path: string, content: Uint8Array) => ({ path, bytes: Buffer.from(content).toString('base64') })

  test('brings the files that it encloses and that were chosen with it', async () => {
    const files = [file('annex.pdf', taggedAnnex()), file('note.txt', note), file('other.txt', Buffer.from('Not enclosed.'))]
    const { letter } = must(await ask('letters.import', { name: 'letter.md', text, files }))
    const digests = (letter.enclosed ?? []).map(({ digest }) => digest)
    expect(letter.enclosed?.map(({ name, title, appended }) => [name, title, appended])).toEqual([
      ['annex.pdf', 'The annex', true],
      ['note.txt', 'note.txt', undefined],
    ])
    expect(must(await ask('enclosures.describe', { digests })).files).toHaveLength(2)
  })

  test('that encloses a file which was not chosen is not imported, and says which', async () => {
    const refused = await ask('letters.import', { name: 'letter.md', text, files: [file('note.txt', note)] })
    expect(refused.ok ? '' : `${refused.error.message} ${refused.error.remedy}`).toMatch(
      /encloses “annexes\/annex\.pdf”, and that file was not chosen with it.*Choose both together/u,
    )
  })

  test('that encloses a program is not imported', async () => {
    const files = [file('setup.exe', note)]
    const refused = await ask('letters.import', {
      name: 'letter.md',
      text: text.replaceAll(/annexes\/annex\.pdf|note\.txt/gu, 'setup.exe'),
      files,
    })
    expect(refused.ok ? '' : refused.error.message).toContain('it is a program')
  })
})
