import { addressOfValue, walk, type Document } from '../../core/document/index.ts'
import {
  embargoValue,
  entriesOf,
  entryName,
  entryTitle,
  groupField,
  valuesOf,
  type Letter,
  type LetterTemplate,
  type RepeatingGroup,
  type Shelf,
  type TemplateField,
} from '../../core/letter/index.ts'
import { fieldLabel } from '../letter-editor/field-label.ts'

/** A field of the side form. */
export interface FormField extends TemplateField {
  /** What is printed while the letter gives no value of its own. */
  readonly fallback: string
  /** What a computed field prints; empty while it waits for another. */
  readonly printed?: string
  /** Which entry of a repeating group it is of: "Product 2". */
  readonly of?: string
}

export interface FieldGroup {
  readonly name: string
  readonly title: string
  readonly fields: readonly FormField[]
}

const titles: Readonly<Record<string, string>> = {
  letter: 'Letter',
  partner: 'Partner',
  customer: 'Customer',
  signatory: 'Signatory',
  company: 'Company',
}
const order = ['letter', 'partner', 'customer', 'signatory', 'company']

function groupOf(name: string): string {
  return name.split('.')[0] ?? name
}

function titleOf(group: string): string {
  return titles[group] ?? `${group.charAt(0).toUpperCase()}${group.slice(1)}`
}

/** Names of the fields that a document shows. */
export function fieldsIn(document: Document): string[] {
  const names = [...walk(document)].flatMap(({ node }) =>
    node.type === 'merge-field' ? [node.name] : node.type === 'link' ? (addressOfValue(node)?.field ?? []) : [],
  )
  return [...new Set(names)]
}

/** What every letter may have, whatever its template; no page shows it. */
const embargo: TemplateField = {
  name: embargoValue,
  label: 'Embargo: not before',
  type: 'date',
  required: false,
  help: 'The letter is not released before this day.',
}

/** The template's fields, those that the letter shows beside them, and its embargo, in groups. */
export function fieldGroups(
  template: LetterTemplate | undefined,
  used: readonly string[],
  shelf: Shelf,
  { values, language }: Pick<Letter, 'values' | 'language'>,
): FieldGroup[] {
  const declared = template?.fields ?? []
  const others = used.filter((name) => declared.every((field) => field.name !== name) && groupField(template, name) === undefined)
  const all: TemplateField[] = [
    ...declared,
    ...others.map((name) => ({ name, label: fieldLabel(name), type: 'text' as const, required: shelf.company[name] === undefined })),
    ...([...declared.map(({ name }) => name), ...used].includes(embargoValue) ? [] : [embargo]),
  ]
  const fields = all.map((field) => formField(field, template, shelf, { values, language }))
  const groups = Map.groupBy(fields, ({ name }) => groupOf(name))
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.indexOf('signatory') - 0.5)
  return [...groups]
    .map(([name, inside]) => ({ name, title: titleOf(name), fields: inside }))
    .toSorted((left, right) => place(left.name) - place(right.name))
}

function formField(
  field: TemplateField,
  template: LetterTemplate | undefined,
  shelf: Shelf,
  letter: Pick<Letter, 'values' | 'language'>,
): FormField {
  if (field.computed === undefined) return { ...field, fallback: fallbackOf(field.name, template, shelf, letter) }
  const printed = valuesOf(letter, template, shelf).printed(field.name)
  return { ...field, fallback: '', printed: printed.ok ? printed.value : '' }
}

/** What a field falls back on may show the values of others, as the subject does. */
function fallbackOf(
  name: string,
  template: LetterTemplate | undefined,
  shelf: Shelf,
  { values, language }: Pick<Letter, 'values' | 'language'>,
): string {
  const without = Object.fromEntries(Object.entries(values).filter(([other]) => other !== name))
  return valuesOf({ values: without, language }, template, shelf).raw(name)
}

/** The numbers of the entries that a letter has, or must have. */
export function entriesToFill(group: RepeatingGroup, values: Letter['values']): number[] {
  const least = Array.from({ length: group.least ?? 0 }, (_, index) => index + 1)
  return [...new Set([...entriesOf(group, values), ...least])].toSorted((left, right) => left - right)
}

/** The fields of one entry of a repeating group. */
export function entryFields(
  group: RepeatingGroup,
  entry: number,
  template: LetterTemplate | undefined,
  shelf: Shelf,
  letter: Pick<Letter, 'values' | 'language'>,
): FormField[] {
  return group.fields.map((field) => {
    const name = entryName(field.name, entry)
    return { ...formField({ ...field, name }, template, shelf, letter), of: entryTitle(group, entry) }
  })
}

/** What a field is called away from its place in the form. */
export function fullLabel({ label, of }: FormField): string {
  return of === undefined ? label : `${of}: ${label}`
}

/** True for a field that must have a value and has none. */
export function isUnfilled(field: FormField, values: Readonly<Record<string, string>>): boolean {
  return field.computed === undefined && field.required && field.fallback === '' && (values[field.name] ?? '').trim() === ''
}
