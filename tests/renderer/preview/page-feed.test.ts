import { beforeEach, expect, test } from 'vitest'
import type { Letter } from '../../../core/letter/index.ts'
import { fail, succeed, type Page, type PagePlaces, type RequestOutput, type Result } from '../../../core/requests/index.ts'
import type { AskUntil } from '../../../renderer/desktop.ts'
import { PageFeed } from '../../../renderer/preview/page-feed.ts'

type Rendered = Result<RequestOutput<'letters.render'>>

const letter: Letter = {
  schema: 1,
  title: '0',
  template: 't',
  letterhead: 'l',
  language: 'en',
  jurisdictions: [],
  values: {},
  document: [],
}

interface Asked {
  readonly letter: Letter
  readonly calledOff: AbortSignal | undefined
  readonly known: readonly string[]
  answer(result: Rendered): Promise<void>
}

let asked: Asked[]
let addresses: Set<string>
let prepared: string[]
let title: number
let feed: PageFeed

function pages(...digests: (readonly [string, string | undefined])[]): Rendered {
  const laidOut = digests.map(([digest, svg]): Page => ({
    width: 1,
    height: 1,
    layers: [svg === undefined ? { digest, y: 0, height: 1 } : { digest, y: 0, height: 1, svg }],
  }))
  return succeed({ pages: laidOut, places: [], findings: [], words: 0 })
}

beforeEach(() => {
  asked = []
  addresses = new Set()
  prepared = []
  title = 0
  const ask = ((_name: string, input: { readonly letter: Letter; readonly known: readonly string[] }, calledOff?: AbortSignal) =>
    new Promise<Rendered>((resolve) => {
      asked.push({
        ...input,
        calledOff,
        async answer(result) {
          resolve(result)
          await new Promise((done) => setImmediate(done))
        },
      })
    })) as unknown as AskUntil
  feed = new PageFeed({
    ask,
    read: () => ({ ...letter, title: String(title) }),
    afterTask: (work) => work(),
    pause: () => Promise.resolve(),
    makePicture(svg) {
      const address = `blob:${svg}`
      addresses.add(address)
      return { address, drop: () => void addresses.delete(address) }
    },
    prepare: ({ address }) => Promise.resolve(void prepared.push(address)),
  })
})

test('one request at a time, and then one for the newest letter', async () => {
  feed.request()
  for (title = 1; title < 10; title += 1) feed.request()
  await asked[0]?.answer(pages(['a', 'A']))
  expect(asked.map(({ letter }) => letter.title)).toEqual(['0', '10'])
})

test('a layer that the window holds is named as known and keeps its picture', async () => {
  feed.request()
  await asked[0]?.answer(pages(['a', 'A'], ['b', 'B']))
  feed.request()
  await asked[1]?.answer(pages(['a', undefined], ['c', 'C']))
  expect(asked[1]?.known).toEqual(['a', 'b'])
  expect(feed.state().laidOut?.pages.flatMap(({ layers }) => layers.map(({ picture }) => picture.address))).toEqual(['blob:A', 'blob:C'])
})

test('pictures of pages long gone are let go', async () => {
  for (const digest of ['a', 'b', 'c', 'd']) {
    feed.request()
    await asked.at(-1)?.answer(pages([digest, digest]))
  }
  expect([...addresses]).toEqual(['blob:c', 'blob:d'])
})

test('pages that nobody sees are not waited for, and those that are seen are drawn before they are shown', async () => {
  feed.sight.change([
    [0, false],
    [2, true],
  ])
  feed.request()
  await asked[0]?.answer(pages(['a', 'A'], ['b', 'B'], ['c', 'C'], ['d', 'D']))
  expect(prepared).toEqual(['blob:B', 'blob:C'])
})

test('a layout that fails keeps the pages that were there', async () => {
  feed.request()
  await asked[0]?.answer(pages(['a', 'A']))
  feed.request()
  await asked[1]?.answer(fail({ code: 'layout-stopped', message: 'Stopped.' }))
  expect(feed.state().laidOut?.pages.length).toBe(1)
})

test('after a layout that failed the next change is laid out', async () => {
  feed.request()
  await asked[0]?.answer(fail({ code: 'layout-stopped', message: 'Stopped.' }))
  feed.request()
  expect(asked.length).toBe(2)
})

test('a feed that is closed lets all pictures go', async () => {
  feed.request()
  await asked[0]?.answer(pages(['a', 'A']))
  feed.close()
  expect(addresses.size).toBe(0)
})

test('a feed that is closed calls off what it asked for', () => {
  feed.request()
  feed.close()
  expect(asked[0]?.calledOff?.aborted).toBe(true)
})

test('an answer that comes after its feed was closed is not taken, even where the feed is open again', async () => {
  feed.request()
  feed.close()
  feed.open()
  await asked[0]?.answer(pages(['a', 'A']))
  expect([feed.state().laidOut, addresses.size]).toEqual([undefined, 0])
})

test('a feed that is opened again asks anew, though what it had asked for is still under way', () => {
  feed.request()
  feed.close()
  feed.open()
  feed.request()
  expect(asked.length).toBe(2)
})

test('the places of a page are named as known, and stay where they came without places', async () => {
  const [first, second] = [1, 2].map((page) => ({ digest: `places-${String(page)}`, places: [{ path: [page], page, x: 0, y: 0 }] }))
  const rendered = (places: readonly PagePlaces[]): Rendered => succeed({ pages: [], places: [...places], findings: [], words: 0 })
  if (first === undefined || second === undefined) throw new Error('no places')
  feed.request()
  await asked[0]?.answer(rendered([first, second]))
  feed.request()
  await asked[1]?.answer(rendered([{ digest: first.digest }, { digest: 'moved', places: [{ path: [2], page: 2, x: 0, y: 9 }] }]))
  expect([asked[1]?.known, feed.state().laidOut?.places]).toEqual([
    ['places-1', 'places-2'],
    [...first.places, { path: [2], page: 2, x: 0, y: 9 }],
  ])
})

test('where no place moved, the list stays the very same, so that nothing that reads it is made anew', async () => {
  const onPage = { digest: 'places', places: [{ path: [0], page: 1, x: 0, y: 0 }] }
  feed.request()
  await asked[0]?.answer(succeed({ pages: [], places: [onPage], findings: [], words: 0 }))
  const before = feed.state().laidOut?.places
  feed.request()
  await asked[1]?.answer(succeed({ pages: [], places: [{ digest: 'places' }], findings: [], words: 0 }))
  expect(feed.state().laidOut?.places).toBe(before)
})
