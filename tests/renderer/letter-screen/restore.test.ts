import { Editor, Transforms } from 'slate'
import { beforeEach, expect, test } from 'vitest'
import type { Letter } from '../../../core/letter/index.ts'
import { digestOfLetter } from '../../../core/letter/index.ts'
import { succeed, type Ask } from '../../../core/requests/index.ts'
import { LetterSession } from '../../../renderer/letter-screen/letter-session.ts'

const letter = (text: string, values: Record<string, string> = {}): Letter => ({
  schema: 1,
  title: `Titled ${text}`,
  template: 'partner-letter',
  letterhead: 'northlight-uk',
  language: 'en-GB',
  jurisdictions: ['GB'],
  values,
  document: [
    { type: 'part', part: 'subject', children: [{ text: `Of ${text}` }] },
    { type: 'paragraph', children: [{ text }] },
  ],
})

let saves: { readonly restores?: number; readonly letter: Letter }[] = []
let session: LetterSession

beforeEach(() => {
  saves = []
  const ask = ((_name: string, input: (typeof saves)[number]) => {
    saves.push(input)
    return Promise.resolve(succeed({ revision: 5 + saves.length, savedAt: '2026-11-24T00:00:00.000Z' }))
  }) as unknown as Ask
  session = new LetterSession(ask, '0190a0a0-0000-7000-8000-000000000001', letter('now', { 'partner.name': 'Harrow & Lane Ltd' }), 5)
})

/** Types at the end of the letter, as one step of the history. */
function type(text: string): void {
  Transforms.select(session.editor, Editor.end(session.editor, []))
  session.editor.insertText(text)
  session.changed()
}

test('a restored version takes the place of text, title and values, and is saved with the version it was', async () => {
  const done = await session.restore(letter('before'), 2)
  expect([done, digestOfLetter(session.letter), session.letter.title, saves.map(({ restores }) => restores)]).toEqual([
    succeed(true),
    digestOfLetter(letter('before')),
    'Titled before',
    [2],
  ])
})

test('what stood there is saved before, so that it stays a version', async () => {
  type(' and more')
  await session.restore(letter('before'), 2)
  expect(saves.map(({ letter: saved, restores }) => [JSON.stringify(saved.document).includes('now and more'), restores])).toEqual([
    [true, undefined],
    [false, 2],
  ])
})

test('undo brings back what stood there, then what was done before it; redo goes the same way', async () => {
  const digests = [digestOfLetter(session.letter)]
  type(' and more')
  digests.push(digestOfLetter(session.letter))
  await session.restore(letter('before'), 2)
  digests.push(digestOfLetter(session.letter))
  const seen: string[] = []
  for (const step of ['undo', 'undo', 'redo', 'redo'] as const) {
    session.editor[step]()
    seen.push(digestOfLetter(session.letter))
  }
  expect(seen).toEqual([digests[1], digests[0], digests[1], digests[2]])
})

test('only the save of the restoring names the version', async () => {
  await session.restore(letter('before'), 2)
  type('.')
  await session.flush()
  expect(saves.map(({ restores }) => restores)).toEqual([2, undefined])
})

test('a letter that is held is left alone, and its question is asked', async () => {
  let asked = 0
  session.hold(() => (asked += 1))
  expect([await session.restore(letter('before'), 2), asked, session.letter.title]).toEqual([succeed(false), 1, 'Titled now'])
})
