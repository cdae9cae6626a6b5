import { walk, type Document } from '../../core/document/index.ts'
import { embargoValue, valuesOf, type Letter, type LetterTemplate, type Shelf, type TemplateField } from '../../core/letter/index.ts'
import { fieldLabel } from '../letter-editor/field-label.ts'

/** A field of the side form. */
export interface FormField extends TemplateField {
  /** What is printed while the letter gives no value of its own. */
  readonly fallback: string
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
  const names = [...walk(document)].flatMap(({ node }) => (node.type === 'merge-field' ? [node.name] : []))
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
  const others = used.filter((name) => declared.every((field) => field.name !== name))
  const all: TemplateField[] = [
    ...declared,
    ...others.map((name) => ({ name, label: fieldLabel(name), type: 'text' as const, required: shelf.company[name] === undefined })),
    ...([...declared.map(({ name }) => name), ...used].includes(embargoValue) ? [] : [embargo]),
  ]
  // What a field falls back on may show the values of others, as the subject does.
  const without = (name: string): Letter['values'] => Object.fromEntries(Object.entries(values).filter(([other]) => other !== name))
  const fields = all.map((field) => ({
    ...field,
    fallback: valuesOf({ values: without(field.name), language }, template, shelf).raw(field.name),
  }))
  const groups = Map.groupBy(fields, ({ name }) => groupOf(name))
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.indexOf('signatory') - 0.5)
  return [...groups]
    .map(([name, inside]) => ({ name, title: titleOf(name), fields: inside }))
    .toSorted((left, right) => place(left.name) - place(right.name))
}

/** True for a field that must have a value and has none. */
export function isUnfilled(field: FormField, values: Readonly<Record<string, string>>): boolean {
  return field.required && field.fallback === '' && (values[field.name] ?? '').trim() === ''
}
