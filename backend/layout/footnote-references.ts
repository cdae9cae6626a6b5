/** Looks at an object of a file by its number: what stands in it, its first 200 bytes at most, beginning with `<<`. */
type ObjectAt = (object: number) => { readonly at: number; readonly head: string }

const element = /^<<\n {2}\/Type \/StructElem\n {2}\/S \/(\w+)\n {2}\/P (\d+) 0 R\n(?:.*\n)*? {2}\/K \[(\d+)( 0 R)?/u

const label = '/Type /StructElem\n  /S /Lbl'
const reference = '/S /Reference'.padEnd(label.length)

/**
 * The file with the marks of its footnotes tagged as what they are, references (ISO 32000-1, table 338); the engine calls
 * them labels. No byte moves: an element need not say that it is one (table 323), which leaves room for the longer name.
 */
export function withReferences(file: string, places: readonly number[]): string {
  const objectAt: ObjectAt = (object) => {
    const at = file.indexOf('<<', places[object] ?? file.length)
    return { at, head: at < 0 ? '' : (file.slice(at, at + 200).split('\n>>', 1)[0] ?? '') }
  }
  const marks = places
    .map((_, object) => objectAt(object))
    .filter(({ head }) => isMark(head, objectAt))
    .map(({ at }) => at + '<<\n  '.length)
    .sort((one, other) => one - other)
  const ends = [0, ...marks.map((at) => at + label.length)]
  return [...marks.map((at, index) => file.slice(ends[index], at) + reference), file.slice(ends.at(-1))].join('')
}

/** A label that is a link and does not stand before the words of a note. */
function isMark(head: string, objectAt: ObjectAt): boolean {
  const [, type, parent, child, isObject] = element.exec(head) ?? []
  if (type !== 'Lbl' || isObject === undefined || typeOf(objectAt(Number(child)).head) !== 'Link') return false
  const above = objectAt(Number(parent)).head
  const around = objectAt(Number(element.exec(above)?.[2])).head
  return typeOf(above) !== 'Note' && typeOf(around) !== 'Note'
}

function typeOf(head: string): string | undefined {
  return /^<<\n {2}\/Type \/StructElem\n {2}\/S \/(\w+)\n/u.exec(head)?.[1]
}
