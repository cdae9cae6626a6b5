import { Worker } from 'node:worker_threads'
import { lookedUp } from '../../core/spelling/index.ts'
import { dictionaryFor, type DictionaryName } from './dictionaries.ts'
import type { SpellingAnswer, SpellingQuestion } from './worker.ts'

/** Looks words up in the dictionaries that come with the program. */
export interface SpellChecker {
  /** Those of the words that its dictionary does not have; undefined for a language without one. */
  wrong(language: string, words: readonly string[]): Promise<readonly string[] | undefined>
  /** What a word may have been meant to be, the likeliest first. */
  suggest(language: string, word: string): Promise<readonly string[]>
}

/**
 * Milliseconds for one question, the first of a language with the reading of its dictionary. A few words of many letters take
 * seconds and more; whoever waits for suggestions has long gone on.
 */
const longest = { check: 10_000, suggest: 2000 }

/** Letters of a word for which something is still suggested: the time for it grows with their square. */
const longestToMend = 30

interface Waiting {
  readonly question: SpellingQuestion
  readonly clock: NodeJS.Timeout
  /** Undefined when nothing came of it. */
  done(words: readonly string[] | undefined): void
}

/** A checker in a thread of its own, which begins with the first question and is replaced where it hangs or falls over. */
export function createSpellChecker(limits = longest): SpellChecker {
  let worker: Worker | undefined
  let last = 0
  const waiting = new Map<number, Waiting>()

  const giveUp = (): void => {
    void worker?.terminate()
    worker = undefined
    for (const { clock, done } of waiting.values()) {
      clearTimeout(clock)
      done(undefined)
    }
    waiting.clear()
  }

  const thread = (): Worker => {
    if (worker !== undefined) return worker
    const begun = new Worker(new URL('./worker.ts', import.meta.url), { env: {}, resourceLimits: { maxOldGenerationSizeMb: 500 } })
    begun.on('message', ({ id, words }: SpellingAnswer) => {
      const asked = waiting.get(id)
      waiting.delete(id)
      clearTimeout(asked?.clock)
      asked?.done(words)
    })
    begun.on('error', () => worker === begun && giveUp())
    // A thread that waits for words does not keep the program from ending.
    begun.unref()
    worker = begun
    return begun
  }

  type Wish = { readonly words: readonly string[] } | { readonly suggestFor: string }
  const ask = (dictionary: DictionaryName, wish: Wish, time: number): Promise<readonly string[] | undefined> =>
    new Promise((resolve) => {
      last += 1
      const question: SpellingQuestion = { id: last, dictionary, ...wish }
      waiting.set(question.id, { question, clock: setTimeout(giveUp, time), done: resolve })
      thread().postMessage(question)
    })

  return {
    async wrong(language, words) {
      const dictionary = dictionaryFor(language)
      if (dictionary === undefined) return undefined
      const bare = new Map(words.map((word) => [word, lookedUp(word)]))
      // A thread that was given up says of no word that it is wrong.
      const found = new Set(await ask(dictionary, { words: [...new Set(bare.values())] }, limits.check))
      return words.filter((word) => found.has(bare.get(word) ?? word))
    },
    async suggest(language, word) {
      const dictionary = dictionaryFor(language)
      if (dictionary === undefined || word.length > longestToMend) return []
      return (await ask(dictionary, { suggestFor: lookedUp(word) }, limits.suggest)) ?? []
    },
  }
}
