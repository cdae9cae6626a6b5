import { fail, succeed, type Result } from '../requests/result.ts'
import { groupDigits, printAmount, printAmountByCode } from './amounts.ts'
import type { LocaleData } from './cldr.ts'
import { calendarDay, fillDatePattern } from './days.ts'
import { joinList, linesOf, localeData } from './locale-data.ts'
import { personName, salutation, wholeName } from './person-names.ts'

/** Why a value cannot be shown in a format. */
export interface FormatFailure {
  readonly code: 'format-unknown' | 'value-invalid'
  readonly message: string
  readonly remedy: string
}

const joining: ReadonlySet<string> = new Set(['list', 'inline', 'first-line'])

/** True for a format that prints several lines as one text. */
export function joinsLines(format: string | undefined): boolean {
  return format !== undefined && joining.has(format)
}

/** What a format can print; undefined where the value is not of its kind. */
type Formatter = (value: string, data: LocaleData, language: string) => string | undefined

/** Several values, such as those of a repeating group, are printed one on each line. */
function each(print: Formatter): Formatter {
  return (value, data, language) => {
    const printed = value.split('\n').map((line) => print(line, data, language))
    return printed.every((line) => line !== undefined) ? printed.join('\n') : undefined
  }
}

function date(pattern: (data: LocaleData) => string): Formatter {
  return each((value, data) => {
    const day = calendarDay(value)
    return day === undefined ? undefined : fillDatePattern(pattern(data), day, data)
  })
}

/** For each line of a value: several persons stand on a line each. */
function eachLine(print: (line: string, language: string) => string): Formatter {
  return (value, _data, language) =>
    linesOf(value)
      .map((line) => print(line, language))
      .join('\n')
}

/** What the values of a format look like, and what a person is asked for where one does not. */
interface Format {
  /** As menus name it. */
  readonly title: string
  readonly of: 'date' | 'number' | 'amount' | 'person' | 'lines' | 'text'
  readonly print: Formatter
}

const formats: Readonly<Record<string, Format>> = {
  full: { title: 'Date with the day of the week', of: 'date', print: date((data) => data.full) },
  long: { title: 'Date in words', of: 'date', print: date((data) => data.long) },
  short: { title: 'Date in figures', of: 'date', print: date((data) => data.short) },
  'month-year': { title: 'Month and year', of: 'date', print: date((data) => data.monthYear) },
  iso: { title: 'Date as year-month-day', of: 'date', print: each((value) => (calendarDay(value) === undefined ? undefined : value)) },
  number: { title: 'Number', of: 'number', print: each(groupDigits) },
  currency: { title: 'Amount with the sign of its currency', of: 'amount', print: each(printAmount) },
  'currency-code': { title: 'Amount with the code of its currency', of: 'amount', print: each(printAmountByCode) },
  name: { title: 'Name in the language’s order', of: 'person', print: eachLine(wholeName) },
  'given-family': { title: 'Given name first', of: 'person', print: eachLine((line) => wholeName(line, 'en')) },
  'family-given': { title: 'Family name first', of: 'person', print: eachLine((line) => wholeName(line, 'hu')) },
  family: { title: 'Family name', of: 'person', print: eachLine((line) => personName(line).family) },
  given: { title: 'Given name', of: 'person', print: eachLine((line) => personName(line).given || personName(line).family) },
  salutation: { title: 'Greeting', of: 'person', print: (value, _data, language) => salutation(value, language) },
  list: { title: 'List in a sentence', of: 'lines', print: (value, data) => joinList(linesOf(value), data.list) },
  inline: { title: 'Lines parted by commas', of: 'lines', print: (value) => linesOf(value).join(', ') },
  'first-line': { title: 'First line', of: 'lines', print: (value) => linesOf(value)[0] ?? '' },
  upper: { title: 'Capitals', of: 'text', print: (value) => value.toUpperCase() },
}

function formatNamed(name: string): Format | undefined {
  return Object.hasOwn(formats, name) ? formats[name] : undefined
}

/** The formats a merge field may name, as in `{{letter.date | long}}`. */
export const formatNames: readonly string[] = Object.keys(formats)

/** What each kind of value is printed as where nobody chose a format; the others are printed as they are. */
const usualFormats: Readonly<Record<string, string>> = { date: 'long', amount: 'currency', person: 'name' }

/** The format of a field of this type that names none; undefined where its value is printed as it is. */
export function usualFormat(type: string | undefined): string | undefined {
  return type !== undefined && Object.hasOwn(usualFormats, type) ? usualFormats[type] : undefined
}

const wanted: Readonly<Record<Format['of'], string>> = {
  date: 'a date written year-month-day, such as 2026-11-23',
  number: 'a number such as 1250.5',
  amount: 'an amount such as EUR 1250.50',
  person: 'a name such as “Calder, Judith, Dr”',
  lines: 'one entry on each line',
  text: 'a text',
}

/**
 * A value as it is printed. Without a format it is printed as it is. Dates: full, long, short, month-year, iso (value:
 * YYYY-MM-DD). Numbers: number. Amounts (`EUR 1250.50`): currency, currency-code. Persons (`Family, Given, Titles`): name,
 * given-family, family-given, family, given, salutation. Several lines: list ("A, B and C"), inline ("A, B, C"), first-line.
 * Any: upper.
 */
export function formatValue(value: string, format: string | undefined, language: string): Result<string, FormatFailure> {
  if (format === undefined) return succeed(value)
  const found = formatNamed(format)
  if (found === undefined) {
    return fail({ code: 'format-unknown', message: `There is no format “${format}”.`, remedy: `Use one of: ${formatNames.join(', ')}.` })
  }
  const text = found.print(value, localeData(language), language)
  if (text !== undefined) return succeed(text)
  return fail({ code: 'value-invalid', message: `“${value}” cannot be shown as “${format}”.`, remedy: `Give ${wanted[found.of]}.` })
}

/** One way to print a value: the format (undefined for the usual one), what menus call it, and what it prints. */
export interface FormatChoice {
  readonly format: string | undefined
  readonly title: string
  readonly printed: string
}

/** What a value is when no template says: by its look. */
function kindOf(value: string): string {
  if (calendarDay(value) !== undefined) return 'date'
  if (formats['currency']?.print(value, localeData('en'), 'en') !== undefined) return 'amount'
  if (/^-?\d+(\.\d+)?$/u.test(value)) return 'number'
  return value.includes('\n') ? 'multiline' : 'text'
}

/** Which formats suit a field of a type; persons are often kept as plain text. */
const suited: Readonly<Record<string, readonly Format['of'][]>> = {
  date: ['date'],
  number: ['number'],
  amount: ['amount'],
  person: ['person', 'text'],
  multiline: ['lines', 'person', 'text'],
  text: ['text', 'person'],
  choice: ['text'],
}

/** The ways to print a value that suit it, the usual one first. While there is no value, nothing of them can be shown. */
export function formatChoices(value: string, type: string | undefined, language: string): FormatChoice[] {
  const kind = type === undefined ? kindOf(value) : type
  const kinds = suited[kind] ?? []
  const show = (format: string | undefined): string => {
    const result = value === '' ? undefined : formatValue(value, format, language)
    return result === undefined ? '' : result.ok ? result.value : value
  }
  const usual = usualFormat(kind)
  return [
    { format: undefined, title: usual === undefined ? 'As it is written' : 'As usual', printed: show(usual) },
    ...kinds.flatMap((of) =>
      Object.entries(formats).flatMap(([format, { title, of: own }]) => (own === of ? [{ format, title, printed: show(format) }] : [])),
    ),
  ]
}
