import { expect, test } from 'vitest'
import { fail, succeed } from '../../../core/requests/index.ts'
import { afterSave } from '../../../renderer/saving/after-save.ts'

const full = fail({ code: 'store-full', message: 'The disk is full.' })

test('a text that could not be saved is not sent on as the store has it', async () => {
  let sent = 0
  await afterSave(
    () => Promise.resolve(full),
    () => Promise.resolve(succeed((sent += 1))),
  )
  expect(sent).toBe(0)
})

test('why it was not sent on is that it could not be saved', async () => {
  const answer = await afterSave(
    () => Promise.resolve(full),
    () => Promise.resolve(succeed('sent')),
  )
  expect(answer).toEqual(full)
})
