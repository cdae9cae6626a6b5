import { identityOf, standingOn, type ClauseKind, type ClauseVersion, type Day } from '../../core/clause/index.ts'
import { plainText } from '../../core/document/index.ts'
import type { ClauseStanding } from '../../core/review/index.ts'
import type { HouseStandings } from '../clause-standing/house-standings.ts'
import { standingOrder, type StandingText } from '../clause-standing/standing-text.ts'

/** A clause as the library panel shows it: the newest version of a variant. */
export interface ClauseEntry {
  readonly id: string
  readonly version: ClauseVersion
  readonly standing: StandingText
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

/** Text as it is compared: without accents, in small letters. */
export function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

/** One entry for each variant: the newest version valid on the day, else the newest. `fill` fills the merge fields of a text. */
export function clauseEntries(
  versions: readonly ClauseVersion[],
  day: Day,
  standings: HouseStandings,
  fill: (text: string) => string,
): ClauseEntry[] {
  const variants = Map.groupBy(versions, identityOf)
  return [...variants.values()].flatMap((variant) => {
    const newestFirst = variant.toSorted((left, right) => right.version - left.version)
    const version = newestFirst.find((candidate) => standingOn(candidate, day) === 'valid') ?? newestFirst[0]
    return version === undefined ? [] : [entryOf(version, standings.of(version, day) ?? unknown, fill)]
  })
}

/** What the house does not know, it has not approved. */
const unknown: StandingText = { standing: 'draft', text: 'Draft', tone: 'warn' }

function entryOf(version: ClauseVersion, standing: StandingText, fill: (text: string) => string): ClauseEntry {
  const text = fill(plainText(version.body))
  const { title, code, tags } = version
  return {
    id: `${identityOf(version)} ${String(version.version)}`,
    version,
    standing,
    beginning: beginningOf(text),
    words: fold([title, code, ...tags, text].join(' ')),
  }
}

/** What two lines of the widest panel show, and a sign where more follows. */
function beginningOf(text: string): string {
  const words = text.slice(0, 400).replaceAll(/\s+/gu, ' ')
  return text.length <= 400 ? words : `${words.slice(0, words.lastIndexOf(' '))} …`
}

export interface ClauseWish {
  readonly text: string
  readonly kind: ClauseKind | undefined
  readonly standing: ClauseStanding | undefined
  /** Language and jurisdictions of the letter: what fits them comes first. */
  readonly language: string
  readonly jurisdictions: readonly string[]
}

/** The entries that hold every word: those that fit the letter first, then those found by title, then those that may leave with it. */
export function searchClauses(entries: readonly ClauseEntry[], wish: ClauseWish): ClauseEntry[] {
  const words = fold(wish.text)
    .split(/\s+/u)
    .filter((word) => word !== '')
  const found = entries.filter(
    ({ version, standing, words: all }) =>
      (wish.kind === undefined || version.kind === wish.kind) &&
      (wish.standing === undefined || standing.standing === wish.standing) &&
      words.every((word) => all.includes(word)),
  )
  const rank = (entry: ClauseEntry): number => rankOf(entry, words[0], wish)
  return found.toSorted((left, right) => rank(left) - rank(right))
}

function rankOf({ version, standing }: ClauseEntry, word: string | undefined, wish: ClauseWish): number {
  const tongue = (tag: string): string => tag.split('-')[0] ?? tag
  const otherLanguage = tongue(version.language) === tongue(wish.language) ? 0 : 8
  const fits = version.jurisdictions.length === 0 || wish.jurisdictions.every((code) => version.jurisdictions.includes(code))
  const inTitle = word === undefined || fold(`${version.title} ${version.code}`).includes(word)
  return otherLanguage + (fits ? 0 : 4) + (inTitle ? 0 : 2) + (standing.standing === 'approved' ? 0 : 1)
}

/** How many entries there are of each standing, for the filter. */
export function countStandings(entries: readonly ClauseEntry[]): { readonly name: ClauseStanding; readonly count: number }[] {
  const groups = Map.groupBy(entries, ({ standing }) => standing.standing)
  return standingOrder.flatMap((name) => {
    const count = groups.get(name)?.length ?? 0
    return count === 0 ? [] : [{ name, count }]
  })
}
