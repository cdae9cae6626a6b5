import { beforeEach, expect, test } from 'vitest'
import { IdleWork } from '../../../renderer/preview/idle-work.ts'
import { LayerPicture } from '../../../renderer/preview/layer-picture.ts'

let asked: ((deadline: { timeRemaining(): number }) => void)[]
let done: string[]
let work: IdleWork

beforeEach(() => {
  asked = []
  done = []
  work = new IdleWork((run) => asked.push(run))
})

/** The window has nothing to do for so many pieces of work. */
function idleFor(pieces: number): void {
  const until = done.length + pieces
  asked.shift()?.({ timeRemaining: () => (done.length < until ? 10 : 0) })
}

test('work waits until the window has nothing to do, and is done in the order in which it came', () => {
  for (const name of ['a', 'b', 'c']) work.add(() => done.push(name))
  const before = [...done]
  idleFor(3)
  expect([before, done]).toEqual([[], ['a', 'b', 'c']])
})

test('work for which no time is left is done the next time, and nothing is left behind', () => {
  for (const name of ['a', 'b', 'c']) work.add(() => done.push(name))
  idleFor(1)
  const first = [...done]
  work.add(() => done.push('d'))
  idleFor(3)
  expect([first, done, asked.length]).toEqual([['a'], ['a', 'b', 'c', 'd'], 0])
})

async function shown(picture: LayerPicture): Promise<string> {
  return (await fetch(picture.address)).text()
}

test('a picture can be shown before it was put away, after that, and again after it was dropped', async () => {
  const picture = new LayerPicture('<svg/>', work.add)
  const first = await shown(picture)
  idleFor(1)
  const second = await shown(picture)
  picture.drop()
  expect([first, second, await shown(picture)]).toEqual(['<svg/>', '<svg/>', '<svg/>'])
})

test('the address of a picture that was dropped leads nowhere', async () => {
  const picture = new LayerPicture('<svg/>', work.add)
  const { address } = picture
  picture.drop()
  await expect(fetch(address)).rejects.toThrow()
})
