import { expect, test } from 'vitest'
import { fail, succeed, type Failure, type Result } from '../../../core/requests/index.ts'
import { createClauseEditor } from '../../../renderer/letter-editor/index.ts'
import { LeftDrafts } from '../../../renderer/saving/left-drafts.ts'
import { SavingSession } from '../../../renderer/saving/saving-session.ts'

/** A draft whose saves end as it is told. */
class Draft extends SavingSession<object> {
  readonly id = 'a'
  readonly editor = createClauseEditor().editor
  readonly content = 'words'
  answer: Result<unknown> = succeed({})

  protected override send(): Promise<Result<unknown>> {
    return Promise.resolve(this.answer)
  }
}

/** A draft with a change that is left while the store answers so. */
async function leftWith(answer: Result<unknown, Failure>) {
  const left = new LeftDrafts<Draft>()
  const draft = new Draft({})
  draft.answer = answer
  draft.changed()
  return { left, draft, what: await left.leave(draft) }
}

test('a draft that is saved as it is left is opened from the store', async () => {
  const { left, what } = await leftWith(succeed({}))
  expect([what, left.takeUp('a')]).toEqual([undefined, undefined])
})

test('a draft that could not be saved is taken up as it was left', async () => {
  const { left, draft, what } = await leftWith(fail({ code: 'store-full', message: 'The disk is full.' }))
  expect([what, left.takeUp('a') === draft]).toEqual([
    { failure: { code: 'store-full', message: 'The disk is full.' }, isKept: true },
    true,
  ])
})

test('a draft that was changed elsewhere is opened as it stands there', async () => {
  const { left, what } = await leftWith(fail({ code: 'house-conflict', message: 'It was changed elsewhere.' }))
  expect([what?.isKept, left.takeUp('a')]).toEqual([false, undefined])
})

test('a draft that was left unsaved is taken up with its words, though it was changed elsewhere before another try to save it', async () => {
  const { left, draft } = await leftWith(fail({ code: 'store-full', message: 'The disk is full.' }))
  draft.answer = fail({ code: 'house-frozen', message: 'It was sent to review.' })
  await draft.flush()
  expect([draft.state().save.kind, left.takeUp('a') === draft]).toEqual(['conflict', true])
})

test('a draft that was let go for what stands elsewhere is not taken up again', async () => {
  const { left, draft } = await leftWith(fail({ code: 'store-full', message: 'The disk is full.' }))
  draft.answer = fail({ code: 'house-frozen', message: 'It was sent to review.' })
  await draft.flush()
  draft.letGo()
  expect(left.takeUp('a')).toBeUndefined()
})

test('a draft that was left unsaved is forgotten once it is saved', async () => {
  const { left, draft } = await leftWith(fail({ code: 'store-full', message: 'The disk is full.' }))
  draft.answer = succeed({})
  await left.leave(draft)
  expect(left.takeUp('a')).toBeUndefined()
})
