import type { Element } from '../document/index.ts'
import { isAbout, PhraseFinder, type HouseStyle, type PhraseWish, type StyleRule } from '../style/index.ts'
import type { Finding } from './finding.ts'
import { missingText } from './check-required.ts'
import { Reach } from './reach.ts'
import { sentence } from './sentence.ts'
import { linesOfStyle, type LinesWish, type StyleLine } from './style-lines.ts'

/** More findings of one rule than anybody mends one by one. */
const mostOfRule = 50

/** What is checked, and the language of what stands outside of its clauses. */
export interface Styled extends LinesWish {
  readonly document: readonly Element[]
  /** A clause by itself: what every letter must say is not asked of it. */
  readonly isClause?: boolean | undefined
}

/** Where a phrase of a rule stands. */
export interface StyleMatch {
  readonly line: StyleLine
  /** Place of the line among all. */
  readonly at: number
  readonly start: number
  readonly end: number
}

/** What of a document is against the style of the house, in reading order rule by rule. Takes time for the length of the text. */
export function checkStyle({ document, isClause = false, ...wish }: Styled, style: HouseStyle | undefined): Finding[] {
  if (style === undefined || style.rules.length === 0) return []
  const lines = linesOfStyle(document, wish)
  const finder = finderOf(style)
  const found = finder.matchesIn(lines)
  return style.rules.flatMap((rule, index) => {
    const { phrase, text } = found(index)
    if (rule.kind === 'required') return missingText(rule, { lines, phrase, text, language: wish.language, isClause }).slice(0, mostOfRule)
    return phrase.slice(0, mostOfRule).map((match) => unwanted(rule, match))
  })
}

/** What of a rule was found: its phrase, but where that is fine, and the text that it requires, where a reader of the page finds it said. */
export interface RuleMatches {
  readonly phrase: readonly StyleMatch[]
  readonly text: readonly StyleMatch[]
}

interface StyleFinder {
  matchesIn(lines: readonly StyleLine[]): (rule: number) => RuleMatches
}

/** A letter is checked at every key press and its style is the same one: the finder is made once for each. */
const finders = new WeakMap<HouseStyle, StyleFinder>()

function finderOf(style: HouseStyle): StyleFinder {
  const known = finders.get(style)
  if (known !== undefined) return known
  const made = makeFinder(style)
  finders.set(style, made)
  return made
}

type Meaning = 'phrase' | 'fine' | 'text'

function makeFinder({ rules }: HouseStyle): StyleFinder {
  const wishes = rules.flatMap((rule, index) => wishesOf(rule).map((wish) => ({ ...wish, rule, index })))
  const finder = new PhraseFinder(wishes)
  return {
    matchesIn(lines) {
      const all = rules.map((): Record<Meaning, StyleMatch[]> => ({ phrase: [], fine: [], text: [] }))
      for (const [at, line] of lines.entries())
        for (const { index, start, end } of finder.matches(line.text)) {
          const wish = wishes[index]
          if (wish !== undefined && isAbout(wish.rule, line.language)) all[wish.index]?.[wish.meaning].push({ line, at, start, end })
        }
      return (rule) => {
        const { phrase = [], fine = [], text = [] } = all[rule] ?? {}
        return {
          phrase: notWithin(phrase, fine),
          text: text.filter(({ line, start, end }) => !line.isUnseen && !line.isStruck(start, end)),
        }
      }
    },
  }
}

function wishesOf(rule: StyleRule): (PhraseWish & { readonly meaning: Meaning })[] {
  const { phrase, unless = [], matchCase = false, partOfWord = false } = rule
  const how = { matchCase, wholeWords: !partOfWord }
  // An approved alternative may hold the term itself: "camera" is fine in "network camera".
  const fine = [...unless, ...(rule.kind === 'term' ? rule.instead : [])]
  return [
    ...(phrase === undefined ? [] : [{ phrase, meaning: 'phrase' as const, ...how }]),
    ...fine.map((each) => ({ phrase: each, meaning: 'fine' as const, matchCase, wholeWords: false })),
    ...(rule.kind === 'required' ? [{ phrase: rule.text, meaning: 'text' as const, ...how }] : []),
  ]
}

/** Those that are no part of something longer that is fine. */
function notWithin(found: readonly StyleMatch[], fine: readonly StyleMatch[]): StyleMatch[] {
  const byLine = new Map([...Map.groupBy(fine, ({ at }) => at)].map(([at, matches]) => [at, new Reach(matches)]))
  return found.filter(({ at, start, end }) => {
    const reach = byLine.get(at)
    return reach === undefined || (reach.farthest(start - 1) < end && reach.farthest(start) <= end)
  })
}

function unwanted(rule: Exclude<StyleRule, { kind: 'required' }>, { line, start, end }: StyleMatch): Finding {
  const { isSealed } = line
  const words = line.text.slice(start, end)
  const range = line.rangeOf(start, end)
  const { clause } = line
  const why = rule.reason === undefined ? '' : ` ${sentence(rule.reason)}`
  const instead = rule.kind === 'term' ? rule.instead : []
  const rest = {
    // Nobody may change what was said; whether it may be quoted is for whoever approves the clause.
    severity: isSealed ? ('warning' as const) : rule.severity,
    code: rule.kind === 'term' ? ('style-term' as const) : ('style-forbidden' as const),
    place: { path: [...line.path], ...(clause !== undefined && { clause: clause.code }) },
    ...(range !== undefined && { passage: { ...range, text: words } }),
  }
  const said =
    rule.kind === 'term'
      ? `The house does not write “${words}”, but ${either(instead.map((each) => `“${each}”`))}.${why}`
      : `The house forbids “${words}”.${why}`
  if (isSealed)
    return {
      ...rest,
      message: `${said} Here it is a sealed quotation, which repeats its source word for word.`,
      remedy:
        clause === undefined
          ? 'Name its words as an exception of the rule.'
          : 'Leave the clause out, or name its words as an exception of the rule.',
    }
  if (clause !== undefined)
    return {
      ...rest,
      message: `${said} It stands in the clause ${clause.code}, which a letter cannot change.`,
      remedy: 'Have the next version of the clause say it otherwise, or leave the clause out.',
    }
  if (range === undefined)
    return {
      ...rest,
      message: `${said} It is in what a field prints here, or in the description of a picture.`,
      remedy: 'Change the value of the field, or the description.',
    }
  return {
    ...rest,
    message: said,
    remedy: rule.kind === 'term' ? 'Write what the house writes.' : 'Say it in other words.',
    ...(instead.length > 0 && {
      mend: { kind: 'replace' as const, ...range, text: words, by: instead.map((each) => asWritten(each, words)) },
    }),
  }
}

/** With a capital where what it stands for has one that the house did not give the term. */
function asWritten(instead: string, words: string): string {
  const [first = ''] = words
  const [own = ''] = instead
  return first !== first.toLowerCase() && own === own.toLowerCase() ? own.toUpperCase() + instead.slice(own.length) : instead
}

function either(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`
}
