import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { askAgain } from '../../../renderer/window/ask-again.ts'

let queries: QueryClient
/** What the host would answer now. */
let state: string
let room: PromiseWithResolvers<void>

beforeEach(() => {
  queries = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } })
  state = 'old'
  room = Promise.withResolvers()
})

afterEach(() => queries.clear())

/** Something on the screen that shows an answer. */
function shown(name: string): QueryObserver<string> {
  const observer = new QueryObserver<string>(queries, { queryKey: [name, {}], queryFn: () => Promise.resolve(`${name} ${state}`) })
  observer.subscribe(() => undefined)
  return observer
}

/** The turn of everything that waits for nothing but its turn. */
function turn(): Promise<void> {
  return new Promise((done) => setImmediate(done))
}

const again = (): Promise<void> =>
  askAgain(
    queries,
    (name) => name !== 'text',
    () => room.promise,
  )

test('what is on the screen is asked for again once there is room, and not before', async () => {
  const list = shown('list')
  await turn()
  state = 'new'
  void again()
  await turn()
  const before = list.getCurrentResult().data
  room.resolve()
  await turn()
  expect([before, list.getCurrentResult().data]).toEqual(['list old', 'list new'])
})

test('what comes onto the screen meanwhile is asked for at once', async () => {
  const before = shown('list')
  await turn()
  before.destroy()
  state = 'new'
  void again()
  await turn()
  const list = shown('list')
  await turn()
  expect(list.getCurrentResult().data).toBe('list new')
})

test('an answer that was on its way when something changed is not taken for a new one', async () => {
  let answer: (text: string) => void = () => undefined
  const list = new QueryObserver<string>(queries, {
    queryKey: ['list', {}],
    queryFn: () => new Promise<string>((resolve) => (answer = resolve)),
  })
  list.subscribe(() => undefined)
  const late = answer
  void again()
  await turn()
  late('list old')
  await turn()
  room.resolve()
  await turn()
  answer('list new')
  await turn()
  expect(list.getCurrentResult().data).toBe('list new')
})

test('a text that is being written is left alone', async () => {
  const text = shown('text')
  await turn()
  state = 'new'
  room.resolve()
  await again()
  expect(text.getCurrentResult().data).toBe('text old')
})
