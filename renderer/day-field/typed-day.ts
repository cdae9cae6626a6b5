import type { Day } from '../../core/clause/index.ts'
import { calendarDay, formatValue } from '../../core/letter/index.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * The day that was typed, as year-month-day: "2027-05-01", "1 May 2027", "1st of May 2027", or in numbers day first, as
 * British English has them: "1/5/2027", "1.5.2027". Undefined for what is no day, or not a whole one yet.
 */
export function typedDay(text: string): Day | undefined {
  const typed = text.trim().toLowerCase()
  const [, year, month, date] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(typed) ?? []
  if (year !== undefined) return dayOf(year, Number(month), date)
  const numbers = /^(\d{1,2})[/. ](\d{1,2})[/. ](\d{4})$/u.exec(typed)
  if (numbers !== null) return dayOf(numbers[3], Number(numbers[2]), numbers[1])
  const words = /^(\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?([a-z]{3,9})\.?,?\s+(\d{4})$/u.exec(typed)
  if (words === null) return undefined
  return dayOf(words[3], monthNamed(words[2] ?? ''), words[1])
}

/** A month by its name or the beginning of it, from 1; 0 for no month. */
function monthNamed(name: string): number {
  const number = months.findIndex((month) => name.startsWith(month)) + 1
  const whole = formatValue(`2000-${padded(number)}-01`, 'long', 'en-GB')
  return whole.ok && whole.value.toLowerCase().split(' ')[1]?.startsWith(name) === true ? number : 0
}

function dayOf(year = '', month = 0, date = ''): Day | undefined {
  const day = `${year}-${padded(month)}-${padded(Number(date))}`
  return calendarDay(day) === undefined ? undefined : day
}

function padded(number: number): string {
  return String(number).padStart(2, '0')
}

/** A day in words, such as "1 May 2027"; what is no day stays as it is. */
export function dayInWords(day: string): string {
  const words = formatValue(day, 'long', 'en-GB')
  return words.ok ? words.value : day
}

/** The same date so many months on, or the last day of that month where it has no such date. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const count = year * 12 + month - 1 + months
  const [toYear, toMonth] = [String(Math.floor(count / 12)).padStart(4, '0'), (count % 12) + 1]
  for (let last = date; last > 28; last -= 1) {
    const found = dayOf(toYear, toMonth, String(last))
    if (found !== undefined) return found
  }
  return `${toYear}-${padded(toMonth)}-${padded(Math.min(date, 28))}`
}
