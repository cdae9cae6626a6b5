import { walk, type Document } from '../document/index.ts'
import type { Enclosure } from './enclosure.ts'
import type { Letter } from './letter.ts'

/** What of a letter changes with its enclosed files: the files, and the lines under its enclosures that name them. */
export interface Enclosing {
  readonly enclosed: readonly Enclosure[]
  readonly values: Letter['values']
}

/** The value that holds what stands under the enclosures, a line each. */
export const enclosuresValue = 'letter.enclosures'

/** Whether the letter prints the lines of `enclosuresValue`; where it does not, its words are its author's to write. */
export function printsEnclosures(document: Document): boolean {
  return [...walk(document)].some(({ node }) => node.type === 'merge-field' && node.name === enclosuresValue)
}

/** Encloses files as the last ones; each is named in a line of its own unless one says it already. */
export function encloseFiles({ enclosed, values }: Enclosing, files: readonly Enclosure[], isPrinted: boolean): Enclosing {
  const lines = linesOf(values)
  const missing = files.map(({ title }) => title).filter((title) => !lines.includes(title))
  return { enclosed: [...enclosed, ...files], values: isPrinted ? withLines(values, [...lines, ...missing]) : values }
}

/** Gives the file at an index another description; a line that names it by its title follows the title. */
export function describeEnclosure(before: Enclosing, index: number, change: Partial<Omit<Enclosure, 'digest'>>): Enclosing {
  const file = before.enclosed[index]
  if (file === undefined) return before
  const lines = linesOf(before.values)
  const at = lines.indexOf(file.title)
  const { title = file.title } = change
  const { appended, ...described } = { ...file, ...change }
  return {
    enclosed: before.enclosed.with(index, { ...described, ...(appended === true && { appended }) }),
    values: at === -1 || title === file.title ? before.values : withLines(before.values, lines.with(at, title)),
  }
}

/** Takes the file at an index out, and the line that names it. */
export function takeOutEnclosure({ enclosed, values }: Enclosing, index: number): Enclosing {
  const lines = linesOf(values)
  const others = enclosed.toSpliced(index, 1)
  const title = enclosed[index]?.title
  const at = others.some((other) => other.title === title) ? -1 : lines.indexOf(title ?? '')
  return { enclosed: others, values: at === -1 ? values : withLines(values, lines.toSpliced(at, 1)) }
}

/** Moves a file to another place; the lines that name files change places among themselves, and others stay where they are. */
export function moveEnclosure({ enclosed, values }: Enclosing, from: number, to: number): Enclosing {
  const file = enclosed[from]
  if (file === undefined || to < 0 || to >= enclosed.length) return { enclosed, values }
  const order = enclosed.toSpliced(from, 1).toSpliced(to, 0, file)
  const lines = linesOf(values)
  const titles = new Set(enclosed.map(({ title }) => title))
  const named = [...new Set(order.map(({ title }) => title))].filter((title) => lines.includes(title))
  const moved = lines.map((line, at) => (titles.has(line) && lines.indexOf(line) === at ? (named.shift() ?? line) : line))
  return { enclosed: order, values: moved.join('\n') === lines.join('\n') ? values : withLines(values, moved) }
}

function linesOf(values: Letter['values']): string[] {
  return (values[enclosuresValue] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** An empty value leaves the letter. */
function withLines(values: Letter['values'], lines: readonly string[]): Letter['values'] {
  const { [enclosuresValue]: _, ...others } = values
  return lines.length === 0 ? others : { ...others, [enclosuresValue]: lines.join('\n') }
}
