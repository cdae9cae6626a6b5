import { describe, expect, test } from 'vitest'
import { calendarDay, formatValue } from '../../../core/letter/index.ts'

function shown(value: string, format: string | undefined, language: string): string {
  const result = formatValue(value, format, language)
  return result.ok ? result.value : result.error.code
}

describe('formats of merge fields', () => {
  test.each([
    ['2026-11-23', 'long', 'en-GB', '23 November 2026'],
    ['2026-11-23', 'full', 'en-GB', 'Monday, 23 November 2026'],
    ['2026-11-23', 'short', 'en-GB', '23/11/2026'],
    ['2026-11-23', 'long', 'de-DE', '23. November 2026'],
    ['2026-03-01', 'long', 'fr', '1 mars 2026'],
    ['2026-03-01', 'long', 'es', '1 de marzo de 2026'],
    ['2026-11-23', 'month-year', 'en-IE', 'November 2026'],
    ['2026-11-23', 'long', 'pl', '23 listopada 2026'],
    ['2026-11-23', 'long', 'xx', '23 November 2026'],
    ['1234567.5', 'number', 'en-GB', '1,234,567.5'],
    ['1234567.5', 'number', 'de', '1.234.567,5'],
    ['A\nB\nC', 'list', 'en-GB', 'A, B and C'],
    ['A\nB', 'list', 'de', 'A und B'],
    ['A\nB\nC', 'inline', 'en-GB', 'A, B, C'],
    ['A', 'list', 'en-GB', 'A'],
    ['as it is', undefined, 'en-GB', 'as it is'],
  ])('%j as %s in %s is %j', (value, format, language, expected) => {
    expect(shown(value, format, language)).toBe(expected)
  })

  test('an unknown format is refused with the formats there are', () => {
    expect(shown('x', 'constructor', 'en-GB')).toBe('format-unknown')
  })

  test.each(['2026-02-29', '2026-13-01', '23.11.2026', '2026-11-00', ''])('%j is no day', (text) => {
    expect(calendarDay(text)).toBeUndefined()
  })

  test('the 29th of February is a day in a leap year', () => {
    expect(calendarDay('2028-02-29')).toEqual({ year: 2028, month: 2, day: 29 })
  })
})
