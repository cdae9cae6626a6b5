import { isType, type PdfDictionary, type PdfValue } from '../../pdf/index.ts'
import type { Change, Pair } from './change.ts'

const lists = ['Certs', 'OCSPs', 'CRLs', 'Cert', 'OCSP', 'CRL']
const storeKeys = new Set([...lists.slice(0, 3), 'VRI', 'Type', 'TU', 'TS'])
const relatedKeys = new Set([...lists.slice(3), 'Type', 'TU', 'TS'])
const empty: PdfDictionary = { type: 'dictionary', entries: new Map(), repeated: [] }

/** Explains a security store (DSS) that is new or only grew (ISO 32000-2 §12.8.4.3). */
export function explainStore(change: Change, { before: given, after: value }: Pair): void {
  const isNewStore = !change.same({ before: given, after: value })
  const { before, after } = change.pair(given, value, ['DSS'])
  if (after === undefined && before === undefined) return
  if (!isType(after, 'dictionary')) {
    change.add('unexplained', 'The certificates and answers for later validation were taken away.')
    return
  }
  const open = change.open.length
  const old = isType(before, 'dictionary') ? before : empty
  const isGrown =
    growth(change, { before: old, after }, storeKeys, new Set()) === undefined &&
    explainRelated(change, change.pair(old.entries.get('VRI'), after.entries.get('VRI'), ['VRI']), after)
  if (!isGrown) change.add('unexplained', 'The certificates and answers for later validation were changed other than by adding to them.')
  else if (isNewStore || change.open.length < open || !change.same({ before: old, after }))
    change.add('security-store', 'Certificates and answers of their authorities were added, so that signatures can be validated later.')
}

/** Undefined where lists only grew, by new streams; `rest` holds what was moved out of them and is in the store still. */
function growth(
  change: Change,
  { before, after }: { readonly before: PdfDictionary; readonly after: PdfDictionary },
  keys: ReadonlySet<string>,
  rest: ReadonlySet<number>,
): string | undefined {
  const odd = change.changedKeys(before, after).find((key) => !keys.has(key))
  if (odd !== undefined) return odd
  return lists.find((key) => !explainList(change, { before: before.entries.get(key), after: after.entries.get(key) }, key, rest))
}

function explainList(change: Change, given: Pair, key: string, rest: ReadonlySet<number>): boolean {
  if (given.before === undefined && given.after === undefined) return true
  const { before, after } = change.pair(given.before, given.after, [key])
  const old = isType(before, 'array') ? before.items : []
  const items = isType(after, 'array') ? after.items : []
  if (after !== undefined && !isType(after, 'array')) return false
  const kept = numbersIn(items)
  const known = numbersIn(old)
  const added = items.filter((item) => isType(item, 'reference') && !known.has(item.number))
  for (const item of added) change.explainAll(item)
  return (
    [...old, ...items].every((item) => isType(item, 'reference')) &&
    [...known].every((number) => kept.has(number) || rest.has(number)) &&
    added.every((item) => isType(change.file.resolve(item, change.after), 'stream'))
  )
}

function numbersIn(items: readonly PdfValue[]): Set<number> {
  return new Set(items.flatMap((item) => (isType(item, 'reference') ? [item.number] : [])))
}

/**
 * What belongs to each signature. The time of the latest answer may be another, and an answer may give way to a later one
 * as long as the store itself keeps it.
 */
function explainRelated(change: Change, { before, after }: Pair, store: PdfDictionary): boolean {
  const old = isType(before, 'dictionary') ? before : empty
  if (!isType(after, 'dictionary')) return old.entries.size === 0 && after === undefined
  const rest = new Set(lists.slice(0, 3).flatMap((key) => [...numbersIn(change.file.items(store.entries.get(key), change.after))]))
  return [...new Set([...old.entries.keys(), ...after.entries.keys()])].every((key) => {
    const own = change.pair(old.entries.get(key), after.entries.get(key), [key])
    if (key === 'Type') return change.same(own)
    if (!isType(own.after, 'dictionary')) return false
    change.explainAll(own.after.entries.get('TS'))
    const sides = { before: isType(own.before, 'dictionary') ? own.before : empty, after: own.after }
    return growth(change, sides, relatedKeys, rest) === undefined
  })
}
