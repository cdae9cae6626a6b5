import nspell, { type Speller } from 'nspell'
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

/** Reading a dictionary takes a third of a second and thirty megabytes, so that each is read when its language is first asked for. */
const spellers = new Map<DictionaryName, Promise<Speller>>()

function spellerOf(name: DictionaryName): Promise<Speller> {
  const known = spellers.get(name) ?? readDictionary(name).then(({ aff, dic }) => nspell(Buffer.from(aff), Buffer.from(dic)))
  spellers.set(name, known)
  return known
}

async function answer(question: SpellingQuestion): Promise<SpellingAnswer> {
  const speller = await spellerOf(question.dictionary)
  const words = 'words' in question ? question.words.filter((word) => !speller.correct(word)) : speller.suggest(question.suggestFor)
  return { id: question.id, words }
}

parentPort?.on('message', (question: SpellingQuestion) => {
  void answer(question).then((said) => parentPort?.postMessage(said))
})
