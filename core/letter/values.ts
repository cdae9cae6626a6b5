import { fail, type Result } from '../requests/result.ts'
import { formatValue, usualFormat } from './format.ts'
import type { Letter } from './letter.ts'
import type { Shelf } from './shelf.ts'
import { entriesOf, entryName, entryTitle, groupField } from './groups.ts'
import { joinsLines } from './format.ts'
import type { LetterTemplate, RepeatingGroup, TemplateField } from './template.ts'
import type { Finding } from './finding.ts'

/** Looks up and formats the values of one letter: its own first, then the template's defaults, then the company's. */
export interface Values {
  /** The field as the template declares it. */
  field(name: string): TemplateField | undefined
  /** The repeating group of which this is a field as a whole, such as `products.name`; undefined for one entry's field and for others. */
  group(name: string): RepeatingGroup | undefined
  /** The numbers of a group's entries that say something. */
  entries(group: string): readonly number[]
  /** The value as stored, before formatting; "" when there is none. A group's field has a line for each entry. */
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
  const numbers = new Map<string, readonly number[]>()

  /** Defaults and company values may hold fields themselves (one that leads back to itself is empty); an author's values are taken as they are. */
  function raw(name: string): string {
    const found = known.get(name)
    if (found !== undefined) return found
    known.set(name, '')
    const whole = group(name)
    const value = whole === undefined ? (ownValue(name) ?? fill(generalValue(name) ?? '')) : column(name, whole)
    known.set(name, value)
    return value
  }

  function group(name: string): RepeatingGroup | undefined {
    const found = groupField(template, name)
    return found?.entry === undefined ? found?.group : undefined
  }

  function entries(name: string): readonly number[] {
    const found = numbers.get(name) ?? entriesOf({ name }, letter.values)
    numbers.set(name, found)
    return found
  }

  /** What the entries of a group say in one field, a line each. */
  function column(name: string, { name: of }: RepeatingGroup): string {
    return entries(of)
      .map((entry) => raw(entryName(name, entry)).replaceAll('\n', ' '))
      .filter((value) => value !== '')
      .join('\n')
  }

  function field(name: string): TemplateField | undefined {
    const found = fields.get(name) ?? groupField(template, name)
    if (found === undefined || !('group' in found)) return found
    const label = found.entry === undefined ? found.group.label : entryTitle(found.group, found.entry)
    return { ...found.field, name, label: `${label}: ${found.field.label}` }
  }

  function ownValue(name: string): string | undefined {
    const own = Object.hasOwn(letter.values, name) ? letter.values[name] : undefined
    return own === undefined || own.trim() === '' ? undefined : own
  }

  function generalValue(name: string): string | undefined {
    return field(name)?.default ?? (Object.hasOwn(shelf.company, name) ? shelf.company[name] : undefined)
  }

  function printed(name: string, format?: string): Result<string, ValueFailure> {
    const declared = field(name)
    const value = raw(name)
    const usual = usualFormat(declared?.type)
    if (value !== '') {
      // All entries in one place: each as it is printed by itself.
      const lines = group(name) !== undefined && joinsLines(format) ? formatValue(value, usual, letter.language) : undefined
      return formatValue(lines?.ok === true ? lines.value : value, format ?? usual, letter.language)
    }
    if (declared !== undefined || Object.hasOwn(letter.values, name) || Object.hasOwn(shelf.company, name)) {
      const label = declared?.label ?? name
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

  return { field, group, entries, raw, printed, fill }
}
