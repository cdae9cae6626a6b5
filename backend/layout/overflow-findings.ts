import type { Finding, ResolvedLetter } from '../../core/letter/index.ts'

/** What the page says of itself after it was set. */
export interface PageOverflows {
  /** Words wider than their lines, with the path of what holds them. */
  readonly words: readonly { readonly path: readonly number[]; readonly word: string }[]
  /** By how many millimetres the letterhead reaches into the window of the envelope; undefined where it does not. */
  readonly head: number | undefined
}

/** A finding for the letterhead that covers the address, and for each place with words that run out of their lines. */
export function overflowFindings({ words, head }: PageOverflows, { letterhead }: ResolvedLetter): Finding[] {
  const byPlace = Map.groupBy(words, ({ path }) => path.join('.'))
  return [
    ...(head === undefined ? [] : [headFinding(head, letterhead)]),
    ...[...byPlace.values()].flatMap((all) => wordsFinding([...new Set(all.map(({ word }) => word))], all[0]?.path ?? [])),
  ]
}

function headFinding(beyond: number, { title, lines, name, logo }: ResolvedLetter['letterhead']): Finding {
  const shorter = lines.length > 1 && name.length <= longName ? 'Give the letterhead fewer lines' : 'Give the letterhead a shorter name'
  return {
    severity: 'warning',
    code: 'layout-overflow',
    message: `The letterhead “${title}” reaches ${String(Math.ceil(beyond))} mm into the window of the envelope, where the address stands.`,
    remedy: `${shorter}${logo === undefined ? '' : ' or a lower logo'}, or choose another window for it.`,
    place: {},
  }
}

/** Characters of a name that takes more than one line beside others. */
const longName = 40

/** Characters of a word that are told. */
const told = 40

function wordsFinding(words: readonly string[], path: readonly number[]): Finding[] {
  const [first] = words
  if (first === undefined) return []
  const short = Array.from(first).length > told ? `${Array.from(first).slice(0, told).join('')}…` : first
  const others = words.length === 1 ? '' : ` and ${String(words.length - 1)} more`
  return [
    {
      severity: 'warning',
      code: 'layout-overflow',
      message: `“${short}”${others} ${words.length === 1 ? 'is' : 'are'} wider than the line, and cannot be divided.`,
      remedy: 'Put a space or a hyphen where it may be divided, or shorten it; in a table, make fewer columns.',
      place: { path: [...path] },
    },
  ]
}
