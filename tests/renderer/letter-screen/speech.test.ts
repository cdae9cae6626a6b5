import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Speech } from '../../../renderer/letter-screen/speech.ts'

describe('what is said to a screen reader', () => {
  let heard: string[]
  let speech: Speech
  beforeEach(() => {
    vi.useFakeTimers()
    heard = []
    speech = new Speech((words) => heard.push(words))
  })
  afterEach(() => void vi.useRealTimers())

  test('is, of one topic, only the last once nothing new comes', () => {
    speech.later('place', 'Subject.')
    vi.advanceTimersByTime(400)
    speech.later('place', 'Clause A.')
    vi.advanceTimersByTime(400)
    expect(heard).toEqual([])
    vi.advanceTimersByTime(2_000)
    expect(heard).toEqual(['Clause A.'])
  })

  test('is all of several topics, one after another, the place first', () => {
    speech.later('found', '1 thing is to be mended.')
    speech.later('suggestion', 'Ada suggests.')
    speech.later('place', 'Clause A.')
    vi.advanceTimersByTime(500)
    expect(heard).toEqual(['Clause A.'])
    vi.advanceTimersByTime(500)
    expect(heard).toEqual(['Clause A.', 'Ada suggests.'])
    vi.advanceTimersByTime(500)
    expect(heard).toEqual(['Clause A.', 'Ada suggests.', '1 thing is to be mended.'])
  })

  test('is left where there are no words, and after the end', () => {
    speech.later('place', 'Clause A.')
    speech.later('place', undefined)
    speech.stop()
    vi.advanceTimersByTime(2_000)
    expect(heard).toEqual([])
  })
})
