import { calendarDay, formatValue } from '../../core/letter/index.ts'

/** Values under their dotted names, as the letter (or else the template, or the company) gives them. */
export type ValueRecord = Readonly<Record<string, string>>

/** The values that merge fields show: kept outside the document, so that a chip follows its value without an edit. */
export interface FieldValues {
  /** The value as printed, or undefined while there is none. */
  printed(name: string, format: string | undefined): string | undefined
  replace(values: ValueRecord, language?: string): void
  /** Calls back after every change; returns how to stop. */
  subscribe(listener: () => void): () => void
}

/** A day without a format is printed long, as `valuesOf` prints a date field. */
function printedValue(value: string, format: string | undefined, language: string): string {
  const result = formatValue(value, format ?? (calendarDay(value) === undefined ? undefined : 'long'), language)
  return result.ok ? result.value : value
}

export function createFieldValues(): FieldValues {
  const listeners = new Set<() => void>()
  let values: ValueRecord = {}
  let tongue = 'en-GB'
  return {
    printed(name, format) {
      const value = Object.hasOwn(values, name) ? values[name] : undefined
      return value === undefined || value.trim() === '' ? undefined : printedValue(value, format, tongue)
    },
    replace(next, language = tongue) {
      if (next === values && language === tongue) return
      values = next
      tongue = language
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
