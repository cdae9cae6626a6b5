import { describe, expect, test } from 'vitest'
import { addMonths, dayInWords, typedDay } from '../../../renderer/day-field/typed-day.ts'

describe('a day that is typed', () => {
  test.each(['2027-05-01', '2027-5-1', '1 May 2027', '1st of may 2027', '01 MAY, 2027', '1/5/2027', '1.5.2027', ' 1  May  2027 '])(
    'is read from "%s"',
    (text) => {
      expect(typedDay(text)).toBe('2027-05-01')
    },
  )

  test.each(['', '1 May', '1 May 27', '31 April 2027', '29 February 2027', '5/13/2027', '1 Mayor 2027', '1 Ju 2027', 'tomorrow'])(
    'is no day in "%s"',
    (text) => {
      expect(typedDay(text)).toBeUndefined()
    },
  )

  test.each(['January', 'Feb', 'March', 'Apr', 'May', 'June', 'Jul', 'August', 'Sept', 'Oct', 'November', 'Dec'])(
    'may have the month %s',
    (name) => {
      const day = typedDay(`9 ${name} 2027`)
      expect(
        dayInWords(day ?? '')
          .split(' ')[1]
          ?.startsWith(name),
      ).toBe(true)
    },
  )

  test('is read again from its own words', () => {
    expect(typedDay(dayInWords('2028-02-29'))).toBe('2028-02-29')
  })
})

describe('a month on', () => {
  test.each([
    ['2027-01-31', 1, '2027-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2027-12-15', 1, '2028-01-15'],
    ['2027-01-15', -1, '2026-12-15'],
    ['2027-03-31', -1, '2027-02-28'],
  ])('from %s by %d is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected)
  })
})
