import { inflateSync } from 'node:zlib'
import { isType, nameIn, PdfFault, type PdfFile, type PdfStream, type PdfValue } from '../pdf/index.ts'
import { mostUnpacked } from '../pdf/streams.ts'
import { referencesIn } from './additions/values.ts'

/**
 * Where a file cannot be read, as the end of a sentence; undefined where it can be read whole. Every object that the file leads to is read,
 * and what is packed as Flate is unpacked, whose checksum tells of a single bit. Of pictures packed in other ways only the place is known.
 */
export function damageIn(file: PdfFile): string | undefined {
  try {
    readAll(file)
    return undefined
  } catch (fault) {
    if (fault instanceof PdfFault) return fault.message
    throw fault
  }
}

function readAll(file: PdfFile): void {
  const { last } = file
  const waiting: PdfValue[] = [{ type: 'dictionary', entries: last.trailer.entries, repeated: [] }]
  const seen = new Set<number>()
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop())
    for (const [number] of referencesIn(value)) {
      if (seen.has(number)) continue
      seen.add(number)
      const found = file.object(number, last)?.value ?? null
      if (isType(found, 'stream')) checkPacked(found, number, file)
      waiting.push(found)
    }
}

function checkPacked({ dictionary, from, to }: PdfStream, number: number, file: PdfFile): void {
  const given = file.resolve(dictionary.entries.get('Filter'), file.last)
  const filter = nameIn(isType(given, 'array') ? given.items[0] : given)
  if (filter !== 'FlateDecode') return
  try {
    inflateSync(file.bytes.subarray(from, to), { maxOutputLength: mostUnpacked })
  } catch {
    throw new PdfFault(`object ${String(number)} cannot be unpacked`)
  }
}
