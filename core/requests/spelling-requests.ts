import { z } from 'zod'
import { LanguageTag } from '../document/index.ts'
import { longestWord } from '../spelling/index.ts'
import { Nothing, Time, type RequestGroup } from './request-shapes.ts'

const Word = z.string().min(1).max(longestWord)

/** A word that the house spells so, and who said it. */
export const HouseWord = z.strictObject({ word: Word, by: z.string(), at: Time })
export type HouseWord = z.infer<typeof HouseWord>

export const spellingRequests = {
  /** Which of some words are in no dictionary of the language, nor in the house's own. */
  'spelling.check': {
    input: z.strictObject({ language: LanguageTag, words: z.array(Word).max(5000) }),
    /** `isKnown` is false for a language without a dictionary: then no word is wrong. */
    output: z.strictObject({ isKnown: z.boolean(), wrong: z.array(z.string()) }),
  },
  /** What a word may have been meant to be, the likeliest first; nothing for a word over which the speller thinks too long. */
  'spelling.suggest': {
    input: z.strictObject({ language: LanguageTag, word: Word }),
    output: z.strictObject({ suggestions: z.array(z.string()) }),
  },
  /** The house's own words, in alphabetical order. */
  'spelling.words': { input: Nothing, output: z.strictObject({ words: z.array(HouseWord) }) },
  /** Adds a word to them. A word in small letters is right with a capital too. */
  'spelling.addWord': { input: z.strictObject({ word: Word }), output: Nothing },
  'spelling.removeWord': { input: z.strictObject({ word: Word }), output: Nothing },
} as const satisfies RequestGroup
