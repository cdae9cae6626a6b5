import type { LocaleData } from './cldr.ts'

/** A day of the proleptic Gregorian calendar; months and days count from 1. */
export interface CalendarDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Days of a month; undefined where there is no such month. */
function daysOf(year: number, month: number): number | undefined {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
}

/** Reads a day as YYYY-MM-DD in the proleptic Gregorian calendar; undefined where there is no such day. */
export function calendarDay(text: string): CalendarDay | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text)
  if (match === null) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const length = daysOf(year, month)
  return length !== undefined && day >= 1 && day <= length ? { year, month, day } : undefined
}

/** Day of the week from Sunday = 0 (Zeller's congruence). */
function weekday({ year, month, day }: CalendarDay): number {
  const shifted = month < 3 ? month + 12 : month
  const inYear = month < 3 ? year - 1 : year
  const zeller =
    day + Math.floor((13 * (shifted + 1)) / 5) + inYear + Math.floor(inYear / 4) - Math.floor(inYear / 100) + Math.floor(inYear / 400)
  return (zeller + 6) % 7
}

/** Fills a CLDR date pattern (UTS #35 §8): the fields d, M, L, y, E, c and quoted text. */
export function fillDatePattern(pattern: string, date: CalendarDay, data: LocaleData): string {
  return pattern.replaceAll(/'([^']*)'|d+|M+|L+|y+|E+|c+/gu, (field, quoted: string | undefined) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted
    const padded = (number: number): string => String(number).padStart(field.length, '0')
    if (field.startsWith('d')) return padded(date.day)
    if (field.startsWith('y')) return field.length === 2 ? String(date.year % 100).padStart(2, '0') : String(date.year)
    if (field.startsWith('E') || field.startsWith('c')) return data.days[weekday(date)] ?? ''
    if (field.length < 3) return padded(date.month)
    return (field.startsWith('L') ? data.standAloneMonths : data.months)[date.month - 1] ?? ''
  })
}
