import type { Dictionary } from 'dictionary-en'

/** The dictionaries that come with the program, by the languages that they are for. */
const dictionaries = {
  'en-GB': () => import('dictionary-en-gb'),
  'en-US': () => import('dictionary-en'),
} as const

export type DictionaryName = keyof typeof dictionaries

/** The dictionary for a language; undefined where there is none. English of other countries is spelt as in Britain. */
export function dictionaryFor(language: string): DictionaryName | undefined {
  if (language.split('-')[0] !== 'en') return undefined
  return language === 'en-US' ? 'en-US' : 'en-GB'
}

export async function readDictionary(name: DictionaryName): Promise<Dictionary> {
  return (await dictionaries[name]()).default
}
