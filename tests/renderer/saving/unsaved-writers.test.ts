import { beforeEach, expect, test } from 'vitest'
import { fail, succeed, type Result } from '../../../core/requests/index.ts'
import { createClauseEditor } from '../../../renderer/letter-editor/index.ts'
import { SavingSession } from '../../../renderer/saving/saving-session.ts'
import { sitterIs } from '../../../renderer/saving/sitter.ts'
import { codeOf } from '../../backend/store/stores.ts'

const rita = { id: 'rita', name: 'Rita' }
const ben = { id: 'ben', name: 'Ben' }
const sits = (here: typeof rita | undefined): void => sitterIs({ isHouse: true, here })

/** A draft that says in whose name it was sent. */
class Draft extends SavingSession<object> {
  readonly editor = createClauseEditor().editor
  readonly content = 'words'
  readonly sentBy: (string | undefined)[] = []
  answer: Result<unknown> = succeed({})

  protected override send(writer: string | undefined): Promise<Result<unknown>> {
    this.sentBy.push(writer)
    return Promise.resolve(this.answer)
  }
}

let draft: Draft
beforeEach(() => {
  sits(undefined)
  draft = new Draft({})
})

test('words are saved in the name of who wrote them', async () => {
  sits(rita)
  draft.changed()
  await draft.flush()
  expect([draft.sentBy, draft.writers]).toEqual([['rita'], []])
})

test('words that were refused wait for who wrote them, whoever else sits here', async () => {
  sits(rita)
  draft.changed()
  draft.answer = fail({ code: 'locked', message: 'Locked.' })
  await draft.flush()
  draft.answer = succeed({})
  sits(ben)
  const refused = codeOf(await draft.flush())
  const seen = [refused, draft.isByOthers, [...draft.sentBy]]
  sits(rita)
  await draft.flush()
  expect([seen, draft.isSaved, draft.sentBy]).toEqual([['other-writer', true, ['rita']], true, ['rita', 'rita']])
})

test('who takes another’s words as their own is their writer', async () => {
  sits(rita)
  draft.changed()
  sits(ben)
  await draft.flush()
  await draft.takeOver()
  expect([draft.sentBy, draft.isSaved]).toEqual([['ben'], true])
})

test.each([
  ['two people', rita],
  ['somebody while nobody was unlocked', undefined],
])('words by %s are nobody’s before somebody takes them', async (_, first) => {
  sits(first)
  draft.changed()
  sits(ben)
  draft.changed()
  expect([codeOf(await draft.flush()), draft.sentBy]).toEqual(['other-writer', []])
})

test('before there is a house words are nobody’s', async () => {
  sitterIs({ isHouse: false, here: undefined })
  draft.changed()
  await draft.flush()
  expect(draft.sentBy).toEqual([undefined])
})
