import { addDays } from '../clause/index.ts'
import { fail, succeed, type Result } from '../requests/result.ts'
import { amountOf } from './amounts.ts'
import { calendarDay } from './days.ts'
import { addDecimals, decimalOf, decimalText, multiplyDecimals, type Decimal } from './decimal.ts'
import { formatValue } from './format.ts'
import type { CalendarUnit, Formula } from './formula.ts'

/** Why nothing came of a formula: a field it needs is empty (`waitsFor` is its name), or its values do not go together. */
export interface NotComputed {
  readonly waitsFor?: string
  readonly message: string
  readonly remedy: string
}

/** Where a formula finds its values. */
export interface Lookup {
  /** The value of a field; why there is none otherwise. */
  value(name: string): Result<string, NotComputed>
  /** A field's values in all entries of its group, those that say something. */
  column(name: string): Result<readonly string[], NotComputed>
  /** How many entries a group has, or how many of them say something in a field. */
  count(name: string): Result<number, NotComputed>
  readonly language: string
}

type Term =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: Decimal; readonly currency: string | undefined }
  | { readonly kind: 'span'; readonly count: number; readonly unit: CalendarUnit }

type Outcome = Result<Term, NotComputed>

/** The value of a formula as values are written: a day as YYYY-MM-DD, an amount as `EUR 12.50`, formatted only by its own format. */
export function compute(formula: Formula, lookup: Lookup): Result<string, NotComputed> {
  const term = termOf(formula, lookup)
  if (!term.ok) return term
  if (term.value.kind === 'span')
    return refused('A number of days or months is no value by itself.', 'Add it to a date, such as letter.date.')
  return succeed(textOf(term.value))
}

function refused(message: string, remedy: string): Result<never, NotComputed> {
  return fail({ message, remedy })
}

function termOf(formula: Formula, lookup: Lookup): Outcome {
  switch (formula.kind) {
    case 'text':
      return succeed({ kind: 'text', text: formula.text })
    case 'number':
      return succeed(read(formula.text))
    case 'span':
      return succeed({ kind: 'span', count: formula.count, unit: formula.unit })
    case 'name': {
      const value = lookup.value(formula.name)
      return value.ok ? succeed(read(value.value)) : value
    }
    case 'count': {
      const count = lookup.count(formula.name)
      return count.ok ? succeed(read(String(count.value))) : count
    }
    case 'sum':
      return sum(formula.name, lookup)
    case 'operation':
      return operation(formula, lookup)
    case 'format': {
      const of = compute(formula.of, lookup)
      if (!of.ok) return of
      const printed = formatValue(of.value, formula.format, lookup.language)
      return printed.ok ? succeed({ kind: 'text', text: printed.value }) : refused(printed.error.message, printed.error.remedy)
    }
  }
}

/** A value is a number or an amount when it is written as one, and a text otherwise; days are texts that spans can be added to. */
function read(value: string): Term {
  const amount = amountOf(value)
  const number = decimalOf(amount?.number ?? value)
  return number === undefined ? { kind: 'text', text: value } : { kind: 'number', number, currency: amount?.currency }
}

function textOf(term: Exclude<Term, { kind: 'span' }>): string {
  if (term.kind === 'text') return term.text
  const figures = decimalText(term.number)
  return term.currency === undefined ? figures : `${term.currency} ${figures}`
}

function sum(name: string, lookup: Lookup): Outcome {
  const column = lookup.column(name)
  if (!column.ok) return column
  const [first, ...rest] = column.value.map(read)
  if (first === undefined) return succeed(read('0'))
  return rest.reduce<Outcome>((total, next) => (total.ok ? add(total.value, next, '+', true) : total), onlyNumber(first))
}

function onlyNumber(term: Term): Outcome {
  if (term.kind === 'number') return succeed(term)
  return refused(
    `“${term.kind === 'text' ? term.text : ''}” is no number, so there is no sum.`,
    'Give a number such as 1250.5, or an amount such as EUR 1250.50.',
  )
}

function operation({ sign, left, right }: Extract<Formula, { kind: 'operation' }>, lookup: Lookup): Outcome {
  const [one, other] = [termOf(left, lookup), termOf(right, lookup)]
  if (!one.ok) return one
  if (!other.ok) return other
  return sign === '*' ? multiply(one.value, other.value) : add(one.value, other.value, sign)
}

function multiply(left: Term, right: Term): Outcome {
  if (left.kind !== 'number' || right.kind !== 'number')
    return refused('Only numbers and amounts can be multiplied.', 'Name fields that hold numbers.')
  if (left.currency !== undefined && right.currency !== undefined)
    return refused('Two amounts cannot be multiplied.', 'Multiply an amount by a number.')
  return succeed({ kind: 'number', number: multiplyDecimals(left.number, right.number), currency: left.currency ?? right.currency })
}

function add(left: Term, right: Term, sign: '+' | '-', numbersOnly = false): Outcome {
  if (right.kind === 'span') return moveDay(left, right, sign)
  if (left.kind === 'span')
    return refused('A number of days or months stands before a date only with the date first.', 'Write it as letter.date + 14 days.')
  if (left.kind === 'number' && right.kind === 'number') {
    if (left.currency !== right.currency)
      return refused(`${textOf(left)} and ${textOf(right)} are not of one currency.`, 'Give all amounts in one currency.')
    return succeed({ kind: 'number', number: addDecimals(left.number, right.number, sign === '+' ? 1n : -1n), currency: left.currency })
  }
  if (numbersOnly) return onlyNumber(right)
  if (sign === '-') return refused('A text cannot be subtracted.', 'Name fields that hold numbers, or take days from a date.')
  return succeed({ kind: 'text', text: textOf(left) + textOf(right) })
}

function moveDay(left: Term, { count, unit }: Extract<Term, { kind: 'span' }>, sign: '+' | '-'): Outcome {
  const date = left.kind === 'text' ? calendarDay(left.text) : undefined
  if (left.kind !== 'text' || date === undefined)
    return refused('Days, weeks, months and years can be added to a date only.', 'Name a field that holds a date, such as letter.date.')
  const steps = sign === '+' ? count : -count
  if (unit === 'day' || unit === 'week') return day(addDays(left.text, unit === 'week' ? steps * 7 : steps))
  const months = date.year * 12 + date.month - 1 + (unit === 'year' ? steps * 12 : steps)
  const first = `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`
  // The 31st of a shorter month is its last day.
  const days = [date.day, 30, 29, 28].filter((each) => each <= date.day)
  const found = days.map((each) => `${first}-${String(each).padStart(2, '0')}`).find((each) => calendarDay(each) !== undefined)
  return day(found ?? '')
}

function day(text: string): Outcome {
  return calendarDay(text) === undefined
    ? refused('There is no such day in the calendar.', 'Add fewer days, months or years.')
    : succeed({ kind: 'text', text })
}
