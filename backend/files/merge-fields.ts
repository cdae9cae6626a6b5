import { fieldNamePattern, type MergeField } from '../../core/document/index.ts'
import type { FileFindings, SourcePlace } from './source-text.ts'

/*
 * Merge fields are taken out before Markdown is read: a "|" in one would split a table cell and a "_" could begin
 * emphasis. Each becomes a token of private-use letters of the same length, so that every offset stays true:
 * U+E000, two letters that number the field, fillers U+E001, U+E002.
 */
const open = '\uE000'
const filler = '\uE001'
const close = '\uE002'
const digits = 0xe100
const radix = 0xf00

export const fieldToken = /\uE000(.)(.)\uE001*\uE002/gu

export interface MaskedText {
  readonly text: string
  readonly fields: readonly MaskedField[]
}

export interface MaskedField {
  readonly source: string
  readonly name: string
  readonly format: string | undefined
}

/** Not after a backslash, unless that is itself escaped. */
const anyField = /(?<=(?:^|[^\\])(?:\\\\)*)\{\{[^{}\n]*\}\}/gu
const goodField = new RegExp(String.raw`^\{\{\s*(${fieldNamePattern})\s*(?:\|\s*([a-z][a-z0-9-]*)\s*)?\}\}$`, 'u')

/** Replaces every merge field by its token; what looks like a field and is none is an error at its place. */
export function maskFields(text: string, placeAt: (offset: number) => SourcePlace, findings: FileFindings): MaskedText {
  const fields: MaskedField[] = []
  const masked = text.replaceAll(anyField, (source, offset: number) => {
    const [, name, format] = goodField.exec(source) ?? []
    if (name === undefined) {
      findings.error(
        'unknown-markup',
        placeAt(offset),
        `"${source.slice(0, 60)}" is not a merge field.`,
        'Write it as {{partner.name}} or {{letter.date | long}}; for literal braces write \\{{.',
      )
      return source
    }
    const token = tokenFor(fields.length, source.length)
    fields.push({ source, name, format })
    return token
  })
  return { text: masked, fields }
}

function tokenFor(index: number, length: number): string {
  const letters = String.fromCharCode(digits + Math.floor(index / radix), digits + (index % radix))
  return open + letters + filler.repeat(Math.max(0, length - 4)) + close
}

/** A text cut at its field tokens. */
export function splitAtFields(text: string, fields: readonly MaskedField[]): (string | MergeField)[] {
  const pieces: (string | MergeField)[] = []
  let last = 0
  for (const match of text.matchAll(fieldToken)) {
    const field = fields[numberOf(match)]
    if (match.index > last) pieces.push(text.slice(last, match.index))
    if (field !== undefined) pieces.push({ type: 'merge-field', name: field.name, format: field.format, children: [{ text: '' }] })
    last = match.index + match[0].length
  }
  if (last < text.length) pieces.push(text.slice(last))
  return pieces
}

/** The text with its tokens turned back into what was written. */
export function unmask(text: string, fields: readonly MaskedField[]): string {
  return text.replaceAll(fieldToken, (...match) => fields[numberOf(match)]?.source ?? '')
}

function numberOf(match: ArrayLike<unknown>): number {
  const [high, low] = [String(match[1]).charCodeAt(0) - digits, String(match[2]).charCodeAt(0) - digits]
  return high * radix + low
}

/** A field as files write it. */
export function writeField(field: Pick<MergeField, 'name' | 'format'>): string {
  return field.format === undefined ? `{{${field.name}}}` : `{{${field.name} | ${field.format}}}`
}
