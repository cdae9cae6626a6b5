import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { fail, succeed } from '../../../core/requests/index.ts'
import type * as RegisterAnswers from '../../../renderer/register/register-answers.ts'
import type { Notice } from '../../../renderer/window/notices.tsx'

let showCopy: typeof RegisterAnswers.showCopy
let opened: string[]
let told: Notice[]

beforeAll(async () => {
  // The way to the host belongs to a window, and listens to it as soon as it is loaded.
  vi.stubGlobal('addEventListener', () => undefined)
  ;({ showCopy } = await import('../../../renderer/register/register-answers.ts'))
})
beforeEach(() => {
  opened = []
  told = []
})

const places = (isStillThere: boolean): Parameters<typeof showCopy>[1] => ({
  isStillThere,
  open: (id) => void opened.push(id),
  notify: (notice) => void told.push(notice),
})

test('whoever waited for the new letter is taken to it', () => {
  showCopy(succeed({ id: 'the-new-one' }), places(true))
  expect([opened, told]).toEqual([['the-new-one'], []])
})

test('a new letter that comes late takes nobody away from where they went, and is one press away', () => {
  showCopy(succeed({ id: 'the-new-one' }), places(false))
  const before = [...opened]
  told[0]?.action?.run()
  expect([before, told.map(({ text }) => text), opened]).toEqual([[], ['The new letter stands among the letters.'], ['the-new-one']])
})

test('a refusal that comes late is told all the same', () => {
  showCopy(fail({ code: 'letter-unknown', message: 'There is no such letter.', remedy: 'Choose another.' }), places(false))
  expect([opened, told]).toEqual([[], [{ text: 'There is no such letter. Choose another.', tone: 'bad' }]])
})
