import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clauseAnswers, closedSession } from '../../../backend/answers/index.ts'
import { folderOnDisk, readLibraryFiles, writeLibraryFolder } from '../../../backend/files/index.ts'
import { namesIn } from '../../../backend/answers/names-in.ts'
import type { Store } from '../../../backend/store/index.ts'
import { importAuthor } from '../../../core/review/index.ts'
import { administrator, author, second, vouchingFor } from '../../core/review/house.ts'
import { must, stockedHouse, storeIn, today } from '../release/house.ts'
import { foundIn } from '../store/stores.ts'

const here = mkdtempSync(join(tmpdir(), 'chancery-imported-approvals-'))
const exported = join(here, 'exported')
let house: Store
let other: Store

beforeAll(async () => {
  house = await stockedHouse(mkdtempSync(join(here, 'house-')))
  other = await storeIn(mkdtempSync(join(here, 'other-')))
  must(await writeLibraryFolder(exported, must(await house.library.contents())))
  must(await other.library.importFiles(readLibraryFiles(folderOnDisk(exported)), { by: importAuthor }))
}, 60_000)
afterAll(async () => {
  await house.close()
  await other.close()
  rmSync(here, { recursive: true, force: true })
})

/** Of each approval of the statement, who gave it, and whether this house vouches for them. */
async function approvalsIn(store: Store): Promise<[string, boolean][]> {
  const [first] = must(await store.library.versions(['statement/commitment']))
  const answers = clauseAnswers({ store, session: closedSession, host: { today: () => today } })
  const { versions } = must(await answers['clauses.open']({ id: first?.clauseId ?? '' }))
  return versions.flatMap(({ decisions }) => decisions.map(({ name, isOfThisHouse }): [string, boolean] => [name, isOfThisHouse]))
}

test('the approvals of a house are its own', async () => {
  expect(await approvalsIn(house)).toEqual([
    ['Rita Reviewer', true],
    ['Sam Second', true],
  ])
})

test('approvals that came with an import are shown by name as those of another house', async () => {
  expect(await approvalsIn(other)).toEqual([
    ['Rita Reviewer', false],
    ['Sam Second', false],
  ])
})

test('approvals that came with an import into a store of the same house are its own', async () => {
  const moved = await storeIn(mkdtempSync(join(here, 'moved-')))
  await foundIn(moved)
  must(await moved.library.importFiles(readLibraryFiles(folderOnDisk(exported)), { by: importAuthor }))
  const approvals = await approvalsIn(moved)
  await moved.close()
  expect(approvals).toEqual([
    ['Rita Reviewer', true],
    ['Sam Second', true],
  ])
})

test('who wrote what came with an import is named as somebody of another house', async () => {
  const [here, there] = [must(await namesIn(house)), must(await namesIn(other))]
  expect([here(author.person.id), there(author.person.id)]).toEqual(['Ada Author', 'Ada Author of another house'])
})

test('nobody becomes a person of this house by an import', async () => {
  expect(must(await other.people.list())).toEqual([])
})

test('the name of whoever was erased here does not come back with an import', async () => {
  const { id } = second.person
  const nameless = vouchingFor({ ...second, person: { ...second.person, name: 'Erased' } })
  must(await house.people.erase(id, [nameless], administrator.person.id))
  must(await house.library.importFiles(readLibraryFiles(folderOnDisk(exported)), { by: importAuthor }))
  const names = must(await house.people.vouchings()).flatMap(({ person, name }) => (person === id ? [name] : []))
  expect(names).toEqual(['Erased'])
})
