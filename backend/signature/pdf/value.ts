/** A name object, without its solidus and with its number signs resolved (ISO 32000-2 §7.3.5). */
export interface PdfName {
  readonly type: 'name'
  readonly name: string
}

/** A string object. `from` and `to` are the places of its delimiters in the bytes it was read from: first byte, and after the last. */
export interface PdfString {
  readonly type: 'string'
  readonly bytes: Uint8Array
  readonly isHex: boolean
  readonly from: number
  readonly to: number
}

export interface PdfReference {
  readonly type: 'reference'
  readonly number: number
  readonly generation: number
}

export interface PdfArray {
  readonly type: 'array'
  readonly items: readonly PdfValue[]
}

export interface PdfDictionary {
  readonly type: 'dictionary'
  /** A key that is given twice has its last value here, and its name in `repeated`: readers differ on which one counts. */
  readonly entries: ReadonlyMap<string, PdfValue>
  readonly repeated: readonly string[]
}

/** A stream and the places of its raw bytes in the file. */
export interface PdfStream {
  readonly type: 'stream'
  readonly dictionary: PdfDictionary
  readonly from: number
  readonly to: number
}

/** Any object of a PDF (ISO 32000-2 §7.3). */
export type PdfValue = null | boolean | number | PdfName | PdfString | PdfReference | PdfArray | PdfDictionary | PdfStream

/** Ends the reading of a file that does not keep to its form, or that asks for more than it may have. */
export class PdfFault extends Error {
  override readonly name = 'PdfFault'
}

export function isType<Type extends Exclude<PdfValue, null | boolean | number>['type']>(
  value: PdfValue | undefined,
  type: Type,
): value is Extract<PdfValue, { readonly type: Type }> {
  return typeof value === 'object' && value !== null && value.type === type
}

/** The text of a name; undefined for anything else. */
export function nameIn(value: PdfValue | undefined): string | undefined {
  return isType(value, 'name') ? value.name : undefined
}

/** A whole number that is not negative; undefined for anything else. */
export function countIn(value: PdfValue | undefined): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
}

/** A text string: UTF-16 or UTF-8 by its byte order mark, otherwise byte by byte (ISO 32000-2 §7.9.2.2). */
export function textIn(value: PdfValue | undefined): string | undefined {
  if (!isType(value, 'string')) return undefined
  const { bytes } = value
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes.subarray(2))
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder().decode(bytes.subarray(3))
  return latin(bytes)
}

/** One character a byte, so that places in the text are places in the bytes. */
export function latin(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}

function utf16(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at + 1 < bytes.length; at += 2) text += String.fromCharCode(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0))
  return text
}
