import { z } from 'zod'
import { Document, Jurisdiction, LanguageTag, canonicalDocument, digestOfJson, serialiseNode, storableText } from '../document/index.ts'
import { Enclosures } from './enclosure.ts'

const Code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, { error: 'A code is lower-case words joined by hyphens.' })

/** The longest value of a merge field, in characters. */
export const longestValue = 20_000

/**
 * A letter: its document (parts, free text, clauses), and the values its merge fields take. Values are texts under
 * dotted names: dates as YYYY-MM-DD, lists and addresses as lines.
 */
export const Letter = z.strictObject({
  schema: z.literal(1),
  title: z.string().max(300),
  template: Code,
  letterhead: Code,
  language: LanguageTag,
  jurisdictions: z.array(Jurisdiction),
  values: z.record(z.string().max(200), z.string().max(longestValue).overwrite(storableText)),
  document: Document,
  /** Files that go out inside of its PDF; left out where there are none. */
  enclosed: Enclosures.optional(),
})
export type Letter = z.infer<typeof Letter>

/** SHA-256 of the letter's canonical form. The title is a label for people and stays out. */
export function digestOfLetter(letter: Letter): string {
  const { template, letterhead, language, jurisdictions, values, document, enclosed } = letter
  const canonical = { schema: 1, template, letterhead, language, jurisdictions, values, document: canonicalDocument(document) }
  return digestOfJson(enclosed === undefined ? canonical : { ...canonical, enclosed: enclosed.map((file) => ({ ...file })) })
}

/** Whether two letters have one digest. Told block by block, so that of a long letter only what differs in its writing is looked at closely. */
export function isSameLetter(left: Letter, right: Letter): boolean {
  if (left.document.length !== right.document.length) return false
  if (digestOfLetter({ ...left, document: [] }) !== digestOfLetter({ ...right, document: [] })) return false
  return left.document.every((block, index) => {
    const other = right.document[index]
    return other !== undefined && (JSON.stringify(block) === JSON.stringify(other) || serialiseNode(block) === serialiseNode(other))
  })
}

/** The value that holds an embargo: the letter is not released before this day. No page shows it. */
export const embargoValue = 'letter.not_before'
