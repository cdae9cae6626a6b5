import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clauseAnswers, closedSession } from '../../../backend/answers/index.ts'
import { folderOnDisk, readLibraryFiles, writeLibraryFolder } from '../../../backend/files/index.ts'
import type { Store } from '../../../backend/store/index.ts'
import { importAuthor } from '../../../core/review/index.ts'
import { must, stockedHouse, storeIn, today } from '../release/house.ts'

const here = mkdtempSync(join(tmpdir(), 'chancery-imported-approvals-'))
let house: Store
let other: Store

beforeAll(async () => {
  house = await stockedHouse(mkdtempSync(join(here, 'house-')))
  other = await storeIn(mkdtempSync(join(here, 'other-')))
  const exported = join(here, 'exported')
  must(await writeLibraryFolder(exported, must(await house.library.contents())))
  must(await other.library.importFiles(readLibraryFiles(folderOnDisk(exported)), { by: importAuthor }))
}, 60_000)
afterAll(async () => {
  await house.close()
  await other.close()
  rmSync(here, { recursive: true, force: true })
})

/** Of each approval of the statement, whether its house vouched for it. */
async function approvalsIn(store: Store): Promise<boolean[]> {
  const [first] = must(await store.library.versions(['statement/commitment']))
  const answers = clauseAnswers({ store, session: closedSession, host: { today: () => today } })
  const { versions } = must(await answers['clauses.open']({ id: first?.clauseId ?? '' }))
  return versions.flatMap(({ decisions }) => decisions.map(({ isOfThisHouse }) => isOfThisHouse))
}

test('the approvals of a house are its own', async () => {
  expect(await approvalsIn(house)).toEqual([true, true])
})

test('approvals that came with an import are shown as those of another house', async () => {
  expect(await approvalsIn(other)).toEqual([false, false])
})
