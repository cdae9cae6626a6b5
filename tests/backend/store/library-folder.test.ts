import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { folderOnDisk, readLibraryFiles, writeLibraryFolder } from '../../../backend/files/index.ts'
import { changesNothing, type Store } from '../../../backend/store/index.ts'
import { identityOf } from '../../../core/clause/index.ts'
import { importAuthor } from '../../../core/review/index.ts'
import { administrator, author, reviewer, second, signatory } from '../../core/review/house.ts'
import { stockedHouse, storeIn } from '../release/house.ts'
import { clauseVersion } from '../../core/letter/shelf.ts'
import { broughtIn, codeOf, must, revisedTo, wishOf } from './stores.ts'

const here = mkdtempSync(join(tmpdir(), 'chancery-library-folder-'))
const exported = join(here, 'library')
let house: Store

beforeAll(async () => {
  house = await stockedHouse(mkdtempSync(join(here, 'house-')))
  const [first] = must(await house.library.versions(['statement/commitment']))
  if (first === undefined) throw new Error('the starter library has no such clause')
  const longer = { ...first.version, body: [{ type: 'paragraph' as const, children: [{ text: 'Eight years.' }] }] }
  const next = await revisedTo(house, first.id, longer, wishOf(author.person, 'It is longer now.'))
  must(await house.library.withdraw(first.id, next.id, wishOf(reviewer.person, 'It has ended.')))
  must(await house.library.moveVersion(next.id, { from: 'draft', to: 'in-review' }, 'ada'))
  must(await house.library.moveVersion(next.id, { from: 'in-review', to: 'draft' }, 'ada'))
  const scan = must(await house.evidence.add(new TextEncoder().encode('A page.'), { name: 'scan: 1.txt', mediaType: 'text/plain' }, 'ada'))
  const source = { title: 'A page', digest: scan.digest }
  must(
    await house.library.createClause(
      { ...first.version, code: 'statement/page', seal: undefined, evidence: [source] },
      wishOf(author.person),
    ),
  )
  must(await house.evidence.addTranscript(scan.digest, 'A page.', 'ada'))
  must(await writeLibraryFolder(exported, must(await house.library.contents())))
}, 60_000)
afterAll(async () => {
  await house.close()
  rmSync(here, { recursive: true, force: true })
})

/** What has to be the same in every store that holds the library: all but the ids. */
async function said({ library }: Store) {
  const { versions, evidence, images, record } = must(await library.contents())
  return {
    versions: versions.map(({ version, record: about }) => ({ what: `${identityOf(version)} ${String(version.version)}`, ...about })),
    evidence: [...evidence.entries()].map(([digest, { bytes }]) => [digest, bytes.length]).sort(),
    images: [...images.keys()].sort(),
    record,
  }
}

describe('a library folder that was exported', () => {
  let other: Store
  beforeEach(async () => {
    other = await storeIn(mkdtempSync(join(here, 'other-')))
    return () => other.close()
  })

  test('reads without a finding', () => {
    expect(readLibraryFiles(folderOnDisk(exported)).findings).toEqual([])
  })

  test('brings digests, states, decisions, vouchings, evidence and transcripts into an empty store', async () => {
    must(await other.library.importFiles(readLibraryFiles(folderOnDisk(exported)), { by: importAuthor }))
    const [there, was] = [await said(other), await said(house)]
    expect(there).toEqual({ ...was, record: { ...was.record, root: undefined } })
  })

  test('changes nothing when it is imported again', async () => {
    must(await other.library.importFiles(readLibraryFiles(folderOnDisk(exported)), { by: importAuthor }))
    expect(changesNothing(must(await other.library.previewImport(readLibraryFiles(folderOnDisk(exported)))))).toBe(true)
  })

  test('comes in once, though its record was put together twice by hand', async () => {
    const { record, ...files } = readLibraryFiles(folderOnDisk(exported))
    if (record === undefined) throw new Error('it has no record')
    const { vouchings, transcripts } = record
    const twice = { ...record, vouchings: [...vouchings, ...vouchings], transcripts: [...transcripts, ...transcripts] }
    const plan = must(await other.library.importFiles({ ...files, record: twice }, { by: importAuthor }))
    expect([plan.vouchings, plan.transcripts]).toEqual([vouchings.length, transcripts.length])
  })

  test('changes nothing in the store that it came from', async () => {
    expect(changesNothing(must(await house.library.previewImport(readLibraryFiles(folderOnDisk(exported)))))).toBe(true)
  })

  test('is the same, byte for byte, when the other store exports it', async () => {
    must(await other.library.importFiles(readLibraryFiles(folderOnDisk(exported)), { by: importAuthor }))
    const again = mkdtempSync(join(here, 'again-'))
    must(await writeLibraryFolder(again, must(await other.library.contents())))
    const filesIn = (folder: string): [string, string][] =>
      [...folderOnDisk(folder).paths()]
        .filter((path) => path !== 'library.record.json')
        .map((path) => [path, readFileSync(join(folder, path), 'hex')])
    expect(filesIn(again)).toEqual(filesIn(exported))
  })
})

test('an unchanged library is exported a second time as the same files, byte for byte', async () => {
  const second = join(here, 'second')
  must(await writeLibraryFolder(second, must(await house.library.contents())))
  const filesIn = (folder: string): [string, string][] =>
    [...folderOnDisk(folder).paths()].map((path) => [path, readFileSync(join(folder, path), 'hex')])
  expect(filesIn(second)).toEqual(filesIn(exported))
})

test('a transcript that was changed in an exported folder is a finding', () => {
  const given = folderOnDisk(exported)
  const changed = new TextEncoder().encode(
    readFileSync(join(exported, 'library.record.json'), 'utf8').replace('"text": "A page."', '"text": "Two pages."'),
  )
  const { findings } = readLibraryFiles({ ...given, read: (path) => (path === 'library.record.json' ? changed : given.read(path)) })
  expect(findings.map(({ message }) => message)).toEqual(['A transcript was changed after it was written down.'])
})

describe('the export of a library', () => {
  test('refuses a folder that holds something, and leaves it as it is', async () => {
    const folder = mkdtempSync(join(here, 'full-'))
    writeFileSync(join(folder, 'mine.txt'), 'mine')
    expect([codeOf(await writeLibraryFolder(folder, must(await house.library.contents()))), readdirSync(folder)]).toEqual([
      'folder-not-empty',
      ['mine.txt'],
    ])
  })

  test('leaves nothing behind when it cannot be written', async () => {
    const folder = mkdtempSync(join(here, 'blocked-'))
    writeFileSync(join(folder, 'file'), '')
    const failed = await writeLibraryFolder(join(folder, 'file', 'library'), must(await house.library.contents()))
    expect([failed.ok, readdirSync(folder)]).toEqual([false, ['file']])
  })

  test.each([
    ['too long for a disk in the letters of its language', `${'Сертификат'.repeat(24)}.txt`, `${'Сертификат'.repeat(9)}Сертифик.txt`],
    ['kept by Windows for a device', 'CON.txt', 'file-CON.txt'],
  ])('writes a file of evidence whose name is %s', async (_, name, written) => {
    const store = await storeIn(mkdtempSync(join(here, 'named-')))
    const { digest } = must(await store.evidence.add(Buffer.from(name), { name, mediaType: 'text/plain' }, 'import'))
    await broughtIn(store, { ...clauseVersion(), version: 1, evidence: [{ title: 'A certificate', digest }] })
    const folder = mkdtempSync(join(here, 'named-'))
    must(await writeLibraryFolder(folder, must(await store.library.contents())))
    await store.close()
    const { findings, evidence } = readLibraryFiles(folderOnDisk(folder))
    expect([readdirSync(join(folder, 'evidence', digest)), findings, evidence.has(digest)]).toEqual([[written], [], true])
  })

  test('may go into a folder that is empty', async () => {
    const folder = join(here, 'empty')
    mkdirSync(folder)
    must(await writeLibraryFolder(folder, must(await house.library.contents())))
    expect(existsSync(join(folder, 'library.record.json'))).toBe(true)
  })
})

describe('who may bring in a library', () => {
  const known = () => readLibraryFiles(folderOnDisk(exported))
  const files = () => {
    const version = { ...clauseVersion(), code: 'statement/new', version: 1, evidence: [], seal: undefined }
    return { ...known(), versions: [...known().versions, { file: 'clauses/new.md', version, record: undefined }] }
  }

  test('is asked by the store itself, inside the import', async () => {
    must(await house.people.retire(second.person.id, administrator.person.id))
    const refused = [undefined, signatory.person, second.person]
    expect([
      ...(await Promise.all(refused.map((by) => house.library.importFiles(files(), { by })))).map(codeOf),
      codeOf(await house.library.importFiles(files(), { by: reviewer.person })),
    ]).toEqual(['no-person', 'role-not-held', 'person-inactive', ''])
  })

  test('is anybody where all is known already', async () => {
    const plans = await Promise.all([undefined, signatory.person].map((by) => house.library.importFiles(known(), { by })))
    expect(plans.map((plan) => changesNothing(must(plan)))).toEqual([true, true])
  })

  test('is anybody while the house was not set up', async () => {
    const empty = await storeIn(mkdtempSync(join(here, 'empty-')))
    const imported = await empty.library.importFiles(files(), { by: undefined })
    await empty.close()
    expect(codeOf(imported)).toBe('')
  })
})
