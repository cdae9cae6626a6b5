import { suggestionsIn } from '../suggestion/index.ts'
import type { Finding } from './finding.ts'
import type { Letter } from './letter.ts'

/** Open suggestions: pages show the letter as if they were accepted, and a release asks for a decision on each. */
export function checkSuggestions(letter: Letter): Finding[] {
  const suggestions = suggestionsIn(letter.document)
  const [first] = suggestions
  if (first === undefined) return []
  const others = suggestions.length - 1
  const message =
    others === 0
      ? `A suggestion by ${first.author} is open. The pages show the letter as if it were accepted.`
      : `${String(suggestions.length)} suggestions are open, the first by ${first.author}. The pages show the letter as if they were accepted.`
  const remedy = others === 0 ? 'Accept or reject it.' : 'Accept or reject each of them.'
  return [{ severity: 'warning', code: 'suggestion-open', message, remedy, place: { path: [...(first.places[0]?.path ?? [])] } }]
}
