import { Editor, Transforms } from 'slate'
import { beforeEach, expect, test } from 'vitest'
import type { Letter } from '../../../core/letter/index.ts'
import { fail, succeed, type Ask, type Failure } from '../../../core/requests/index.ts'
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
let failure: Failure | undefined
let left: LeftLetters
let session: LetterSession
const ask = (() =>
  Promise.resolve(
    failure !== undefined
      ? fail(failure)
      : isFull
        ? fail({ code: 'store-full', message: 'Full.' })
        : succeed({ revision: 2, savedAt: '2026-11-24T00:00:00.000Z' }),
  )) as unknown as Ask

beforeEach(async () => {
  isFull = false
  failure = undefined
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
  await left.leave(session)
  const again = left.takeUp(stored())
  again?.editor.undo()
  expect([again === session, session.letter.document]).toEqual([true, letter.document])
})

test.each([
  ['revision', { revision: 3 }],
  ['text', { letter }],
])('a letter whose %s is another by now is opened anew', async (_what, other) => {
  await session.flush()
  await left.leave(session)
  expect(left.takeUp({ ...stored(), ...other })).toBeUndefined()
})

test('a letter that could not be saved as it was left is taken up with its words', async () => {
  isFull = true
  await left.leave(session)
  expect(left.takeUp({ ...stored(), revision: 1, letter }) === session).toBe(true)
})

test('who opens a letter waits for the save that was under way as it was left', async () => {
  const saving = left.leave(session)
  await left.settled()
  expect([session.isSaved, (await saving).ok, left.takeUp(stored()) === session]).toEqual([true, true, true])
})

test('letters that could not be saved are no reason to forget saved ones', async () => {
  await session.flush()
  await left.leave(session)
  isFull = true
  for (let number = 1; number <= 5; number += 1) {
    const unsaved = new LetterSession(ask, idOf(number), letter, 1)
    unsaved.rename('Unsaved')
    await left.leave(unsaved)
  }
  expect(left.takeUp(stored()) === session).toBe(true)
})

test('a letter that was changed elsewhere is opened as it stands there', async () => {
  failure = { code: 'letter-conflict', message: 'Changed.' }
  await session.flush()
  await left.leave(session)
  expect([left.takeUp({ ...stored(), letter }), session.isSaved]).toEqual([undefined, true])
})

test('only the last few letters are kept', async () => {
  await session.flush()
  await left.leave(session)
  for (let number = 1; number <= 5; number += 1) await left.leave(new LetterSession(ask, idOf(number), letter, 1))
  expect(left.takeUp(stored())).toBeUndefined()
})
