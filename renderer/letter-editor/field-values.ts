import { calendarDay, formatChoices, formatValue, usualFormat, type FormatChoice } from '../../core/letter/index.ts'

/** Values under their dotted names, as the letter (or else the template, or the company) gives them. */
export type ValueRecord = Readonly<Record<string, string>>

/** The type of each field that a template declares, by its name. */
export type FieldTypes = ReadonlyMap<string, string>

/** The values that merge fields show: kept outside the document, so that a chip follows its value without an edit. */
export interface FieldValues {
  /** The value as it is given, "" while there is none. */
  stored(name: string): string
  /** The value as printed, or undefined while there is none. */
  printed(name: string, format: string | undefined): string | undefined
  /** The formats that suit a field, each with its value in it. */
  choices(name: string): FormatChoice[]
  /** Another number after every change. */
  revision(): number
  replace(values: ValueRecord, language?: string, types?: FieldTypes): void
  /** Calls back after every change; returns how to stop. */
  subscribe(listener: () => void): () => void
}

/** A day without a format is printed long, as `valuesOf` prints a date field. */
function usual(value: string, type: string | undefined): string | undefined {
  return usualFormat(type ?? (calendarDay(value) === undefined ? undefined : 'date'))
}

export function createFieldValues(): FieldValues {
  const listeners = new Set<() => void>()
  let values: ValueRecord = {}
  let revision = 0
  let tongue = 'en-GB'
  let kinds: FieldTypes = new Map()
  const valueOf = (name: string): string => (Object.hasOwn(values, name) ? (values[name] ?? '') : '')
  return {
    stored: valueOf,
    printed(name, format) {
      const value = valueOf(name)
      if (value.trim() === '') return undefined
      const result = formatValue(value, format ?? usual(value, kinds.get(name)), tongue)
      return result.ok ? result.value : value
    },
    revision: () => revision,
    choices: (name) => formatChoices(valueOf(name), kinds.get(name), tongue),
    replace(next, language = tongue, types = kinds) {
      if (next === values && language === tongue && types === kinds) return
      values = next
      tongue = language
      kinds = types
      revision += 1
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
