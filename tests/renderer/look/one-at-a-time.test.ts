import { expect, test } from 'vitest'
import { oneAtATime } from '../../../renderer/look/one-at-a-time.ts'

const nothing = (): void => undefined

test('a second press while the work of the first is under way does nothing', async () => {
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
  let begun = 0
  const pass = oneAtATime(nothing)
  const press = (): Promise<void> => pass(() => ((begun += 1), answered))
  const presses = [press(), press()]
  answer()
  await Promise.all(presses)
  expect(begun).toBe(1)
})

test('a press after the work has failed begins it again', async () => {
  let begun = 0
  const pass = oneAtATime(nothing)
  const press = (): Promise<void> => pass(() => ((begun += 1), Promise.reject(new Error('no answer'))))
  await Promise.allSettled([press()])
  await Promise.allSettled([press()])
  expect(begun).toBe(2)
})

test('the button hears when the work begins and when it is over', async () => {
  const heard: boolean[] = []
  await oneAtATime((isUnderWay) => heard.push(isUnderWay))(() => Promise.resolve())
  expect(heard).toEqual([true, false])
})
