import { Editor, Transforms } from 'slate'
import { beforeEach, expect, test } from 'vitest'
import type { Letter } from '../../../core/letter/index.ts'
import { fail, succeed, type Ask } from '../../../core/requests/index.ts'
import { LeftLetters } from '../../../renderer/letter-screen/left-letters.ts'
import { LetterSession } from '../../../renderer/letter-screen/letter-session.ts'

const letter: Letter = {
  schema: 1,
  title: 'A letter',
  template: 'note',
  letterhead: 'plain',
  language: 'en-GB',
  jurisdictions: ['GB'],
  values: {},
  document: [{ type: 'paragraph', children: [{ text: 'Words.' }] }],
}
const idOf = (number: number): string => `0190a0a0-0000-7000-8000-00000000000${String(number)}`

let isFull = false
let left: LeftLetters
let session: LetterSession
const ask = (() =>
  Promise.resolve(
    isFull ? fail({ code: 'store-full', message: 'Full.' }) : succeed({ revision: 2, savedAt: '2026-11-24T00:00:00.000Z' }),
  )) as unknown as Ask

beforeEach(async () => {
  isFull = false
  left = new LeftLetters()
  session = new LetterSession(ask, idOf(0), letter, 1)
  Transforms.select(session.editor, Editor.end(session.editor, []))
  session.editor.insertText(' More.')
  session.changed()
})

/** As the store has the letter once everything is saved. */
const stored = (): { id: string; revision: number; letter: Letter } => ({ id: session.id, revision: 2, letter: session.letter })

test('a letter that was left is taken up with what can be undone in it', async () => {
  await session.flush()
  left.leave(session)
  const again = left.takeUp(stored())
  again?.editor.undo()
  expect([again === session, session.letter.document]).toEqual([true, letter.document])
})

test.each([
  ['revision', { revision: 3 }],
  ['text', { letter }],
])('a letter whose %s is another by now is opened anew', async (_what, other) => {
  await session.flush()
  left.leave(session)
  expect(left.takeUp({ ...stored(), ...other })).toBeUndefined()
})

test('a letter that was left without being saved is opened anew', async () => {
  isFull = true
  await session.flush()
  left.leave(session)
  expect(left.takeUp(stored())).toBeUndefined()
})

test('only the last few letters are kept', async () => {
  await session.flush()
  left.leave(session)
  for (let number = 1; number <= 5; number += 1) left.leave(new LetterSession(ask, idOf(number), letter, 1))
  expect(left.takeUp(stored())).toBeUndefined()
})
