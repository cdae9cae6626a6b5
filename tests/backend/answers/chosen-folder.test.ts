import { expect, test } from 'vitest'
import { ChosenFolders } from '../../../backend/answers/chosen-folder.ts'

const file = (path: string, size = 1) => ({ path, bytes: new Uint8Array(size) })
const limits = { files: 1000, bytes: 2_000_000 }

test('a folder that is handed over file by file has no more files than a library may have', () => {
  const chosen = new ChosenFolders(limits)
  const many = Array.from({ length: 600 }, (_, index) => file(`clauses/${String(index)}.md`))
  const first = chosen.receive(undefined, 'disk', many)
  expect(first.ok && chosen.receive(first.value, 'disk', many)).toMatchObject({
    ok: false,
    error: { code: 'library-too-large', message: 'This folder holds more than 1,000 files, which is more than a library has.' },
  })
})

test('a folder that is handed over has no more bytes than may lie in memory', () => {
  const chosen = new ChosenFolders(limits)
  const first = chosen.receive(undefined, 'disk', [file('clauses/a.md', 1_500_000)])
  expect(first.ok && chosen.receive(first.value, 'disk', [file('clauses/b.md', 600_000)])).toMatchObject({
    ok: false,
    error: { code: 'library-too-large', message: 'This folder holds more than 2 MB, which is too much for a browser to hand over.' },
  })
})

test('nothing is held of a folder that was too large', () => {
  const chosen = new ChosenFolders(limits)
  const first = chosen.receive(undefined, 'disk', [file('clauses/a.md')])
  const handle = first.ok ? first.value : ''
  chosen.receive(handle, 'disk', [file('clauses/b.md', 3_000_000)])
  expect(chosen.of(handle)).toMatchObject({ ok: false, error: { code: 'folder-unknown' } })
})
