import { expect, test } from 'vitest'
import { LongWork } from '../../../backend/answers/long-work.ts'
import { fail, succeed } from '../../../core/requests/index.ts'
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

test('work of which something is being kept is not cancelled any more', async () => {
  const work = new LongWork()
  const { promise: isKept, resolve: kept } = Promise.withResolvers<void>()
  const running = work.run(ticket, async (_pace, signal, beginKeeping) => {
    const mayKeep = beginKeeping()
    await isKept
    return succeed([mayKeep, signal.aborted])
  })
  const cancelled = work.cancel(ticket)
  kept()
  expect([cancelled, await running]).toEqual([false, succeed([true, false])])
})

test('work that was cancelled keeps nothing', async () => {
  const work = new LongWork()
  const { promise: isMade, resolve: made } = Promise.withResolvers<void>()
  const running = work.run(ticket, async (_pace, _signal, beginKeeping) => {
    await isMade
    return beginKeeping() ? succeed('kept') : fail({ code: 'cancelled', message: 'It was cancelled.' })
  })
  const cancelled = work.cancel(ticket)
  made()
  expect([cancelled, codeOf(await running)]).toEqual([true, 'cancelled'])
})

test('work that goes at a pace is not cancelled any more once all of it is done', async () => {
  const work = new LongWork()
  const cancelled: boolean[] = []
  await work.run(ticket, async (pace) => {
    await pace(1, 2)
    await pace(2, 2)
    cancelled.push(work.cancel(ticket))
    return succeed(undefined)
  })
  expect(cancelled).toEqual([false])
})
