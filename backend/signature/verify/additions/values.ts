import { isType, type PdfDictionary, type PdfValue } from '../../pdf/index.ts'

/** Whether two values of the same file say the same, wherever each of them stands. */
export function sameValue(one: PdfValue | undefined, other: PdfValue | undefined, bytes: Uint8Array): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (isType(one, 'name')) return isType(other, 'name') && one.name === other.name
  if (isType(one, 'reference')) return isType(other, 'reference') && one.number === other.number && one.generation === other.generation
  if (isType(one, 'string')) return isType(other, 'string') && sameBytes(one.bytes, other.bytes)
  if (isType(one, 'array'))
    return (
      isType(other, 'array') &&
      one.items.length === other.items.length &&
      one.items.every((item, index) => sameValue(item, other.items[index], bytes))
    )
  if (isType(one, 'dictionary')) return isType(other, 'dictionary') && changedKeys(one, other, bytes).length === 0
  return (
    isType(other, 'stream') &&
    changedKeys(one.dictionary, other.dictionary, bytes).length === 0 &&
    sameBytes(bytes.subarray(one.from, one.to), bytes.subarray(other.from, other.to))
  )
}

/** The keys whose values differ. A key that is given twice differs from everything, since readers differ on what it says. */
export function changedKeys(before: PdfDictionary, after: PdfDictionary, bytes: Uint8Array): string[] {
  const keys = new Set([...before.entries.keys(), ...after.entries.keys()])
  const differ = [...keys].filter((key) => !sameValue(before.entries.get(key), after.entries.get(key), bytes))
  return [...differ, ...after.repeated]
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && Buffer.compare(one, other) === 0
}

/** The objects that a value refers to, each with the key that it stands under; the items of an array stand under the array's. */
export function* referencesIn(value: PdfValue, key = ''): Generator<readonly [number, string]> {
  if (typeof value !== 'object' || value === null) return
  if (isType(value, 'reference')) yield [value.number, key]
  else if (isType(value, 'array')) for (const item of value.items) yield* referencesIn(item, key)
  else if (isType(value, 'dictionary')) for (const [name, entry] of value.entries) yield* referencesIn(entry, name)
  else if (isType(value, 'stream')) yield* referencesIn(value.dictionary)
}

/** Whether a value has a dictionary in it that gives a key twice. */
export function repeatsKeys(value: PdfValue): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (isType(value, 'array')) return value.items.some(repeatsKeys)
  if (isType(value, 'dictionary')) return value.repeated.length > 0 || [...value.entries.values()].some(repeatsKeys)
  return isType(value, 'stream') && repeatsKeys(value.dictionary)
}
