import { useMemo, type JSX } from 'react'
import { LetterMargin, type MarginCard } from '../margin/margin.tsx'
import { SuggestionCard } from './suggestion-card.tsx'
import { useSuggestionAtCaret, useSuggestions } from './use-suggestions.ts'

/** The margin with the suggestions of the letter, and what else has cards there. */
export function SuggestionMargin({ others }: { readonly others: readonly MarginCard[] }): JSX.Element {
  const suggestions = useSuggestions()
  const active = useSuggestionAtCaret()
  const cards = useMemo(() => {
    const own = suggestions.map((suggestion): MarginCard => {
      const path = suggestion.places[0]?.path ?? []
      // A column has no node of its own: its card stands beside the table.
      const anchor = (path.at(-1) ?? 0) < 0 ? path.slice(0, -1) : path
      return { id: suggestion.id, path: anchor, content: <SuggestionCard suggestion={suggestion} /> }
    })
    return [...own, ...others].toSorted((left, right) => comparePaths(left.path, right.path))
  }, [suggestions, others])
  return <LetterMargin label="Suggestions and comments" cards={cards} active={active} />
}

function comparePaths(left: readonly number[], right: readonly number[]): number {
  for (const [index, step] of left.entries()) {
    const other = right[index]
    if (other === undefined) return 1
    if (step !== other) return step - other
  }
  return left.length - right.length
}
