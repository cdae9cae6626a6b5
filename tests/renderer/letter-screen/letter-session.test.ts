import { Editor } from 'slate'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fail, succeed, type Ask, type Failure } from '../../../core/requests/index.ts'
import type { Letter } from '../../../core/letter/index.ts'
import { LetterSession } from '../../../renderer/letter-screen/letter-session.ts'

const id = '0190a0a0-0000-7000-8000-000000000001'

const letter: Letter = {
  schema: 1,
  title: 'A letter',
  template: 'partner-letter',
  letterhead: 'northlight-uk',
  language: 'en-GB',
  jurisdictions: ['GB'],
  values: {},
  document: [{ type: 'paragraph', children: [{ text: 'Words.' }] }],
}

/** A store of one letter, as the host keeps it. */
class OneLetterStore {
  revision = 1
  stored = letter
  saves = 0
  failure: Failure | undefined

  readonly ask = ((_name: string, input: { readonly revision: number; readonly letter: Letter }) => {
    this.saves += 1
    if (this.failure !== undefined) return Promise.resolve(fail(this.failure))
    if (input.revision !== this.revision) return Promise.resolve(fail({ code: 'letter-conflict', message: 'Changed elsewhere.' }))
    this.revision += 1
    this.stored = input.letter
    return Promise.resolve(succeed({ revision: this.revision, savedAt: '2026-11-24T00:00:00.000Z' }))
  }) as unknown as Ask
}

let store: OneLetterStore
let session: LetterSession

beforeEach(() => {
  vi.useFakeTimers()
  store = new OneLetterStore()
  session = new LetterSession(store.ask, id, letter, 1)
})

afterEach(() => {
  vi.useRealTimers()
})

test('a change is in the store within a second', async () => {
  session.setValue('partner.name', 'Harrow & Lane Ltd')
  await vi.advanceTimersByTimeAsync(1000)
  expect(store.stored.values).toEqual({ 'partner.name': 'Harrow & Lane Ltd' })
})

test('changes that never pause are in the store within a second too', async () => {
  for (let step = 0; step < 20; step += 1) {
    session.rename(`Title ${String(step)}`)
    await vi.advanceTimersByTimeAsync(50)
  }
  expect(store.saves).toBeGreaterThanOrEqual(1)
})

describe('while somebody writes', () => {
  let room: PromiseWithResolvers<void>

  beforeEach(async () => {
    room = Promise.withResolvers()
    session = new LetterSession(store.ask, id, letter, 1, () => room.promise)
    for (let step = 0; step < 60; step += 1) {
      session.rename(`Title ${String(step)}`)
      await vi.advanceTimersByTimeAsync(50)
    }
  })

  test('a save waits for room, and is one save of what stands there then', async () => {
    const before = store.saves
    room.resolve()
    await vi.advanceTimersByTimeAsync(0)
    expect([before, store.saves, store.stored.title]).toEqual([0, 1, 'Title 59'])
  })

  test('who leaves does not wait', async () => {
    await session.flush()
    expect(store.stored.title).toBe('Title 59')
  })

  test('the next change is saved as well', async () => {
    room.resolve()
    await vi.advanceTimersByTimeAsync(0)
    session.rename('Last')
    await vi.advanceTimersByTimeAsync(1000)
    expect(store.stored.title).toBe('Last')
  })
})

test('a pause between changes is not needed for the last of them to be saved', async () => {
  session.rename('First')
  const saving = session.flush()
  session.rename('Second')
  await saving
  await vi.advanceTimersByTimeAsync(1000)
  expect(store.stored.title).toBe('Second')
})

test('two who flush at once make one save', async () => {
  session.rename('Other')
  await Promise.all([session.flush(), session.flush()])
  expect(store.saves).toBe(1)
})

test('a letter that did not change is not saved', async () => {
  await session.flush()
  expect(store.saves).toBe(0)
})

test('a letter that another window saved meanwhile is never overwritten', async () => {
  store.revision = 2
  session.rename('Mine')
  await vi.advanceTimersByTimeAsync(60_000)
  session.rename('Mine again')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(store.stored.title).toBe('A letter')
})

test('a conflict is shown', async () => {
  store.revision = 2
  session.rename('Mine')
  await vi.advanceTimersByTimeAsync(1000)
  expect(session.state().save.kind).toBe('conflict')
})

test('a save that failed is tried again by itself', async () => {
  store.failure = { code: 'store-full', message: 'The disk is full.' }
  session.rename('Kept')
  await vi.advanceTimersByTimeAsync(1000)
  store.failure = undefined
  await vi.advanceTimersByTimeAsync(10_000)
  expect(store.stored.title).toBe('Kept')
})

test('whoever saves before sending the letter on hears that the store has an older text', async () => {
  store.failure = { code: 'store-full', message: 'The disk is full.' }
  session.rename('Newer')
  const saved = await session.flush()
  expect(saved).toEqual(fail(store.failure))
})

test('a conflict is told to everybody who saves after it too', async () => {
  store.revision = 2
  session.rename('Mine')
  await session.flush()
  const again = await session.flush()
  expect(again).toMatchObject({ ok: false, error: { code: 'letter-conflict' } })
})

test('an emptied value leaves the letter', async () => {
  session.setValue('partner.name', 'Harrow & Lane Ltd')
  session.setValue('partner.name', '')
  await session.flush()
  expect(store.stored.values).toEqual({})
})

describe('undo', () => {
  /** One line that tells the whole letter: its text and its value. */
  const told = (): string => `${Editor.string(session.editor, [])} ${session.letter.values['partner.name'] ?? '–'}`

  async function write(text: string): Promise<void> {
    session.editor.select(Editor.end(session.editor, []))
    session.editor.insertText(text)
    await vi.advanceTimersByTimeAsync(5000)
  }

  async function fill(value: string): Promise<void> {
    session.setValue('partner.name', value)
    await vi.advanceTimersByTimeAsync(5000)
  }

  test('takes back values and edits of the text in the order in which they were made', async () => {
    await write(' One.')
    await fill('Harrow')
    await write(' Two.')
    const steps = [told()]
    for (let step = 0; step < 3; step += 1) {
      session.editor.undo()
      await vi.advanceTimersByTimeAsync(0)
      steps.push(told())
    }
    expect(steps).toEqual(['Words. One. Two. Harrow', 'Words. One. Harrow', 'Words. One. –', 'Words. –'])
  })

  test('and redo bring everything back', async () => {
    await write(' One.')
    await fill('Harrow')
    session.editor.undo()
    session.editor.undo()
    session.editor.redo()
    session.editor.redo()
    expect(told()).toBe('Words. One. Harrow')
  })

  test('takes back a value that was typed in one go at once', () => {
    for (const typed of ['H', 'Ha', 'Har']) session.setValue('partner.name', typed)
    session.editor.undo()
    expect(told()).toBe('Words. –')
  })

  test('takes back what was typed after a pause by itself', async () => {
    await fill('Harrow')
    await fill('Harrow & Lane')
    session.editor.undo()
    expect(told()).toBe('Words. Harrow')
  })

  test('of a value does not take back the text that was written right after it', async () => {
    session.setValue('partner.name', 'Harrow')
    await write(' One.')
    session.editor.undo()
    expect(told()).toBe('Words. Harrow')
  })

  test('is forgotten by a new value, as by a new word', async () => {
    await fill('Harrow')
    session.editor.undo()
    await fill('Lane')
    session.editor.redo()
    expect(told()).toBe('Words. Lane')
  })

  test('of a value is saved like every change', async () => {
    await fill('Harrow')
    session.editor.undo()
    await vi.advanceTimersByTimeAsync(1000)
    expect(store.stored.values).toEqual({})
  })
})

describe('language and jurisdictions', () => {
  test('are saved with the letter', async () => {
    session.setLanguage('de-DE')
    session.setJurisdictions(['DE', 'AT'])
    await session.flush()
    expect([store.stored.language, store.stored.jurisdictions]).toEqual(['de-DE', ['DE', 'AT']])
  })

  test('are taken back pick by pick, however fast one followed the other', () => {
    session.setLanguage('de-DE')
    session.setJurisdictions(['GB', 'IE'])
    session.setJurisdictions(['GB', 'IE', 'DE'])
    const seen = [0, 1, 2].map(() => {
      session.editor.undo()
      return `${session.letter.language} ${session.letter.jurisdictions.join()}`
    })
    expect(seen).toEqual(['de-DE GB,IE', 'de-DE GB', 'en-GB GB'])
  })

  test('of a held letter stay as they are', () => {
    session.hold(() => undefined)
    session.setLanguage('de-DE')
    session.setJurisdictions([])
    expect([session.letter.language, session.letter.jurisdictions]).toEqual(['en-GB', ['GB']])
  })
})

test('a held letter tells of an attempt to change a value, and keeps the value', () => {
  let attempts = 0
  session.hold(() => (attempts += 1))
  session.setValue('partner.name', 'Harrow')
  expect([attempts, session.letter.values]).toEqual([1, {}])
})
