import { fail, succeed, type Result } from '../requests/result.ts'
import { cldr, type LocaleData } from './cldr.ts'

/** Why a value cannot be shown in a format. */
export interface FormatFailure {
  readonly code: 'format-unknown' | 'value-invalid'
  readonly message: string
  readonly remedy: string
}

/** CLDR data of a language, or of its parent (de-LU → de), or of British English. */
export function localeData(language: string): LocaleData {
  const parent = language.split('-')[0] ?? ''
  const data = cldr[language] ?? cldr[parent] ?? cldr['en-GB']
  if (data === undefined) throw new Error('cldr.ts holds no en-GB')
  return data
}

/** The languages whose dates, numbers and lists are known, as BCP 47 tags. */
export const knownLanguages: readonly string[] = Object.keys(cldr)

interface CalendarDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Reads a day as YYYY-MM-DD in the proleptic Gregorian calendar; undefined where there is no such day. */
export function calendarDay(text: string): CalendarDay | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text)
  if (match === null) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
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
function fillPattern(pattern: string, date: CalendarDay, data: LocaleData): string {
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

function joinList(items: readonly string[], { pair, middle, end }: LocaleData['list']): string {
  const join = (pattern: string, left: string, right: string): string => pattern.replace('{0}', () => left).replace('{1}', () => right)
  const [first, second, ...rest] = items
  if (first === undefined) return ''
  if (second === undefined) return first
  const last = rest.pop()
  if (last === undefined) return join(pair, first, second)
  return join(
    end,
    [second, ...rest].reduce((left, right) => join(middle, left, right), first),
    last,
  )
}

function linesOf(value: string): string[] {
  return value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function groupDigits(value: string, { decimal, group }: LocaleData): string | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/u.exec(value)
  if (match === null) return undefined
  const [, sign = '', whole = '', fraction] = match
  const grouped = whole.length > 4 || group === ',' ? whole.replaceAll(/\B(?=(\d{3})+$)/gu, group) : whole
  return `${sign === '-' ? '−' : ''}${grouped}${fraction === undefined ? '' : decimal + fraction}`
}

const datePatterns = ['full', 'long', 'short'] as const

type Formatter = (value: string, data: LocaleData) => string | undefined

const formatters: Readonly<Record<string, Formatter>> = {
  ...Object.fromEntries(datePatterns.map((name) => [name, dateFormatter((data) => data[name])])),
  'month-year': dateFormatter((data) => data.monthYear),
  iso: (value) => (calendarDay(value) === undefined ? undefined : value),
  number: groupDigits,
  list: (value, data) => joinList(linesOf(value), data.list),
  inline: (value) => linesOf(value).join(', '),
  'first-line': (value) => linesOf(value)[0] ?? '',
  upper: (value) => value.toUpperCase(),
}

function dateFormatter(pattern: (data: LocaleData) => string): Formatter {
  return (value, data) => {
    const date = calendarDay(value)
    return date === undefined ? undefined : fillPattern(pattern(data), date, data)
  }
}

/** The formats a merge field may name, as in `{{letter.date | long}}`. */
export const formatNames: readonly string[] = Object.keys(formatters)

/**
 * A value as it is printed. Without a format it is printed as it is. Dates: full, long, short, month-year, iso (value:
 * YYYY-MM-DD). Numbers: number. Several lines: list ("A, B and C"), inline ("A, B, C"), first-line. Any: upper.
 */
export function formatValue(value: string, format: string | undefined, language: string): Result<string, FormatFailure> {
  if (format === undefined) return succeed(value)
  const formatter = Object.hasOwn(formatters, format) ? formatters[format] : undefined
  if (formatter === undefined) {
    return fail({ code: 'format-unknown', message: `There is no format "${format}".`, remedy: `Use one of: ${formatNames.join(', ')}.` })
  }
  const text = formatter(value, localeData(language))
  if (text !== undefined) return succeed(text)
  const wanted = format === 'number' ? 'a number such as 1250.5' : 'a date written year-month-day, such as 2026-11-23'
  return fail({ code: 'value-invalid', message: `"${value}" cannot be shown as "${format}".`, remedy: `Give ${wanted}.` })
}
