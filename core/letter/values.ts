import { fail, succeed, type Result } from '../requests/result.ts'
import { compute, type Lookup, type NotComputed } from './compute.ts'
import type { Finding } from './finding.ts'
import { formatValue, joinsLines, usualFormat } from './format.ts'
import { parseFormula } from './formula.ts'
import { entriesOf, entryName, entryTitle, groupField } from './groups.ts'
import type { Letter } from './letter.ts'
import type { Shelf } from './shelf.ts'
import type { LetterTemplate, RepeatingGroup, TemplateField } from './template.ts'
import { writtenField } from './written-field.ts'

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

type LetterWithValues = Pick<Letter, 'values' | 'language'>
type ShelfWithValues = Pick<Shelf, 'company'>

export function valuesOf(letter: LetterWithValues, template: LetterTemplate | undefined, shelf: ShelfWithValues): Values {
  return new LetterValues(letter, template, shelf)
}

class LetterValues implements Values {
  readonly #letter: LetterWithValues
  readonly #template: LetterTemplate | undefined
  readonly #shelf: ShelfWithValues
  readonly #fields: ReadonlyMap<string, TemplateField>
  readonly #known = new Map<string, string>()
  readonly #numbers = new Map<string, readonly number[]>()
  /** The computed fields under way, from the outermost, and why others have no value. */
  readonly #computing: string[] = []
  readonly #problems = new Map<string, NotComputed>()

  constructor(letter: LetterWithValues, template: LetterTemplate | undefined, shelf: ShelfWithValues) {
    this.#letter = letter
    this.#template = template
    this.#shelf = shelf
    this.#fields = new Map((template?.fields ?? []).map((field) => [field.name, field]))
  }

  /** Defaults and company values may hold fields themselves (one that leads back to itself is empty); an author's values are taken as they are. */
  readonly raw = (name: string): string => {
    const found = this.#known.get(name)
    if (found !== undefined) return found
    this.#known.set(name, '')
    const value = this.#find(name)
    this.#known.set(name, value)
    return value
  }

  readonly field = (name: string): TemplateField | undefined => {
    const declared = this.#fields.get(name)
    if (declared !== undefined) return declared
    const found = groupField(this.#template, name)
    if (found === undefined) return undefined
    const { group, field, entry } = found
    return { ...field, name, label: `${entry === undefined ? group.label : entryTitle(group, entry)}: ${field.label}` }
  }

  readonly group = (name: string): RepeatingGroup | undefined => {
    const found = groupField(this.#template, name)
    return found?.entry === undefined ? found?.group : undefined
  }

  readonly entries = (group: string): readonly number[] => {
    const found = this.#numbers.get(group) ?? entriesOf({ name: group }, this.#letter.values)
    this.#numbers.set(group, found)
    return found
  }

  readonly printed = (name: string, format?: string): Result<string, ValueFailure> => {
    const value = this.raw(name)
    return value === '' ? fail(this.#whyNothing(name)) : this.#formatted(name, value, format)
  }

  readonly fill = (text: string): string =>
    text.replaceAll(writtenField, (_whole, name: string, format: string | undefined) => {
      const result = this.printed(name, format)
      return result.ok ? result.value : ''
    })

  #find(name: string): string {
    const whole = this.group(name)
    if (whole !== undefined) return this.#column(name, whole).join('\n')
    const formula = this.field(name)?.computed
    if (formula !== undefined) return this.#compute(name, formula)
    return this.#ownValue(name) ?? this.fill(this.#generalValue(name) ?? '')
  }

  /** What the entries of a group say in one field, a line each. */
  #column(name: string, { name: of }: RepeatingGroup): string[] {
    return this.entries(of)
      .map((entry) => this.raw(entryName(name, entry)).replaceAll('\n', ' '))
      .filter((value) => value !== '')
  }

  #ownValue(name: string): string | undefined {
    const { values } = this.#letter
    const own = Object.hasOwn(values, name) ? values[name] : undefined
    return own === undefined || own.trim() === '' ? undefined : own
  }

  #generalValue(name: string): string | undefined {
    const { company } = this.#shelf
    return this.field(name)?.default ?? (Object.hasOwn(company, name) ? company[name] : undefined)
  }

  #isKnown(name: string): boolean {
    return Object.hasOwn(this.#letter.values, name) || Object.hasOwn(this.#shelf.company, name)
  }

  /** The value of a computed field, or "", with why there is none put down. */
  #compute(name: string, formula: string): string {
    this.#computing.push(name)
    const parsed = parseFormula(formula)
    const outcome: Result<string, NotComputed> = parsed.ok ? compute(parsed.value, this.#lookupFor(name)) : parsed
    this.#computing.pop()
    if (!outcome.ok) this.#problems.set(name, outcome.error)
    return outcome.ok ? outcome.value : ''
  }

  /** What the formula of a field may name: within an entry of a group, the fields of the same entry. */
  #lookupFor(of: string): Lookup {
    const own = groupField(this.#template, of)
    const exactly = (name: string): string =>
      own?.entry !== undefined && this.group(name)?.name === own.group.name ? entryName(name, own.entry) : name
    return {
      language: this.#letter.language,
      value: (name) => this.#valueFor(name, exactly(name)),
      column: (name) => this.#columnFor(name),
      count: (name) => this.#countFor(name),
    }
  }

  /** `found` is the field that a formula means where it says `name`. */
  #valueFor(name: string, found: string): Result<string, NotComputed> {
    if (this.#computing.includes(found)) return fail(this.#circle(found))
    if (this.group(found) !== undefined)
      return fail({ message: `“${name}” has a value in each entry.`, remedy: `Write sum of ${name} or count of ${name}.` })
    const value = this.raw(found)
    if (value !== '') return succeed(value)
    const problem = this.#problems.get(found)
    if (problem !== undefined) return fail(problem)
    const declared = this.field(found)
    if (declared === undefined && !this.#isKnown(found))
      return fail({ message: `The formula names “${name}”, which no field is called.`, remedy: 'Correct the name in the template.' })
    const label = declared?.label ?? name
    return fail({ waitsFor: found, message: `“${label}” (${found}) has no value.`, remedy: `Fill in ${label}.` })
  }

  #columnFor(name: string): Result<readonly string[], NotComputed> {
    const whole = this.group(name)
    if (whole === undefined)
      return fail({ message: `“${name}” is no field of a repeating group.`, remedy: 'Name one, such as products.price.' })
    const circular = this.entries(whole.name)
      .map((entry) => entryName(name, entry))
      .find((each) => this.#computing.includes(each))
    return circular === undefined ? succeed(this.#column(name, whole)) : fail(this.#circle(circular))
  }

  #countFor(name: string): Result<number, NotComputed> {
    const whole = this.group(name)
    if (whole !== undefined) return succeed(this.#column(name, whole).length)
    if (this.#template?.groups?.some((each) => each.name === name) === true) return succeed(this.entries(name).length)
    return fail({ message: `“${name}” is no repeating group.`, remedy: 'Name one, such as products.' })
  }

  #circle(name: string): NotComputed {
    const ring = [...this.#computing.slice(this.#computing.indexOf(name)), name]
    return { message: `It is computed from itself: ${ring.join(', from ')}.`, remedy: 'Let one of them stand without the others.' }
  }

  #formatted(name: string, value: string, format: string | undefined): Result<string, ValueFailure> {
    const { language } = this.#letter
    const usual = usualFormat(this.field(name)?.type)
    // All entries in one place: each as it is printed by itself.
    const lines = this.group(name) !== undefined && joinsLines(format) ? formatValue(value, usual, language) : undefined
    return formatValue(lines?.ok === true ? lines.value : value, format ?? usual, language)
  }

  /** Why there is nothing to print. */
  #whyNothing(name: string): ValueFailure {
    const declared = this.field(name)
    const label = declared?.label ?? name
    const problem = this.#problems.get(name)
    if (problem !== undefined) {
      const { waitsFor, message, remedy } = problem
      const told = { message: `“${label}” (${name}) cannot be computed: ${message}`, remedy }
      return waitsFor === undefined ? { code: 'formula-invalid', ...told } : { code: 'value-missing', waitsFor, ...told }
    }
    if (declared !== undefined || this.#isKnown(name))
      return { code: 'value-missing', message: `“${label}” (${name}) has no value.`, remedy: `Fill in ${label}.` }
    return {
      code: 'field-unknown',
      message: `Neither the template nor the company’s values know a field “${name}”.`,
      remedy: `Give “${name}” a value in the letter, or correct the name of the field.`,
    }
  }
}
