import { fold, type ClauseEntry } from './search-clauses.ts'

/**
 * The row whose title begins with what was typed; undefined when there is none. One letter looks behind `from`, so that the same
 * letter again leads to the next such row; more of them first look at `from` itself. Behind the last row the first one follows.
 */
export function findByTyping(entries: readonly ClauseEntry[], from: number, typed: string): number | undefined {
  const wanted = fold(typed)
  const letters = [...wanted]
  const isRepeated = letters.every((letter) => letter === letters[0])
  const start = isRepeated ? from + 1 : from
  const beginning = isRepeated ? (letters[0] ?? '') : wanted
  for (let step = 0; step < entries.length; step += 1) {
    const row = (start + step) % entries.length
    if (fold(entries[row]?.version.title ?? '').startsWith(beginning)) return row
  }
  return undefined
}
