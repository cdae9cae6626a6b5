import { describe, expect, test } from 'vitest'
import { calendarDay, formatChoices, formatValue } from '../../../core/letter/index.ts'

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
    ['EUR 1250.5', 'currency', 'en-GB', '€1,250.50'],
    ['1250.5 EUR', 'currency', 'de', '1.250,50\u00A0€'],
    ['EUR 1250.5', 'currency', 'es', '1250,50\u00A0€'],
    ['EUR 12500', 'currency', 'de-AT', '€\u00A012.500,00'],
    ['PLN 99', 'currency', 'en-GB', 'PLN\u00A099.00'],
    ['GBP -5.00', 'currency', 'en-GB', '−£5.00'],
    ['EUR -5.00', 'currency', 'nl', '€\u00A0−5,00'],
    ['JPY 5000', 'currency', 'en', '¥5,000'],
    ['GBP 1250.505', 'currency', 'en-GB', '£1,250.505'],
    ['EUR 1250.5', 'currency-code', 'en-GB', 'EUR\u00A01,250.50'],
    ['1250.5', 'currency', 'en-GB', 'value-invalid'],
    ['Calder, Judith, Dr', 'name', 'en-GB', 'Dr Judith Calder'],
    ['Calder, Judith, Dr', 'name', 'hu', 'Dr Calder Judith'],
    ['Calder, Judith', 'family-given', 'en-GB', 'Calder Judith'],
    ['Calder, Judith', 'given-family', 'hu', 'Judith Calder'],
    ['Calder, Judith', 'family', 'en-GB', 'Calder'],
    ['Valued Partner', 'name', 'en-GB', 'Valued Partner'],
    ['Calder, Judith', 'salutation', 'en-GB', 'Dear Judith Calder,'],
    ['Ahrens, Katrin, Dr.', 'salutation', 'de', 'Guten Tag Dr. Ahrens,'],
    ['Nagy, Anna', 'salutation', 'hu', 'Tisztelt Nagy Anna!'],
    ['Nowak, Anna', 'salutation', 'pl', 'Dzień dobry,'],
    ['Calder, Judith\nWren, Tom', 'salutation', 'en-GB', 'Dear Judith Calder and Tom Wren,'],
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

describe('the formats that a field offers', () => {
  const offered = (value: string, type: string | undefined): string[] =>
    formatChoices(value, type, 'en-GB').map(({ format, printed }) => `${format ?? 'usual'}: ${printed}`)

  test('are those of its type, each with the value in it', () => {
    expect(offered('2026-11-23', 'date')).toEqual([
      'usual: 23 November 2026',
      'full: Monday, 23 November 2026',
      'long: 23 November 2026',
      'short: 23/11/2026',
      'month-year: November 2026',
      'iso: 2026-11-23',
    ])
  })

  test('follow the look of the value where no template gives its type', () => {
    expect(offered('EUR 7.00', undefined)).toContain('currency-code: EUR\u00A07.00')
  })

  test('say nothing while there is no value', () => {
    expect(offered('', 'amount')).toEqual(['usual: ', 'currency: ', 'currency-code: '])
  })
})
