import { beforeEach, describe, expect, test } from 'vitest'
import { digestOf } from '../../../core/document/index.ts'
import { fail, succeed, type Ask } from '../../../core/requests/index.ts'
import { moveEnclosure, type Letter } from '../../../core/letter/index.ts'
import { EnclosedFiles } from '../../../renderer/enclosed-files/enclosed-files.ts'
import { LetterSession } from '../../../renderer/letter-screen/letter-session.ts'

const letter: Letter = {
  schema: 1,
  title: 'A letter',
  template: 'partner-letter',
  letterhead: 'northlight-uk',
  language: 'en-GB',
  jurisdictions: ['GB'],
  values: { 'letter.enclosures': 'A sample in the post' },
  document: [
    { type: 'paragraph', children: [{ text: 'Words.' }] },
    {
      type: 'part',
      part: 'enclosures',
      children: [{ text: '' }, { type: 'merge-field', name: 'letter.enclosures', children: [{ text: '' }] }, { text: '' }],
    },
  ],
}

/** A host that keeps what it is given, and refuses what is called "bad". */
const ask = ((name: string, input: { readonly name: string; readonly bytes: string; readonly digests: readonly string[] }) => {
  if (name === 'enclosures.describe') return Promise.resolve(succeed({ files: [] }))
  if (name !== 'enclosures.add') return Promise.resolve(succeed({ revision: 2, savedAt: '2026-11-24T00:00:00.000Z' }))
  if (input.name.startsWith('bad')) return Promise.resolve(fail({ code: 'enclosure-refused', message: `${input.name} is bad.` }))
  const bytes = Buffer.from(input.bytes, 'base64')
  return Promise.resolve(succeed({ digest: digestOf(bytes), mediaType: 'text/plain', size: bytes.length }))
}) as unknown as Ask

const encode = async (file: Blob): Promise<string> => Buffer.from(await file.arrayBuffer()).toString('base64')

let session: LetterSession
let files: EnclosedFiles

beforeEach(() => {
  session = new LetterSession(ask, '0190a0a0-0000-7000-8000-000000000001', letter, 1)
  files = new EnclosedFiles({ ask, letter: session, encode })
})

const named = (...names: string[]): File[] => names.map((name) => new File([`The bytes of ${name}`], name))
const shown = (): unknown => [session.letter.enclosed?.map(({ name }) => name), session.letter.values['letter.enclosures']]

describe('files that are added to a letter', () => {
  test('are enclosed under their names and named under its enclosures, in one step that undo takes back', async () => {
    await files.add(named('Note 1.txt', 'Table_of_goods.txt'))
    const enclosed = shown()
    session.editor.undo()
    const undone = [shown(), Object.hasOwn(session.letter, 'enclosed')]
    session.editor.redo()
    expect([enclosed, undone, shown()]).toEqual([
      [['Note 1.txt', 'Table_of_goods.txt'], 'A sample in the post\nNote 1\nTable of goods'],
      [[undefined, 'A sample in the post'], false],
      enclosed,
    ])
  })

  test('and refused are said, each in its sentence, while the others come in', async () => {
    await files.add([...named('bad.exe', 'good.txt'), ...named('good.txt')])
    expect([session.letter.enclosed?.map(({ name }) => name), files.state().refused.map(({ message }) => message)]).toEqual([
      ['good.txt'],
      ['bad.exe is bad.', '“good.txt” is enclosed already, byte for byte.'],
    ])
  })

  test('and are more than a letter takes are left out, and that is said', async () => {
    await files.add(named(...Array.from({ length: 52 }, (_, index) => `${String(index)}.txt`)))
    expect([session.letter.enclosed?.length, files.state().refused.length]).toEqual([50, 1])
  })

  test('of one name come in under names of their own', async () => {
    await files.add([new File(['one'], 'Note.txt'), new File(['two'], 'note.txt')])
    expect(session.letter.enclosed?.map(({ name }) => name)).toEqual(['Note.txt', 'note (2).txt'])
  })

  test('leave a letter that is held as it is', async () => {
    let tried = 0
    session.hold(() => (tried += 1))
    await files.add(named('Note.txt'))
    expect([session.letter.enclosed, tried]).toEqual([undefined, 1])
  })
})

test('a file that moves takes its line along, in a step of its own', async () => {
  await files.add(named('a.txt', 'b.txt'))
  const { enclosed, values } = session.state()
  session.setEnclosed('moved', moveEnclosure({ enclosed, values }, 1, 0))
  const moved = shown()
  session.editor.undo()
  expect([moved, shown()]).toEqual([
    [['b.txt', 'a.txt'], 'A sample in the post\nb\na'],
    [['a.txt', 'b.txt'], 'A sample in the post\na\nb'],
  ])
})

test('a version that comes back brings the files that it had', async () => {
  await files.add(named('a.txt'))
  await session.restore(letter, 1)
  const restored = shown()
  session.editor.undo()
  expect([restored, shown()]).toEqual([
    [undefined, 'A sample in the post'],
    [['a.txt'], 'A sample in the post\na'],
  ])
})
