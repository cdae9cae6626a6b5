import { Unzlib } from 'fflate'
import { countIn, isType, nameIn, PdfFault, type PdfDictionary, type PdfValue } from './value.ts'

/** Bytes that the streams of one file may unpack to altogether. */
export const mostUnpacked = 256_000_000

/** How much of a file was unpacked so far. */
export interface Unpacking {
  done: number
}

/**
 * The bytes of a stream whose filters are none or FlateDecode, with PNG predictors as cross-reference streams have them
 * (ISO 32000-2 §7.4.4). Any other filter, or more than `mostUnpacked` bytes, is a `PdfFault`.
 */
export function unpackStream(dictionary: PdfDictionary, raw: Uint8Array, unpacking: Unpacking): Uint8Array {
  const filters = listed(dictionary.entries.get('Filter')).map(nameIn)
  const settings = listed(dictionary.entries.get('DecodeParms'))
  if (filters.length > 2) throw new PdfFault('a stream is packed more than twice')
  return filters.reduce<Uint8Array>((bytes, filter, index) => {
    if (filter !== 'FlateDecode') throw new PdfFault('a stream is packed in a way that is not read here')
    return unpredict(inflate(bytes, unpacking), settings[index])
  }, raw)
}

function listed(value: PdfValue | undefined): readonly PdfValue[] {
  if (value === undefined || value === null) return []
  return isType(value, 'array') ? value.items : [value]
}

const piece = 65_536

function inflate(packed: Uint8Array, unpacking: Unpacking): Uint8Array {
  const chunks: Uint8Array[] = []
  let length = 0
  let ended = false
  const unzlib = new Unzlib((chunk, final) => {
    chunks.push(chunk)
    length += chunk.length
    ended ||= final
    unpacking.done += chunk.length
    if (unpacking.done > mostUnpacked) throw new PdfFault('the file unpacks to more than 256 MB')
  })
  try {
    for (let at = 0; at < packed.length; at += piece) unzlib.push(packed.subarray(at, at + piece), at + piece >= packed.length)
  } catch (error) {
    throw error instanceof PdfFault ? error : new PdfFault('a stream cannot be unpacked')
  }
  if (!ended) throw new PdfFault('a stream is cut off')
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

function unpredict(bytes: Uint8Array, settings: PdfValue | undefined): Uint8Array {
  const predictor = isType(settings, 'dictionary') ? (countIn(settings.entries.get('Predictor')) ?? 1) : 1
  if (predictor === 1 || !isType(settings, 'dictionary')) return bytes
  const colours = countIn(settings.entries.get('Colors')) ?? 1
  const columns = countIn(settings.entries.get('Columns')) ?? 1
  if (predictor < 10 || (countIn(settings.entries.get('BitsPerComponent')) ?? 8) !== 8 || colours < 1 || columns < 1)
    throw new PdfFault('a stream is predicted in a way that is not read here')
  return unpredictRows(bytes, colours * columns, colours)
}

/** PNG rows, each with its filter before it (PNG, 3rd edition, §9.2). */
function unpredictRows(bytes: Uint8Array, width: number, step: number): Uint8Array {
  const rows = Math.ceil(bytes.length / (width + 1))
  const out = new Uint8Array(rows * width)
  for (let row = 0; row < rows; row += 1) {
    const filter = bytes[row * (width + 1)] ?? 0
    for (let column = 0; column < width; column += 1) {
      const at = row * width + column
      const left = column < step ? 0 : (out[at - step] ?? 0)
      const up = row === 0 ? 0 : (out[at - width] ?? 0)
      const corner = row === 0 || column < step ? 0 : (out[at - width - step] ?? 0)
      out[at] = (bytes[row * (width + 1) + 1 + column] ?? 0) + predicted(filter, left, up, corner)
    }
  }
  return out
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}
