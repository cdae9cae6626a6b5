import {
  joinLines,
  sealedWords,
  sealStanding,
  type ClauseVersion,
  type Seal,
  type SealedPassage,
  type SealStanding,
} from '../clause/index.ts'
import type { ClauseContent, Quotation } from '../document/index.ts'
import type { EvidenceKind } from './evidence-text.ts'
import { findWords } from './find-words.ts'
import { passageAt } from './passage.ts'

/** A passage that is to be quoted in a clause and sealed there. */
export interface PassageToQuote {
  /** Which entry of the clause's evidence it was selected in, from 0. */
  readonly entry: number
  /** What it was selected in: the text of that evidence, or of an attested transcript with this digest. */
  readonly text: string
  readonly transcript: string | undefined
  readonly kind: EvidenceKind
  /** More than one where a page break parts them, in reading order. */
  readonly passages: readonly SealedPassage[]
}

/** The new quotation and the seal of the whole clause with it; or why the clause cannot be sealed with it. */
export type Quoted = { readonly quotation: Quotation; readonly seal: Seal } | { readonly refused: SealStanding }

/** A line that begins with a number, a letter in brackets or a bullet begins a paragraph of its own. */
const beginsItem = /^(?:\d{1,3}[.)]|\([\da-z]{1,4}\)|[•‣–-])\s/iu

/**
 * Quotes a passage in the body of a clause, at an index of its blocks, and seals all quotations there. The other
 * quotations must stand in the same evidence, as one seal covers them all.
 */
export function quotePassage({ body, seal }: Pick<ClauseVersion, 'body' | 'seal'>, at: number, wish: PassageToQuote): Quoted {
  const { entry, text, transcript, passages } = wish
  const others = seal?.passages ?? placesOfQuotations(body, text)
  const sealWith = (all: readonly SealedPassage[]): Seal => ({
    evidence: entry,
    passages: [...all],
    ...(transcript === undefined ? {} : { transcript }),
  })
  if (others === undefined) return { refused: sealStanding({ seal: { evidence: entry }, body }, text) }
  let refused: SealStanding = { state: 'moved' }
  const quotation = quotationOf(wish)
  const after = body.toSpliced(at, 0, quotation)
  // Passages stand in the order of the quotations, and one quotation may repeat several of them.
  for (let place = others.length; place >= 0; place -= 1) {
    const made = sealWith(others.toSpliced(place, 0, ...passages))
    const standing = sealStanding({ seal: made, body: after }, text)
    if (standing.state === 'holds') return { quotation, seal: made }
    refused = standing
  }
  return { refused }
}

/** Where the text has each quotation of a body; undefined when it lacks one. */
export function placesOfQuotations(body: readonly ClauseContent[], text: string): readonly SealedPassage[] | undefined {
  const words = body.map((block) => sealedWords([block])).filter((quoted) => quoted.trim() !== '')
  const places = words.flatMap((quoted) => {
    const stretch = findWords(quoted, text)
    return (stretch === undefined ? undefined : passageAt(text, stretch)) ?? []
  })
  return places.length === words.length ? places : undefined
}

/** Characters beside a hyphen among which its word is looked for. */
const longestPart = 60

/** The quotation as it reads best: a hyphen at a line's end stays where the text writes the word with one elsewhere. */
function quotationOf({ passages, text, kind }: PassageToQuote): Quotation {
  const words = passages.map(({ exact }) => exact).join('\n')
  const joined = joinLines(words, (at) => {
    const one = /\p{L}*$/u.exec(words.slice(Math.max(0, at - longestPart), at))?.[0] ?? ''
    const other = /\p{L}+/u.exec(words.slice(at, at + longestPart))?.[0] ?? ''
    return !text.includes(`${one}-${other}`)
  })
  return quotationInParagraphs(joined, kind)
}

/** Paragraphs: the lines of a Word file as they are, elsewhere lines up to an empty one or the next item of a list. */
function quotationInParagraphs(words: string, kind: EvidenceKind): Quotation {
  const paragraphs: string[] = []
  let isOpen = false
  for (const line of words
    .replaceAll('\u00AD', '')
    .split(/\r?\n/u)
    .map((each) => each.replaceAll(/\s+/gu, ' ').trim())) {
    if (line === '') isOpen = false
    else {
      if (isOpen && kind !== 'docx' && !beginsItem.test(line)) paragraphs.push(`${paragraphs.pop() ?? ''} ${line}`)
      else paragraphs.push(line)
      isOpen = true
    }
  }
  const [first = '', ...rest] = paragraphs
  return { type: 'quotation', children: [paragraph(first), ...rest.map(paragraph)] }
}

function paragraph(text: string): Quotation['children'][0] {
  return { type: 'paragraph', children: [{ text }] }
}
