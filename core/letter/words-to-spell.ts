import { isAdapted, type Element } from '../document/index.ts'
import { wordsOf } from '../spelling/index.ts'
import { asAccepted } from './as-accepted.ts'
import type { Letter } from './letter.ts'
import { linesOfStyle } from './style-lines.ts'

/** A word that a dictionary can judge, and the line in which it stands first. */
export interface WordToSpell {
  readonly word: string
  readonly language: string
  readonly path: readonly number[]
}

/** The words that a letter says of its own, each once: those of its clauses were read when they were approved, adapted ones were not. */
export function wordsToSpell(letter: Letter): WordToSpell[] {
  const accepted = asAccepted(letter)
  return wordsOfDocument(accepted.letter.document, letter.language).map(({ path: [index = 0, ...below], ...word }) => ({
    ...word,
    path: [...accepted.top(index), ...below],
  }))
}

/** The words of a document, each once, outside of clauses that stand as they were approved. */
export function wordsOfDocument(document: readonly Element[], ofDocument: string): WordToSpell[] {
  const found = new Map<string, WordToSpell>()
  for (const { text, language, path, clause, isUnseen } of linesOfStyle(document, { language: ofDocument })) {
    if (isUnseen || (clause !== undefined && !isAdapted(clause))) continue
    for (const { word } of wordsOf(text)) {
      const name = `${language} ${word}`
      if (!found.has(name)) found.set(name, { word, language, path })
    }
  }
  return [...found.values()]
}
