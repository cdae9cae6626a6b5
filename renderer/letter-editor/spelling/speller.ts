import type { Ask } from '../../../core/requests/index.ts'

/** What judges the words of a text; what it does not know yet it asks for, and calls back when it does. */
export interface Speller {
  /** False for a language without a dictionary; until the first answer, true. */
  knows(language: string): boolean
  /** Whether a word is wrong; undefined while that is not known. */
  isWrong(language: string, word: string): boolean | undefined
  /** Asks for the words that are not known yet. */
  look(language: string, words: readonly string[]): void
  suggestions(language: string, word: string): Promise<readonly string[]>
  /** Adds a word to the house's own. */
  add(word: string): Promise<boolean>
  /** Lets a word stand until the window is closed. */
  ignore(word: string): void
  /** Asks anew for every word: the house's own are others. */
  forget(): void
  /** Calls back when more is known; returns how to stop. */
  subscribe(listener: () => void): () => void
  /** Another one after each change. */
  version(): number
  /** Another one when a word that was judged may be judged otherwise: it was added or ignored, or all are asked for anew. */
  judgement(): number
}

const mostAtOnce = 2000

/** The house's speller: the dictionaries and the house's own words, as the backend knows them. What it said is kept while the window is open. */
export function createSpeller(ask: Ask): Speller {
  const known = new Map<string, boolean>()
  const asked = new Set<string>()
  const ignored = new Set<string>()
  const without = new Set<string>()
  const listeners = new Set<() => void>()
  let version = 0
  let judgement = 0
  const key = (language: string, word: string): string => `${language} ${word}`
  const changed = (): void => {
    version += 1
    for (const listener of listeners) listener()
  }
  const judgeAnew = (): void => {
    known.clear()
    judgement += 1
  }
  const lookUp = async (language: string, words: readonly string[]): Promise<void> => {
    const answer = await ask('spelling.check', { language, words: [...words] })
    for (const word of words) asked.delete(key(language, word))
    if (!answer.ok) return
    if (!answer.value.isKnown) without.add(language)
    const wrong = new Set(answer.value.wrong)
    for (const word of words) known.set(key(language, word), wrong.has(word))
    changed()
  }
  return {
    knows: (language) => !without.has(language),
    isWrong: (language, word) => (ignored.has(word) ? false : known.get(key(language, word))),
    look(language, words) {
      if (without.has(language)) return
      const missing = [...new Set(words)].filter((word) => !known.has(key(language, word)) && !asked.has(key(language, word)))
      for (let first = 0; first < missing.length; first += mostAtOnce) {
        const some = missing.slice(first, first + mostAtOnce)
        for (const word of some) asked.add(key(language, word))
        void lookUp(language, some)
      }
    },
    async suggestions(language, word) {
      const answer = await ask('spelling.suggest', { language, word })
      return answer.ok ? answer.value.suggestions : []
    },
    async add(word) {
      const answer = await ask('spelling.addWord', { word })
      // Other forms of it may be right now too.
      if (answer.ok) judgeAnew()
      changed()
      return answer.ok
    },
    ignore(word) {
      ignored.add(word)
      judgement += 1
      changed()
    },
    forget() {
      judgeAnew()
      changed()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    version: () => version,
    judgement: () => judgement,
  }
}
