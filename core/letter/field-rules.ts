import { amountOf } from './amounts.ts'
import { calendarDay } from './days.ts'
import type { TemplateField } from './template.ts'

/** What a field wants when a value does not fit, to follow "Give"; undefined when it does. An empty value is no matter of this. */
export function wantedInstead(field: TemplateField, value: string): string | undefined {
  switch (field.type) {
    case 'date':
      return calendarDay(value) === undefined ? 'a date written year-month-day, such as 2026-11-23' : undefined
    case 'number':
      return numberInstead(field, value)
    case 'amount':
      return amountOf(value) === undefined ? 'an amount such as EUR 1250.50' : undefined
    case 'person':
      return personInstead(value)
    case 'choice':
      return field.options?.includes(value) === false ? `one of: ${field.options.join(', ')}` : undefined
    case 'text':
      return value.includes('\n') ? 'a single line' : textInstead(field, value)
    case 'multiline':
      return textInstead(field, value)
  }
}

function personInstead(value: string): string | undefined {
  const isName = !value.includes('\n') && value.split(',').every((piece) => piece.trim() !== '')
  return isName ? undefined : 'the family name, the given name and titles, parted by commas, such as “Calder, Judith, Dr”'
}

function numberInstead({ least, most }: TemplateField, value: string): string | undefined {
  if (!/^-?\d+(\.\d+)?$/u.test(value)) return 'a number such as 1250.5'
  if (least !== undefined && Number(value) < least) return `a number of ${String(least)} or more`
  return most !== undefined && Number(value) > most ? `a number of ${String(most)} or less` : undefined
}

function textInstead({ longest, shape }: TemplateField, value: string): string | undefined {
  if (longest !== undefined && [...value].length > longest) return `at most ${String(longest)} characters`
  return shape === undefined || hasShape(value, shape) ? undefined : `it the shape ${shape}, where 9 is a digit and A a letter`
}

function hasShape(value: string, shape: string): boolean {
  const [written, wanted] = [[...value], [...shape]]
  return written.length === wanted.length && wanted.every((sign, index) => fits(written[index] ?? '', sign))
}

function fits(character: string, sign: string): boolean {
  if (sign === '9') return /^\d$/u.test(character)
  return sign === 'A' ? /^\p{L}$/u.test(character) : character === sign
}
