import { addressOfValue, walk, type Node, type Path } from '../document/index.ts'
import { conditionOf, isOff, shownNodes } from './branches.ts'
import type { Finding } from './finding.ts'
import { wantedInstead } from './field-rules.ts'
import { calendarDay } from './days.ts'
import { embargoValue, type Letter } from './letter.ts'
import { entryName } from './groups.ts'
import { groupsIn, isUnit } from './repeat.ts'
import type { LetterTemplate, RepeatingGroup, TemplateField } from './template.ts'
import type { Values } from './values.ts'

/** Every finding about the values of a letter: required and empty, not of their type, used but unknown, given but unused. */
export function checkValues(letter: Letter, template: LetterTemplate | undefined, values: Values): Finding[] {
  const fields = template?.fields ?? []
  const groups = template?.groups ?? []
  const ofEntries = groups.flatMap((group) =>
    values.entries(group.name).flatMap((entry) => group.fields.map(({ name }) => values.field(entryName(name, entry)))),
  )
  const asked = [...fields, ...ofEntries.filter((field) => field !== undefined)]
  const declared = [...groups.flatMap((group) => checkGroup(group, values)), ...asked.flatMap((field) => checkField(field, values))]
  const reported = new Set(declared.map((finding) => finding.place.field))
  const used = usedFields(letter, values)
  const inBody = [...used.values()].flatMap((use) => checkUse(use, values, reported))
  return [
    ...declared,
    ...inBody,
    ...checkEmbargo(letter),
    ...checkMixed(letter, values),
    ...checkConditions(letter, values),
    ...unusedValues(letter, asked, used),
  ]
}

/** A group of which a letter must have entries and has too few. */
function checkGroup(group: RepeatingGroup, values: Values): Finding[] {
  const { name, label, least = 0 } = group
  const found = values.entries(name).length
  if (found >= least) return []
  const message = `“${label}” has ${found === 0 ? 'no entry' : found === 1 ? '1 entry' : `${String(found)} entries`}; a letter has at least ${String(least)}.`
  return [{ severity: 'error', code: 'value-missing', message, remedy: `Add to ${label}.`, place: { field: name } }]
}

/**
 * A condition on a field that neither the letter nor its template nor the company knows never holds, or always does: a slip in its
 * name. Within what is off it decides nothing.
 */
function checkConditions(letter: Letter, values: Values): Finding[] {
  return [...walk(letter.document)].flatMap(({ node, path, ancestors }): Finding[] => {
    if (ancestors.some((above) => isOff(above, values))) return []
    const field = conditionOf(node)?.field
    const printed = field === undefined || values.group(field) !== undefined ? undefined : values.printed(field)
    if (printed === undefined || printed.ok || printed.error.code !== 'field-unknown') return []
    const message = `This stands in the letter by the value of “${field ?? ''}”, and no field is called that.`
    const remedy = 'Correct the condition, or take it away.'
    return [{ severity: 'error', code: 'field-unknown', message, remedy, place: { path: [...path] } }]
  })
}

/** What shows fields of two groups could be repeated for one of them only. */
function checkMixed(letter: Letter, values: Values): Finding[] {
  return shownNodes(letter.document, values).flatMap(({ node, path }): Finding[] => {
    const [first, second] = isUnit(node) ? groupsIn([node], values) : []
    if (first === undefined || second === undefined) return []
    const message = `This shows fields of two repeating groups, “${first}” and “${second}”, and is repeated for the first alone.`
    const remedy = 'Take the fields of one of them out, or print them as a list.'
    return [{ severity: 'error', code: 'groups-mixed', message, remedy, place: { path: [...path] } }]
  })
}

function checkEmbargo({ values }: Letter): Finding[] {
  const day = values[embargoValue] ?? ''
  if (day === '' || calendarDay(day) !== undefined) return []
  const message = `The letter is held back until “${day.slice(0, 80)}”, which is no day.`
  return [
    {
      severity: 'error',
      code: 'value-invalid',
      message,
      remedy: 'Write the day as year-month-day, such as 2026-11-23, or take it out.',
      place: { field: embargoValue },
    },
  ]
}

function checkField(field: TemplateField, values: Values): Finding[] {
  const value = values.raw(field.name)
  const place = { field: field.name }
  if (field.computed !== undefined && value === '') return checkComputed(field, values)
  if (value === '') {
    if (!field.required) return []
    return [
      {
        severity: 'error',
        code: 'value-missing',
        message: `“${field.label}” (${field.name}) has no value.`,
        remedy: `Fill in ${field.label}.`,
        place,
      },
    ]
  }
  const wanted = wantedInstead(field, value)
  if (wanted === undefined) return []
  return [
    { severity: 'error', code: 'value-invalid', message: `“${field.label}” is “${value.slice(0, 80)}”.`, remedy: `Give ${wanted}.`, place },
  ]
}

/** A computed field whose formula is wrong, or that must have a value and waits for another's. */
function checkComputed(field: TemplateField, values: Values): Finding[] {
  const printed = values.printed(field.name)
  if (printed.ok || (printed.error.code === 'value-missing' && !field.required)) return []
  const { code, message, remedy, waitsFor = field.name } = printed.error
  return [{ severity: 'error', code, message, remedy, place: { field: waitsFor } }]
}

interface FieldUse {
  readonly name: string
  readonly format: string | undefined
  readonly path: Path
  /** A part may leave a line out when its fields are empty; the body may not. */
  readonly inPart: boolean
}

/** The field that a node shows, or that a link leads to. */
function fieldNamedBy(node: Node): Pick<FieldUse, 'name' | 'format'> | undefined {
  if (node.type === 'merge-field') return { name: node.name, format: node.format }
  const field = node.type === 'link' ? addressOfValue(node)?.field : undefined
  return field === undefined ? undefined : { name: field, format: undefined }
}

function usedFields(letter: Letter, values: Values): Map<string, FieldUse> {
  const uses = new Map<string, FieldUse>()
  for (const { node, path, ancestors } of shownNodes(letter.document, values)) {
    const named = fieldNamedBy(node)
    if (named === undefined) continue
    const use: FieldUse = { ...named, path, inPart: ancestors[0]?.type === 'part' }
    const key = `${use.name}|${use.format ?? ''}|${String(use.inPart)}`
    if (!uses.has(key)) uses.set(key, use)
  }
  return uses
}

function checkUse(use: FieldUse, values: Values, reported: ReadonlySet<string | undefined>): Finding[] {
  const whole = values.group(use.name)
  // What is repeated was asked of each entry; of no entry nothing is printed.
  const isTold =
    reported.has(use.name) || (whole !== undefined && values.entries(whole.name).some((entry) => reported.has(entryName(use.name, entry))))
  if (isTold || (whole !== undefined && values.entries(whole.name).length === 0)) return []
  const printed = values.printed(use.name, use.format)
  if (printed.ok) return []
  const { code, message, remedy, waitsFor = use.name } = printed.error
  if (reported.has(waitsFor)) return []
  const mayBeEmpty = (use.inPart || whole !== undefined) && code === 'value-missing'
  return mayBeEmpty ? [] : [{ severity: 'error', code, message, remedy, place: { field: waitsFor, path: [...use.path] } }]
}

/** Dates and the like are always read; other values that no field shows are likely a slip in their name. */
function unusedValues(letter: Letter, fields: readonly TemplateField[], used: ReadonlyMap<string, FieldUse>): Finding[] {
  const mentioned = [...walk(letter.document)].flatMap(({ node }) =>
    [fieldNamedBy(node)?.name, conditionOf(node)?.field].filter((name) => name !== undefined),
  )
  const known = new Set([embargoValue, ...mentioned, ...fields.map((field) => field.name), ...[...used.values()].map((use) => use.name)])
  return Object.entries(letter.values)
    .filter(([name, value]) => value !== '' && !known.has(name))
    .map(([name]) => ({
      severity: 'warning' as const,
      code: 'value-unused' as const,
      message: `The letter gives “${name}” a value, and nothing in it shows it: its template has no such field, or none any more.`,
      remedy: 'Give the value in the field that has its place now, or correct the name. What is left under this one is printed nowhere.',
      place: { field: name },
    }))
}
