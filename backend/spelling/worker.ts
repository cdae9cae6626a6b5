import { createHunspellFromStrings, type Hunspell } from 'hunspell-wasm'
import { parentPort } from 'node:worker_threads'
import { readDictionary, type DictionaryName } from './dictionaries.ts'

/** What the thread is asked, again and again: which words are wrong, or what one may have been meant to be. */
export type SpellingQuestion = { readonly id: number; readonly dictionary: DictionaryName } & (
  { readonly words: readonly string[] } | { readonly suggestFor: string }
)

/** Wrong words, or suggestions. */
export interface SpellingAnswer {
  readonly id: number
  readonly words: readonly string[]
}

/** Reading a dictionary takes up to a second and seventy megabytes, so that each is read when its language is first asked for. */
const spellers = new Map<DictionaryName, Promise<Hunspell>>()

async function readSpeller(name: DictionaryName): Promise<Hunspell> {
  const { affixes, words } = await readDictionary(name)
  return createHunspellFromStrings(affixes, words)
}

function spellerOf(name: DictionaryName): Promise<Hunspell> {
  const known = spellers.get(name) ?? readSpeller(name)
  spellers.set(name, known)
  return known
}

async function answer(question: SpellingQuestion): Promise<SpellingAnswer> {
  const speller = await spellerOf(question.dictionary)
  const words =
    'words' in question ? question.words.filter((word) => !speller.testSpelling(word)) : speller.getSpellingSuggestions(question.suggestFor)
  return { id: question.id, words }
}

parentPort?.on('message', (question: SpellingQuestion) => {
  void answer(question).then((said) => parentPort?.postMessage(said))
})
