import { isType, nameIn, pastSpace, type Revision } from '../../pdf/index.ts'
import type { Change } from './change.ts'

/**
 * Holds every byte that a revision added against what it lists: objects, tables of objects and its end, with white space
 * alone between them. Whatever else stood there, a reader that looks around could take for another thing.
 */
export function explainBytes(change: Change): void {
  const { file, after } = change
  const spans = [...spansOf(change), ...after.sections.map(({ from, to }) => ({ from, to }))].sort((one, other) => one.from - other.from)
  const last = after.sections.reduce((most, { to }) => Math.max(most, to), 0)
  let at = after.from
  for (const { from, to } of [...spans, { from: last, to: after.to }]) {
    // A table that is a stream is an object too.
    if (from < at && to === at) continue
    if (pastSpace(file.bytes, at) < from || from < at) {
      change.add('unexplained', 'Bytes were added that belong to nothing which it lists.')
      return
    }
    at = Math.max(at, to)
  }
}

/** The places of the objects that a revision lists; those of another revision are said. */
function spansOf(change: Change): { readonly from: number; readonly to: number }[] {
  const { file, before, after } = change
  return [...after.entries].flatMap(([number, entry]) => {
    if (entry.kind !== 'at') return []
    const object = file.object(number, after)
    if (object === undefined) return []
    if (object.from >= after.from && object.to <= after.to && isDigit(file.bytes[object.from]))
      return [{ from: object.from, to: object.to }]
    if (file.object(number, before) !== object)
      change.add('unexplained', `Object ${String(number)} was moved to bytes that stood there before.`)
    return []
  })
}

/** Explains what holds packed objects, and tables of objects that are streams. */
export function explainContainers(change: Change): void {
  const { after, file } = change
  const listed = new Map<number, number>()
  for (const entry of after.entries.values()) if (entry.kind === 'in') listed.set(entry.container, (listed.get(entry.container) ?? 0) + 1)
  for (const [container, count] of listed) {
    const value = file.object(container, after)?.value
    const holds = isType(value, 'stream') ? value.dictionary.entries.get('N') : undefined
    if (isOwn(after, container) && change.isNew(container) && holds === count)
      change.explainAs({ type: 'reference', number: container, generation: 0 }, [])
    else change.add('unexplained', `Objects were packed into object ${String(container)} which it does not hold alone.`)
  }
  for (const { stream } of after.sections)
    if (stream !== undefined && typeOf(change, stream) === 'XRef')
      change.explainAs({ type: 'reference', number: stream, generation: 0 }, [])
}

function isOwn({ entries, from }: Revision, container: number): boolean {
  const entry = entries.get(container)
  return entry?.kind === 'at' && entry.offset >= from
}

function typeOf({ file, after }: Change, number: number): string | undefined {
  const value = file.object(number, after)?.value
  return isType(value, 'stream') ? nameIn(value.dictionary.entries.get('Type')) : undefined
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57
}
