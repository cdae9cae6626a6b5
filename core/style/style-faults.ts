import type { HouseStyle, StyleRule } from './house-style.ts'
import { PhraseFinder } from './phrase-finder.ts'

/** A rule that cannot do what it says. `place` is where, such as `rules.2.unless`; `message` says what is wrong and what to do. */
export interface StyleFault {
  readonly place: string
  readonly message: string
}

/** What must be mended in a list of rules beside what their shape asks for. */
export function styleFaults({ rules }: HouseStyle): StyleFault[] {
  return rules.flatMap((rule, index) => faultsOf(rule).map(({ place, message }) => ({ place: `rules.${String(index)}.${place}`, message })))
}

function faultsOf(rule: StyleRule): StyleFault[] {
  const { phrase, unless = [], matchCase = false } = rule
  if (phrase === undefined)
    return unless.length === 0 ? [] : [{ place: 'unless', message: 'Where every letter must say it, there is no exception. Take it out.' }]
  const finder = new PhraseFinder([{ phrase, matchCase, wholeWords: false }])
  const stray = unless.find((each) => each.trim() !== '' && finder.matches(each).length === 0)
  const same = rule.kind === 'term' ? rule.instead.find((each) => each.trim() === phrase.trim()) : undefined
  return [
    ...(stray === undefined
      ? []
      : [{ place: 'unless', message: `“${stray}” does not hold “${phrase}”. Write the longer phrase in which it is fine.` }]),
    ...(same === undefined ? [] : [{ place: 'instead', message: 'It stands in for itself. Write another term.' }]),
  ]
}
