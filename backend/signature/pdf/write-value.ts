import { isType, type PdfDictionary, type PdfReference, type PdfString, type PdfValue } from './value.ts'

export function nameOf(name: string): PdfValue {
  return { type: 'name', name }
}

export function referenceTo(number: number, generation = 0): PdfReference {
  return { type: 'reference', number, generation }
}

export function arrayOf(items: readonly PdfValue[]): PdfValue {
  return { type: 'array', items }
}

/** A dictionary in the order of the keys; what is undefined is left out. */
export function dictionaryOf(entries: Readonly<Record<string, PdfValue | undefined>>): PdfDictionary {
  const given = Object.entries(entries).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]))
  return { type: 'dictionary', entries: new Map(given), repeated: [] }
}

/** A dictionary with some entries set anew; what is undefined is left as it was. */
export function changed(dictionary: PdfDictionary, entries: Readonly<Record<string, PdfValue | undefined>>): PdfDictionary {
  return { type: 'dictionary', entries: new Map([...dictionary.entries, ...dictionaryOf(entries).entries]), repeated: [] }
}

export function hexOf(bytes: Uint8Array): PdfString {
  return { type: 'string', bytes, isHex: true, from: 0, to: 0 }
}

/** A text string (ISO 32000-2 §7.9.2.2): ASCII as it is, anything else in UTF-16 with its byte order mark. */
export function textOf(text: string): PdfString {
  const isPlain = /^[\x20-\x7E]*$/u.test(text)
  const bytes = isPlain ? Buffer.from(text, 'latin1') : Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()
  return { type: 'string', bytes, isHex: !isPlain, from: 0, to: 0 }
}

/** A time as a PDF writes it, in UTC (ISO 32000-2 §7.9.4). */
export function dateOf(time: Date): PdfString {
  const digits = time.toISOString().replaceAll(/\D/gu, '').slice(0, 14)
  return { type: 'string', bytes: Buffer.from(`D:${digits}+00'00'`, 'latin1'), isHex: false, from: 0, to: 0 }
}

/** A value as it stands in a file, one character a byte. A stream is not among them: only its dictionary can be written here. */
export function written(value: PdfValue): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return numberWritten(value)
  if (isType(value, 'name')) return `/${nameWritten(value.name)}`
  if (isType(value, 'reference')) return `${String(value.number)} ${String(value.generation)} R`
  if (isType(value, 'string')) return stringWritten(value)
  if (isType(value, 'array')) return `[${value.items.map(written).join(' ')}]`
  if (isType(value, 'dictionary'))
    return `<<${[...value.entries].map(([key, entry]) => `/${nameWritten(key)} ${written(entry)}`).join('\n')}>>`
  throw new Error('a stream cannot stand inside of another object')
}

/** Never in the form with an exponent, which no PDF knows. */
function numberWritten(value: number): string {
  return Number.isInteger(value) ? value.toFixed(0) : value.toFixed(6).replace(/\.?0+$/u, '')
}

function nameWritten(name: string): string {
  const bytes = Buffer.from(name, 'latin1').toString('latin1')
  return bytes.replaceAll(/[^!-~]|[#()<>[\]{}/%]/gu, (character) => `#${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
}

function stringWritten({ bytes, isHex }: PdfString): string {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (isHex) return `<${raw.toString('hex')}>`
  const escaped = raw.toString('latin1').replaceAll(/[\\()]/gu, String.raw`\$&`)
  return `(${escaped.replaceAll('\r', String.raw`\r`).replaceAll('\n', String.raw`\n`)})`
}
