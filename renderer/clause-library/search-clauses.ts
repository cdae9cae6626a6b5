import { identityOf, standingOn, type ClauseKind, type ClauseVersion, type Day } from '../../core/clause/index.ts'
import { plainText } from '../../core/document/index.ts'

/** A clause as the library panel shows it: the newest version of a variant. */
export interface ClauseEntry {
  readonly id: string
  readonly version: ClauseVersion
  /** The beginning of its text. */
  readonly beginning: string
  /** Folded text that is searched. */
  readonly words: string
}

export const kindNames: Readonly<Record<ClauseKind, string>> = {
  'policy-quote': 'Policy quotes',
  certification: 'Certifications',
  'business-model': 'Business model',
  statement: 'Statements',
  closing: 'Closings',
  'legal-notice': 'Legal notices',
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** One entry for each variant: the newest version valid on the day, else the newest. `fill` fills the merge fields of a text. */
export function clauseEntries(versions: readonly ClauseVersion[], day: Day, fill: (text: string) => string): ClauseEntry[] {
  const variants = Map.groupBy(versions, identityOf)
  return [...variants.values()].flatMap((variant) => {
    const newestFirst = variant.toSorted((left, right) => right.version - left.version)
    const version = newestFirst.find((candidate) => standingOn(candidate, day) === 'valid') ?? newestFirst[0]
    return version === undefined ? [] : [entryOf(version, fill)]
  })
}

function entryOf(version: ClauseVersion, fill: (text: string) => string): ClauseEntry {
  const text = fill(plainText(version.body))
  const { title, code, tags } = version
  return {
    id: `${identityOf(version)} ${String(version.version)}`,
    version,
    beginning: text.slice(0, 200).replaceAll(/\s+/gu, ' '),
    words: fold([title, code, ...tags, text].join(' ')),
  }
}

export interface ClauseWish {
  readonly text: string
  readonly kind: ClauseKind | undefined
  /** Language and jurisdictions of the letter: what fits them comes first. */
  readonly language: string
  readonly jurisdictions: readonly string[]
}

/** The entries that hold every word, those that fit the letter first, those found by title before those found in the text. */
export function searchClauses(entries: readonly ClauseEntry[], wish: ClauseWish): ClauseEntry[] {
  const words = fold(wish.text)
    .split(/\s+/u)
    .filter((word) => word !== '')
  const found = entries.filter(
    ({ version, words: all }) => (wish.kind === undefined || version.kind === wish.kind) && words.every((word) => all.includes(word)),
  )
  const rank = (entry: ClauseEntry): number => rankOf(entry, words[0], wish)
  return found.toSorted((left, right) => rank(left) - rank(right))
}

function rankOf({ version }: ClauseEntry, word: string | undefined, wish: ClauseWish): number {
  const tongue = (tag: string): string => tag.split('-')[0] ?? tag
  const otherLanguage = tongue(version.language) === tongue(wish.language) ? 0 : 4
  const fits = version.jurisdictions.length === 0 || wish.jurisdictions.every((code) => version.jurisdictions.includes(code))
  const inTitle = word === undefined || fold(`${version.title} ${version.code}`).includes(word)
  return otherLanguage + (fits ? 0 : 2) + (inTitle ? 0 : 1)
}
