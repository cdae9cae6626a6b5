import { useEffect, useMemo, useSyncExternalStore, type JSX, type ReactNode } from 'react'
import type { WordToSpell } from '../../core/letter/index.ts'
import { allOf } from '../../core/review/index.ts'
import { houseSpeller } from './house-speller.ts'
import './misspelt.css'

/** As many as are read at a glance; the others are counted. */
const named = 5

/** Those of some words that no dictionary of their language has, nor the house's own, as far as that is known by now. */
export function useMisspelt(words: readonly WordToSpell[]): readonly WordToSpell[] {
  const version = useSyncExternalStore(houseSpeller.subscribe, houseSpeller.version)
  useEffect(() => {
    const byLanguage = Map.groupBy(words, ({ language }) => language)
    for (const [language, some] of byLanguage)
      houseSpeller.look(
        language,
        some.map(({ word }) => word),
      )
  }, [words, version])
  // What the speller says is another after each version.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => words.filter(({ language, word }) => houseSpeller.isWrong(language, word) === true), [words, version])
}

interface MisspeltNoteProps {
  readonly words: readonly WordToSpell[]
  /** What can be done about them, given the first of them. */
  children?(first: WordToSpell): ReactNode
}

/** Says which of some words are in no dictionary; nothing where all are. */
export function MisspeltNote({ words, children }: MisspeltNoteProps): JSX.Element | undefined {
  const misspelt = useMisspelt(words)
  const [first] = misspelt
  if (first === undefined) return undefined
  return (
    <p className="misspelt-note">
      {inNoDictionary(misspelt.map(({ word }) => word))} {children?.(first)}
    </p>
  )
}

function inNoDictionary(words: readonly string[]): string {
  const shown = words.slice(0, named).map((word) => `“${word}”`)
  const more = words.length - shown.length
  const all = allOf(more > 0 ? [...shown, `${String(more)} more`] : shown)
  return words.length === 1 ? `One word is in no dictionary: ${all}.` : `${String(words.length)} words are in no dictionary: ${all}.`
}
