import { describe, expect, test } from 'vitest'
import { dueFault, sendWords } from '../../../renderer/review/send-words.ts'

describe('what the reviewers are told', () => {
  test('names no day where none is given, so that the rule says it', () => {
    expect(sendWords(' Look at the second line. ', '')).toEqual({ note: 'Look at the second line.' })
  })
  test('takes today and later days', () => {
    expect([dueFault('2026-11-23', '2026-11-23'), dueFault('2026-11-24', '2026-11-23'), dueFault('', '2026-11-23')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
  test('refuses a day that has passed', () => {
    expect(dueFault('2026-11-22', '2026-11-23')).toBe('This day has passed.')
  })
})
