import { isType, latin, PdfFault, type PdfValue } from '../../pdf/index.ts'
import { ValueReader } from '../../pdf/value-reader.ts'

/** An operator of a content stream with what stands before it (ISO 32000-2 §7.8.2). */
export interface Operation {
  readonly operator: string
  readonly operands: readonly PdfValue[]
}

/** More operands than any operator takes. */
const mostOperands = 1024

/** The operations of a content stream, in their order. Pictures inside of it are passed over. */
export function* operationsIn(bytes: Uint8Array): Generator<Operation> {
  const reader = new ValueReader(bytes)
  let operands: PdfValue[] = []
  for (reader.skip(); reader.at < bytes.length; reader.skip()) {
    if (isOperand(bytes[reader.at])) {
      operands.push(reader.value())
      if (operands.length > mostOperands) throw new PdfFault('the content of a page is damaged')
      continue
    }
    const operator = reader.word()
    if (operator === '') throw new PdfFault('the content of a page is damaged')
    if (operator === 'ID') reader.at = pastPicture(bytes, reader.at)
    else yield { operator, operands }
    operands = []
  }
}

/** Numbers, names, strings, arrays and dictionaries; what begins with a letter or a quotation mark is an operator. */
function isOperand(byte: number | undefined): boolean {
  return byte !== undefined && /[-+.\d/(<[]/u.test(String.fromCharCode(byte))
}

function pastPicture(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 2 < bytes.length; at += 1)
    if (bytes[at + 1] === 0x45 && bytes[at + 2] === 0x49 && /\s/u.test(latin(bytes.subarray(at, at + 1)))) return at + 3
  throw new PdfFault('a picture in the content of a page has no end')
}

export function numbersIn(values: readonly PdfValue[]): number[] {
  return values.map((value) => (typeof value === 'number' ? value : 0))
}

/** The strings and shifts of what a text operator shows. */
export function shownBy({ operator, operands }: Operation): readonly PdfValue[] {
  const last = operands.at(-1)
  if (operator === 'TJ') return isType(last, 'array') ? last.items : []
  return last === undefined ? [] : [last]
}
