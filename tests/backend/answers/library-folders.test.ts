import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createAnswers, openLibrary, type HostServices, type Session } from '../../../backend/answers/index.ts'
import { ExportedFiles } from '../../../backend/export/index.ts'
import { folderOnDisk } from '../../../backend/files/index.ts'
import { createLayout } from '../../../backend/layout/index.ts'
import type { Store } from '../../../backend/store/index.ts'
import type { ClauseVersion } from '../../../core/clause/index.ts'
import { fail, succeed, type Ask } from '../../../core/requests/index.ts'
import { clauseVersion } from '../../core/letter/shelf.ts'
import { author } from '../../core/review/house.ts'
import { must, stockedHouse, storeIn, today } from '../release/house.ts'
import { codeOf, wishOf } from '../store/stores.ts'
import { noFolders } from './no-folders.ts'
import { templatesFolder } from '../../templates/starter-library.ts'

const here = mkdtempSync(join(tmpdir(), 'chancery-library-folders-'))
const layout = createLayout()
const ticket = '01890a5d-ac96-774b-bcce-b302099a8057'
const nobody: Session = { acting: () => fail({ code: 'locked', message: 'Locked.' }), actor: () => 'system' }
let store: Store
let ask: Ask
/** What the person chooses in the dialog. */
let choice: string | undefined
const faults: unknown[] = []

function answersFor(opened: Store): Ask {
  const exported = new ExportedFiles()
  const host: HostServices = {
    ...noFolders,
    name: 'electron',
    version: '1',
    today: () => today,
    saveFiles: (files) => exported.saveInto(join(here, 'reports'), files),
    chooseFolder: () => Promise.resolve(succeed(choice)),
    placeForFolder: (name) => Promise.resolve(succeed(choice === undefined ? undefined : exported.placeFor(choice, name))),
    reveal: () => Promise.resolve(succeed(undefined)),
  }
  const library = openLibrary([], () => 0)
  return createAnswers({ store: opened, library, layout, host, session: nobody }, (fault) => faults.push(fault))
}

beforeEach(async () => {
  store = await storeIn(mkdtempSync(join(here, 'store-')))
  ask = answersFor(store)
  choice = undefined
})
afterEach(() => store.close())
afterAll(async () => {
  await layout.close()
  rmSync(here, { recursive: true, force: true })
})

function clause(code: string, words: string, version = 1): string {
  return `---\ncode: ${code}\nkind: statement\ntitle: A statement\nversion: ${String(version)}\nlanguage: en-GB\n---\n${words}\n`
}

/** A folder with these clause files; the one that is chosen next. */
function choose(files: Readonly<Record<string, string>>): void {
  choice = mkdtempSync(join(here, 'library-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(choice, 'clauses', name)), { recursive: true })
    writeFileSync(join(choice, 'clauses', name), text)
  }
}

async function previewed(): Promise<{ handle: string; ticket: string }> {
  const { handle = '' } = must(await ask('library.choose', {}))
  must(await ask('library.preview', { handle, ticket }))
  return { handle, ticket }
}

async function importAll(files: Readonly<Record<string, string>>): Promise<void> {
  choose(files)
  must(await ask('library.import', await previewed()))
}

describe('the preview of a library folder', () => {
  test('says of each version whether it is new, the same or here in other words', async () => {
    await importAll({ 'a.md': clause('statement/a', 'One.'), 'b.md': clause('statement/b', 'Two.') })
    choose({
      'a.md': clause('statement/a', 'One.'),
      'a2.md': clause('statement/a', 'One and more.', 2),
      'b.md': clause('statement/b', 'Three.'),
      'c.md': clause('statement/c', 'Four.'),
    })
    const { handle = '' } = must(await ask('library.choose', {}))
    const { counts, lines } = must(await ask('library.preview', { handle, ticket }))
    expect(counts).toMatchObject({ newClauses: 1, newVersions: 1, same: 1, conflicts: 1, refused: 0 })
    expect(lines.map(({ what, file }) => [what, file.split('/').at(-1)])).toEqual([
      ['conflict', 'b.md'],
      ['new-clause', 'c.md'],
      ['new-version', 'a2.md'],
      ['same', 'a.md'],
    ])
  })

  test('changes nothing', async () => {
    choose({ 'a.md': clause('statement/a', 'One.') })
    await previewed()
    expect(must(await store.library.versions())).toEqual([])
  })

  test('of a thousand faulty files counts all, shows five hundred, and saves all in the report', async () => {
    choose(Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`${String(index)}.md`, 'No front matter.'])))
    const { handle = '' } = must(await ask('library.choose', {}))
    const { counts, lines } = must(await ask('library.preview', { handle, ticket }))
    must(await ask('library.report', { handle }))
    const [report = ''] = readdirSync(join(here, 'reports'))
    const written = readFileSync(join(here, 'reports', report), 'utf8').match(/^- .*\.md:1 · /gmu)
    expect([counts.refused, lines.length, written?.length]).toEqual([1000, 500, 1000])
  })

  test('says that a folder holds no clauses', async () => {
    choose({})
    const { handle = '' } = must(await ask('library.choose', {}))
    expect(codeOf(await ask('library.preview', { handle, ticket }))).toBe('no-clauses')
  })

  test('is not made when the person chose none', async () => {
    expect(must(await ask('library.choose', {}))).toEqual({})
  })
})

test('the preview of the starter library names its letterheads, templates and company values too', async () => {
  choice = templatesFolder
  const { handle = '' } = must(await ask('library.choose', {}))
  const { lines } = must(await ask('library.preview', { handle, ticket }))
  expect(lines.filter(({ what }) => what === 'new-clause').map(({ file }) => file.split('/')[1])).toEqual(
    expect.arrayContaining(['clauses', 'letterheads', 'letters', 'company.yaml']),
  )
})

describe('the import of a library folder', () => {
  test('takes in nothing while one file has a fault', async () => {
    choose({ 'a.md': clause('statement/a', 'One.'), 'b.md': 'No front matter.' })
    const refused = codeOf(await ask('library.import', await previewed()))
    expect([refused, must(await store.library.versions()).length]).toEqual(['library-faulty', 0])
  })

  test('leaves nothing behind when it is cancelled under way', async () => {
    choose(
      Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`${String(index)}.md`, clause(`statement/c${String(index)}`, 'One.')])),
    )
    const named = await previewed()
    const importing = ask('library.import', named)
    const cancelled = async (): Promise<boolean> => {
      const answer = must(await ask('library.cancel', { ticket }))
      return answer.cancelled || new Promise<boolean>((resolve) => setImmediate(() => resolve(cancelled())))
    }
    expect([await cancelled(), codeOf(await importing), must(await store.library.versions()).length]).toEqual([true, 'cancelled', 0])
  })

  test('needs somebody who answers for it once the house was set up and has clauses', async () => {
    const house = await stockedHouse(mkdtempSync(join(here, 'house-')))
    ask = answersFor(house)
    choose({ 'a.md': clause('statement/a', 'One.') })
    const refused = codeOf(await ask('library.import', await previewed()))
    await house.close()
    expect(refused).toBe('locked')
  })

  test('refuses a folder that another one took the place of', async () => {
    choose({ 'a.md': clause('statement/a', 'One.') })
    const first = await previewed()
    await previewed()
    expect(codeOf(await ask('library.import', first))).toBe('folder-unknown')
  })
})

describe('a folder that the window hands over', () => {
  const bytes = Buffer.from(clause('statement/a', 'One.')).toString('base64')

  test('is imported as one on the disk is', async () => {
    const { handle } = must(await ask('library.receive', { name: 'library', files: [{ path: 'clauses/a.md', bytes }] }))
    must(await ask('library.receive', { handle, name: 'library', files: [{ path: 'clauses/b.md', bytes }] }))
    const { counts, lines } = must(await ask('library.preview', { handle, ticket }))
    expect([counts.newClauses, lines[0]?.reason]).toEqual([1, '"statement/a" v1 (en-GB) is in library/clauses/a.md already.'])
  })

  test('keeps out paths that lead outside', async () => {
    const { handle } = must(await ask('library.receive', { name: 'library', files: [{ path: '../clauses/a.md', bytes }] }))
    expect(codeOf(await ask('library.preview', { handle, ticket }))).toBe('no-clauses')
  })
})

describe('the export of the library', () => {
  test('goes into a folder of its own, which reads back as the same', async () => {
    await importAll({ 'a.md': clause('statement/a', 'One.') })
    const { folder } = must(await ask('library.export', { ticket }))
    choice = join(choice ?? '', folder?.name ?? '')
    const { handle = '' } = must(await ask('library.choose', {}))
    expect(must(await ask('library.preview', { handle, ticket }))).toMatchObject({ changesNothing: true, counts: { same: 1 } })
  })

  test('writes what is sealed on words that its evidence does not hold, and names it with what to do', async () => {
    const house = await stockedHouse(mkdtempSync(join(here, 'house-')))
    const about = { name: 'statement.txt', mediaType: 'text/plain' }
    const { digest } = must(await house.evidence.add(Buffer.from('It binds nobody.'), about, author.person.id))
    const sealed = (code: string, words: string): ClauseVersion => ({
      ...clauseVersion(),
      code,
      version: 1,
      title: 'Scope',
      evidence: [{ title: 'Statement', digest }],
      seal: { evidence: 0 },
      body: [{ type: 'quotation', children: [{ type: 'paragraph', children: [{ text: words }] }] }],
    })
    for (const version of [sealed('statement/whole', 'It binds nobody.'), sealed('statement/broken', 'It binds somebody.')])
      must(await house.library.createClause(version, wishOf(author.person)))
    choice = mkdtempSync(join(here, 'exports-'))
    const { folder } = must(await answersFor(house)('library.export', { ticket }))
    await house.close()
    expect(folder?.findings.map(({ severity, code, place, message, remedy }) => [severity, code, place.clause, message, remedy])).toEqual([
      [
        'warning',
        'seal-broken',
        'statement/broken',
        expect.stringMatching(
          /^Version 1 of “Scope” \(en-GB\) went out with a seal that does not hold\. .* it says “somebody\.”, the evidence “nobody\.”\.$/u,
        ),
        'Quote the evidence word for word, or unseal the quotation and give the reason.',
      ],
    ])
    const written = [...folderOnDisk(join(choice, folder?.name ?? '')).paths()]
    expect(written.filter((path) => path.includes('broken'))).not.toEqual([])
  })

  test('writes nothing when the person chose no place', async () => {
    expect(must(await ask('library.export', { ticket }))).toEqual({})
  })
})

test('nothing of it is a fault of ours', () => {
  expect(faults).toEqual([])
})
