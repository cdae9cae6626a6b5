import { expect, test } from 'vitest'
import { LongWork } from '../../../backend/answers/long-work.ts'
import { succeed } from '../../../core/requests/index.ts'
import { codeOf } from '../store/stores.ts'

const ticket = '01890a5d-ac96-774b-bcce-b302099a8057'

test('a ticket under which work is under way is refused for other work, which is not begun', async () => {
  const work = new LongWork()
  const { promise: isDone, resolve: done } = Promise.withResolvers<void>()
  let begun = 0
  const make = async () => {
    begun += 1
    await isDone
    return succeed('made')
  }
  const first = work.run(ticket, make)
  const second = await work.run(ticket, make)
  done()
  expect([codeOf(second), begun, await first]).toEqual(['ticket-used', 1, succeed('made')])
})

test('work that was refused for its ticket leaves the other one under way, to be cancelled', async () => {
  const work = new LongWork()
  const { promise: isDone, resolve: done } = Promise.withResolvers<void>()
  const first = work.run(ticket, async (_pace, signal) => {
    await isDone
    return succeed(signal.aborted)
  })
  await work.run(ticket, () => Promise.resolve(succeed(undefined)))
  const cancelled = work.cancel(ticket)
  done()
  expect([cancelled, await first]).toEqual([true, succeed(true)])
})
