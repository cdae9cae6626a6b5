import { canonicalDocument, canonicalJson, digestOf, digestOfJson, type Block, type Json } from '../document/index.ts'
import { digestOfLetter, type Letter, type ResolvedLetter } from '../letter/index.ts'

/** What a letter's approvals sign, and of what it is made, so that a released letter can show both. */
export interface ApprovedLetter {
  /** Digest of the canonical letter. */
  readonly letter: string
  /** Digest of the words, letterhead and images on its pages. */
  readonly page: string
  readonly layout: string
}

/**
 * The digest that the approvals of a letter sign. It covers the canonical letter, the layout version, and everything that
 * reaches the page from elsewhere: letterhead, images, company values, defaults of the template. A change of any of these
 * moves it, and so leaves the approvals behind.
 */
export function digestForApproval(letter: Letter, about: { readonly layout: string; readonly resolved: ResolvedLetter }): string {
  return digestOfApproved({ letter: digestOfLetter(letter), page: digestOfPage(about.resolved), layout: about.layout })
}

export function digestOfApproved({ letter, page, layout }: ApprovedLetter): string {
  return digestOfJson({ format: 'chancery-letter-1', letter, page, layout })
}

/** The digest of what a letter's pages show. Whether they say "draft" or leave the letterhead to headed paper stays out. */
export function digestOfPage(resolved: ResolvedLetter): string {
  const { subject, language, author, organisation, date, letterhead, words, parts, body, images, enclosed = [] } = resolved
  const inParts: Json = Object.fromEntries(
    [...parts].map(([name, { children }]) => [name, canonicalBlock({ type: 'paragraph', children: [...children] })]),
  )
  const onPage: Json = {
    subject,
    language,
    author,
    organisation,
    date,
    letterhead: { ...letterhead },
    words: { ...words },
    parts: inParts,
    body: canonicalDocument(body.map(({ block }) => block)),
    images: [...images]
      .map(([digest, bytes]) => ({ digest, bytes: digestOf(bytes) }))
      .sort((left, right) => (left.digest < right.digest ? -1 : 1)),
    ...(enclosed.length > 0 && { enclosed: enclosed.map(({ bytes, ...file }) => ({ ...file, bytes: digestOf(bytes) })) }),
  }
  return digestOf(canonicalJson(onPage).normalize('NFC'))
}

function canonicalBlock(block: Block): Json {
  return canonicalDocument([block])
}

/**
 * The digest that a decision to `keep` signs: that this letter, as it stands, may leave with this superseded clause
 * version (its `digestOfClauseVersion`), or with this adaptation of one (its `digestOfAdaptation`). An edit of the letter
 * voids it as it voids the approvals.
 */
export function digestForKeeping(approval: string, clause: string): string {
  return digestOfJson({ format: 'chancery-keep-1', letter: approval, clause })
}

/** What a letter says in the place of a clause version: by the version's digest, and that of the words (`digestOfDocument`). */
export function digestOfAdaptation(clauseVersion: string, words: string): string {
  return digestOfJson({ format: 'chancery-adaptation-1', clause: clauseVersion, words })
}
