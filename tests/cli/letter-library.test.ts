import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { openStore, outsideHere, type Store } from '../../backend/store/index.ts'
import { must } from '../backend/store/stores.ts'
import { chancery, example, folder } from './chancery.ts'

const code = 'policy-quote/retail-scope'

async function inStore<Value>(path: string, action: (store: Store) => Promise<Value>): Promise<Value> {
  const store = must(await openStore(join(path, 'data'), outsideHere()))
  const value = await action(store)
  await store.close()
  return value
}

/** Imports the example from the command line; answers which clauses it then holds word for word. */
async function clausesOfImported(path: string): Promise<string[]> {
  const { stdout } = await chancery(path, 'letter', 'import', example, '--data', 'data', '--json')
  const { items } = JSON.parse(stdout) as { items: { id: string }[] }
  const { letter } = await inStore(path, async (store) => must(await store.openLetter(items[0]?.id ?? '')))
  return letter.document.flatMap((block) => (block.type === 'clause' ? [block.code] : []))
}

test('the first letter of a data folder brings the starter library into its store', async () => {
  using here = folder()
  await clausesOfImported(here.path)
  expect(must(await inStore(here.path, ({ library }) => library.isEmpty()))).toBe(false)
})

test('a letter file is not made from a clause that was withdrawn in the store', async () => {
  using here = folder()
  const before = await clausesOfImported(here.path)
  await inStore(here.path, async ({ library }) => {
    for (const { id } of must(await library.versions([code])))
      must(await library.moveVersion(id, { from: 'draft', to: 'withdrawn' }, 'system', { reason: 'The note was replaced.' }))
  })
  expect([before.includes(code), (await clausesOfImported(here.path)).includes(code)]).toEqual([true, false])
})

test('an import that the store breaks off names the letters that are in it by then', async () => {
  using here = folder()
  await clausesOfImported(here.path)
  const database = new DatabaseSync(join(here.path, 'data/chancery.sqlite'))
  database.exec(
    "create trigger full before insert on letters when (select count(*) from letters) > 1 begin select raise(abort, 'no room'); end",
  )
  database.close()
  const { status, stdout } = await chancery(here.path, 'letter', 'import', example, example, '--data', 'data', '--json')
  const { items } = JSON.parse(stdout) as { items: { id: string }[] }
  const kept = must(await inStore(here.path, (store) => store.listLetters())).map(({ id }) => id)
  expect([status, items.length, items.every(({ id }) => kept.includes(id))]).toEqual([2, 1, true])
})
