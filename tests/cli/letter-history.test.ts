import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore, outsideHere } from '../../backend/store/index.ts'
import type { Block } from '../../core/document/index.ts'
import { letterOf, must } from '../backend/store/stores.ts'
import { chancery, folder } from './chancery.ts'

test('letter history lists the versions of a letter, and letter show prints an earlier one', async () => {
  using here = folder()
  const store = must(await openStore(join(here.path, 'data'), outsideHere()))
  const { id } = must(await store.createLetter(letterOf('As it began.')))
  must(await store.history.name(id, 1, 'First draft', 'system'))
  must(await store.saveLetter(id, 1, letterOf('As it reads now.')))
  await store.close()
  const listed = await chancery(here.path, 'letter', 'history', id, '--data', 'data', '--json')
  const { items, total } = JSON.parse(listed.stdout) as { items: { number: number; name?: string }[]; total: number }
  const shown = await chancery(here.path, 'letter', 'show', id, '--revision', '1', '--data', 'data')
  const gone = await chancery(here.path, 'letter', 'show', id, '--revision', '9', '--data', 'data')
  expect([items.map(({ number, name }) => [number, name]), total, shown.stdout.includes('As it began.'), gone.status]).toEqual([
    [
      [2, undefined],
      [1, 'First draft'],
    ],
    2,
    true,
    2,
  ])
})

test('letter show says beside the file that suggestions are open, which the file has accepted', async () => {
  using here = folder()
  const store = must(await openStore(join(here.path, 'data'), outsideHere()))
  const letter = letterOf('We pay once.')
  const by = { author: 'Ada Author', at: '2026-11-23T09:00:00.000Z' }
  const suggested = letter.document.map((block): Block =>
    block.type === 'paragraph' ? { ...block, children: [{ text: 'We pay twice.', inserted: by }] } : block,
  )
  const { id } = must(await store.createLetter({ ...letter, document: suggested }))
  must(await store.history.name(id, 1, 'With a suggestion', 'system'))
  must(await store.saveLetter(id, 1, letter))
  await store.close()
  const earlier = await chancery(here.path, 'letter', 'show', id, '--revision', '1', '--data', 'data')
  const now = await chancery(here.path, 'letter', 'show', id, '--data', 'data')
  expect([earlier.stdout.includes('We pay twice.'), earlier.stderr, now.stderr]).toEqual([
    true,
    'A suggestion in this letter is open. The file says what the letter says when it is accepted; --json says the letter as it is.\n',
    '',
  ])
})
