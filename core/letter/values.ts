import { fail, type Result } from '../requests/result.ts'
import { formatValue, usualFormat } from './format.ts'
import type { Letter } from './letter.ts'
import type { Shelf } from './shelf.ts'
import type { LetterTemplate, TemplateField } from './template.ts'
import type { Finding } from './finding.ts'

/** Looks up and formats the values of one letter: its own first, then the template's defaults, then the company's. */
export interface Values {
  /** The field as the template declares it. */
  field(name: string): TemplateField | undefined
  /** The value as stored, before formatting; "" when there is none. */
  raw(name: string): string
  /** The value as printed; `value-missing` and `field-unknown` when there is nothing to print. */
  printed(name: string, format?: string): Result<string, ValueFailure>
  /** A template text with its merge fields filled; an empty field prints nothing. */
  fill(text: string): string
}

export type ValueFailure = Pick<Finding, 'message' | 'remedy'> & {
  readonly code: 'value-missing' | 'field-unknown' | 'format-unknown' | 'value-invalid'
}

const fieldPattern = /\{\{\s*([a-z][a-z0-9_.]*)\s*(?:\|\s*([a-z][a-z0-9-]*)\s*)?\}\}/gu

export function valuesOf(
  letter: Pick<Letter, 'values' | 'language'>,
  template: LetterTemplate | undefined,
  shelf: Pick<Shelf, 'company'>,
): Values {
  const fields = new Map((template?.fields ?? []).map((field) => [field.name, field]))

  const known = new Map<string, string>()

  /** Defaults and company values may hold fields themselves (one that leads back to itself is empty); an author's values are taken as they are. */
  function raw(name: string): string {
    const found = known.get(name)
    if (found !== undefined) return found
    known.set(name, '')
    const value = ownValue(name) ?? fill(generalValue(name) ?? '')
    known.set(name, value)
    return value
  }

  function ownValue(name: string): string | undefined {
    const own = Object.hasOwn(letter.values, name) ? letter.values[name] : undefined
    return own === undefined || own.trim() === '' ? undefined : own
  }

  function generalValue(name: string): string | undefined {
    return fields.get(name)?.default ?? (Object.hasOwn(shelf.company, name) ? shelf.company[name] : undefined)
  }

  function printed(name: string, format?: string): Result<string, ValueFailure> {
    const field = fields.get(name)
    const value = raw(name)
    if (value !== '') return formatValue(value, format ?? usualFormat(field?.type), letter.language)
    if (field !== undefined || Object.hasOwn(letter.values, name) || Object.hasOwn(shelf.company, name)) {
      const label = field?.label ?? name
      return fail({ code: 'value-missing', message: `"${label}" (${name}) has no value.`, remedy: `Fill in ${label}.` })
    }
    return fail({
      code: 'field-unknown',
      message: `Neither the template nor the company's values know a field "${name}".`,
      remedy: `Give "${name}" a value in the letter, or correct the name of the field.`,
    })
  }

  function fill(text: string): string {
    return text.replaceAll(fieldPattern, (_whole, name: string, format: string | undefined) => {
      const result = printed(name, format)
      return result.ok ? result.value : ''
    })
  }

  return { field: (name) => fields.get(name), raw, printed, fill }
}
