import { fieldNamePattern } from '../document/index.ts'

/** A field as people write it into a text, `{{its.name | format}}`: its name, and its format if it says one. */
export const writtenField = new RegExp(String.raw`\{\{\s*(${fieldNamePattern})\s*(?:\|\s*([a-z][a-z0-9-]*)\s*)?\}\}`, 'gu')
