import { isType, nameIn } from '../../pdf/index.ts'
import type { Change } from './change.ts'

/** What an object is to whoever reads the file, by the keys that lead to it. */
const parts: readonly (readonly [string, string])[] = [
  ['Contents', 'The content of a page'],
  ['Annots', 'The list of a page’s annotations'],
  ['Root', 'The catalog of the file'],
  ['Pages', 'The list of pages'],
  ['Fields', 'A field of the form'],
  ['AcroForm', 'The form'],
  ['V', 'A signature or the value of a field'],
  ['AP', 'The look of an annotation'],
  ['N', 'The look of an annotation'],
  ['XObject', 'A picture'],
  ['Metadata', 'The metadata'],
  ['Info', 'The title and author'],
  ['EF', 'An embedded file'],
  ['F', 'An embedded file'],
  ['AF', 'An embedded file'],
  ['EmbeddedFiles', 'The list of embedded files'],
  ['Outlines', 'The outline'],
  ['StructTreeRoot', 'The tree of tags'],
  ['OpenAction', 'What happens when the file is opened'],
  ['OCProperties', 'The set of layers'],
  ['OCGs', 'A layer of the file'],
  ['Font', 'A font'],
  ['FontFile2', 'A font'],
  ['FontFile3', 'A font'],
  ['ToUnicode', 'A font'],
  ['DSS', 'The store for later validation'],
]

/** What was done to an object that nobody explained, in a sentence. */
export function describeObject(change: Change, number: number): string {
  const { file, before, after } = change
  const [old, now] = [file.object(number, before)?.value, file.object(number, after)?.value]
  const uses = change.usesOf(number)
  const about = `object ${String(number)}`
  if (old === undefined)
    return uses.size > 0 ? `What the signed file left open was filled in (${about}).` : `Something was added that nothing needs (${about}).`
  const type = nameIn((isType(old, 'stream') ? old.dictionary : isType(old, 'dictionary') ? old : undefined)?.entries.get('Type'))
  const named = parts.find(([key]) => uses.has(key))?.[1] ?? 'A part of the file'
  const what = type === 'Page' ? 'A page' : type === 'Font' || type === 'FontDescriptor' ? 'A font' : named
  return `${what} was ${now === undefined ? 'taken away' : 'replaced'} (${about}).`
}
