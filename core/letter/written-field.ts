import { fieldNamePattern } from '../document/index.ts'

/** A field as people write it into a text, `{{its.name | format}}`: its name, and its format if it says one. */
export const writtenField = new RegExp(String.raw`\{\{\s*(${fieldNamePattern})\s*(?:\|\s*([a-z][a-z0-9-]*)\s*)?\}\}`, 'gu')

/** A text for a list, where no value is at hand: its fields as words, "‹company name›". */
export function fieldsInWords(text: string): string {
  return text.replaceAll(writtenField, (_, name: string) => `‹${name.replaceAll(/[._]/gu, ' ')}›`)
}
