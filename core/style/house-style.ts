import { z } from 'zod'
import { LanguageTag } from '../document/index.ts'

/** Words as people write them; no pattern, so that looking for them takes time for the length of the text alone. */
const Phrase = z
  .string()
  .max(200)
  .refine((text) => /[\p{L}\p{N}]/u.test(text), { error: 'Write words, with a letter or a figure among them.' })

const common = {
  /** What breaks it keeps the letter from its files and its release, or is only told. */
  severity: z.enum(['error', 'warning']),
  /** Only in text of this language: "en" is met by "en-GB" too. Left out: in every language. */
  language: LanguageTag.optional(),
  /** "SECURE" is not "secure". */
  matchCase: z.literal(true).optional(),
  /** Found inside longer words too, such as "cam" in "camera". */
  partOfWord: z.literal(true).optional(),
  /** Longer phrases in which it is fine. */
  unless: z.array(Phrase).max(50).optional(),
  /** Why the house has the rule; told with each finding. */
  reason: z.string().max(500).optional(),
}

/** A term for which the house has approved others; the first of them is offered first. */
export const TermRule = z.strictObject({
  kind: z.literal('term'),
  phrase: Phrase,
  instead: z.array(Phrase).min(1, { error: 'Write what is to stand in its place.' }).max(10),
  ...common,
})

/** A phrase that may not stand in a letter. */
export const ForbiddenRule = z.strictObject({ kind: z.literal('forbidden'), phrase: Phrase, ...common })

/**
 * A text that must stand in every letter, or only where another phrase stands: anywhere in the letter, in the same paragraph,
 * or at most so many words from it, before or after.
 */
export const RequiredRule = z.strictObject({
  kind: z.literal('required'),
  /** The phrase that asks for it; left out, every letter does. */
  phrase: Phrase.optional(),
  text: Phrase.max(1000),
  within: z.union([z.enum(['letter', 'paragraph']), z.int().min(1).max(1000)]),
  ...common,
})
export type RequiredRule = z.infer<typeof RequiredRule>

export const StyleRule = z.discriminatedUnion('kind', [TermRule, ForbiddenRule, RequiredRule])
export type StyleRule = z.infer<typeof StyleRule>

/** What people call the kinds of rules. */
export const ruleTitles: Readonly<Record<StyleRule['kind'], string>> = {
  term: 'Term',
  forbidden: 'Forbidden',
  required: 'Required',
}

/** How the house writes: the terms, phrases and disclaimers that every letter and clause is checked against. */
export const HouseStyle = z.strictObject({ rules: z.array(StyleRule).max(500) })
export type HouseStyle = z.infer<typeof HouseStyle>

/** Whether a rule is about text in a language (BCP 47 tags). */
export function isAbout({ language }: Pick<StyleRule, 'language'>, tag: string): boolean {
  return language === undefined || tag === language || tag.startsWith(`${language}-`)
}
