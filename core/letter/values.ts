import { fail, type Result } from '../requests/result.ts'
import { compute, type Lookup, type NotComputed } from './compute.ts'
import { parseFormula } from './formula.ts'
import { succeed } from '../requests/result.ts'
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
  /** The field to fill first, where another is computed from it. */
  readonly waitsFor?: string
  readonly code: 'formula-invalid' | 'value-missing' | 'field-unknown' | 'format-unknown' | 'value-invalid'
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
  /** The computed fields under way, from the outermost, and why others have no value. */
  const computing: string[] = []
  const problems = new Map<string, NotComputed>()

  /** Defaults and company values may hold fields themselves (one that leads back to itself is empty); an author's values are taken as they are. */
  function raw(name: string): string {
    const found = known.get(name)
    if (found !== undefined) return found
    known.set(name, '')
    const whole = group(name)
    const formula = field(name)?.computed
    const value = whole !== undefined ? column(name, whole).join('\n') : formula === undefined ? given(name) : computed(name, formula)
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
  function column(name: string, { name: of }: RepeatingGroup): string[] {
    return entries(of)
      .map((entry) => raw(entryName(name, entry)).replaceAll('\n', ' '))
      .filter((value) => value !== '')
  }

  function given(name: string): string {
    return ownValue(name) ?? fill(generalValue(name) ?? '')
  }

  /** The value of a computed field, or "" and why there is none. */
  function computed(name: string, formula: string): string {
    computing.push(name)
    const parsed = parseFormula(formula)
    const outcome: Result<string, NotComputed> = parsed.ok ? compute(parsed.value, lookupFor(name)) : parsed
    computing.pop()
    if (!outcome.ok) problems.set(name, outcome.error)
    return outcome.ok ? outcome.value : ''
  }

  /** What the formula of a field may name: within an entry of a group, the fields of the same entry. */
  function lookupFor(of: string): Lookup {
    const own = groupField(template, of)
    const exactly = (name: string): string =>
      own?.entry !== undefined && group(name)?.name === own.group.name ? entryName(name, own.entry) : name
    return {
      language: letter.language,
      value(name) {
        const found = exactly(name)
        if (computing.includes(found)) return fail(circle(found))
        if (group(found) !== undefined)
          return fail({ message: `“${name}” has a value in each entry.`, remedy: `Write sum of ${name} or count of ${name}.` })
        const value = raw(found)
        const problem = problems.get(found)
        if (value !== '') return succeed(value)
        if (problem !== undefined) return fail(problem)
        const declared = field(found)
        if (declared === undefined && !isKnown(found)) return fail(unknown(name))
        const label = declared?.label ?? name
        return fail({ waitsFor: found, message: `"${label}" (${found}) has no value.`, remedy: `Fill in ${label}.` })
      },
      column(name) {
        const whole = group(name)
        if (whole === undefined)
          return fail({ message: `“${name}” is no field of a repeating group.`, remedy: 'Name one, such as products.price.' })
        const circular = entries(whole.name)
          .map((entry) => entryName(name, entry))
          .find((each) => computing.includes(each))
        return circular === undefined ? succeed(column(name, whole)) : fail(circle(circular))
      },
      count(name) {
        const whole = group(name)
        if (whole !== undefined) return succeed(column(name, whole).length)
        if (template?.groups?.some((each) => each.name === name) === true) return succeed(entries(name).length)
        return fail({ message: `“${name}” is no repeating group.`, remedy: 'Name one, such as products.' })
      },
    }
  }

  function circle(name: string): NotComputed {
    const ring = [...computing.slice(computing.indexOf(name)), name]
    return { message: `It is computed from itself: ${ring.join(', from ')}.`, remedy: 'Let one of them stand without the others.' }
  }

  function isKnown(name: string): boolean {
    return Object.hasOwn(letter.values, name) || Object.hasOwn(shelf.company, name)
  }

  function unknown(name: string): NotComputed {
    return { message: `The formula names “${name}”, which no field is called.`, remedy: 'Correct the name in the template.' }
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
    const problem = problems.get(name)
    if (problem !== undefined) {
      const { waitsFor, message, remedy } = problem
      const label = declared?.label ?? name
      const told = { message: `“${label}” (${name}) cannot be computed: ${message}`, remedy }
      return fail(waitsFor === undefined ? { code: 'formula-invalid', ...told } : { code: 'value-missing', waitsFor, ...told })
    }
    if (declared !== undefined || isKnown(name)) {
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
