import type { RequiredRule } from '../style/index.ts'
import { isAbout } from '../style/index.ts'
import type { RuleMatches, StyleMatch } from './check-style.ts'
import type { Finding } from './finding.ts'
import { sentence } from './sentence.ts'
import type { StyleLine } from './style-lines.ts'

interface Looked extends RuleMatches {
  readonly lines: readonly StyleLine[]
  readonly language: string
  readonly isClause: boolean
}

/** A text that is required and does not stand where it must: once for the whole letter, or for each paragraph that asks for it. */
export function missingText(rule: RequiredRule, looked: Looked): Finding[] {
  const { phrase, text, language, isClause } = looked
  if (rule.phrase === undefined) {
    if (isClause || text.length > 0 || !isAbout(rule, language)) return []
    return [missing(rule, undefined, looked)]
  }
  if (rule.within === 'letter') {
    // A clause may leave to its letter what may stand anywhere in it.
    const [first] = phrase
    return first === undefined || text.length > 0 || isClause ? [] : [missing(rule, first, looked)]
  }
  const isNear = nearness(rule.within, looked)
  const lacking = phrase.filter((match) => !isNear(match))
  return lacking
    .filter(({ line }, index) => lacking.findIndex((other) => other.line.paragraph === line.paragraph) === index)
    .map((match) => missing(rule, match, looked))
}

/** Whether the required text stands near enough to a match. Both lists stand in reading order, so each is gone through once. */
function nearness(within: 'paragraph' | number, { lines, text }: Looked): (match: StyleMatch) => boolean {
  if (within === 'paragraph') {
    const paragraphs = new Set(text.map(({ line }) => line.paragraph))
    return ({ line }) => paragraphs.has(line.paragraph)
  }
  const before = wordsBefore(lines)
  const firstWord = ({ at, line, start }: StyleMatch): number => (before[at] ?? 0) + wordsIn(line.text.slice(0, start))
  const lastWord = ({ at, line, end }: StyleMatch): number => (before[at] ?? 0) + wordsIn(line.text.slice(0, end))
  const stands = text.map((match) => ({ first: firstWord(match), last: lastWord(match) }))
  return (match) => {
    const [first, last] = [firstWord(match), lastWord(match)]
    return stands.some((other) => other.first - last <= within && first - other.last <= within)
  }
}

/** How many words stand before each line. */
function wordsBefore(lines: readonly StyleLine[]): number[] {
  let count = 0
  return lines.map(({ text }) => {
    const before = count
    count += wordsIn(text)
    return before
  })
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0
}

function missing(rule: RequiredRule, match: StyleMatch | undefined, { lines }: Looked): Finding {
  const { within, text, severity } = rule
  const why = rule.reason === undefined ? '' : ` ${sentence(rule.reason)}`
  const short = text.length > 120 ? `${text.slice(0, 119)}…` : text
  if (match === undefined) {
    const after = lines.findLast(({ clause, path }) => clause === undefined && path.length === 1)
    return {
      severity,
      code: 'style-required',
      message: `Every letter of the house says “${short}”; this one does not.${why}`,
      remedy: 'Add it.',
      place: after === undefined ? {} : { path: [after.path[0] ?? 0] },
    }
  }
  const { line, start, end } = match
  const words = line.text.slice(start, end)
  const where = within === 'letter' ? 'the letter' : within === 'paragraph' ? 'the same paragraph' : `${String(within)} words of it`
  const range = line.rangeOf(start, end)
  const isLocked = line.clause !== undefined && within !== 'letter'
  const mend = mendOf(rule, match)
  return {
    severity,
    code: 'style-required',
    message: `“${words}” asks for “${short}” ${within === 'letter' || within === 'paragraph' ? 'in' : 'within'} ${where}, and that is not there.${why}${isLocked ? ` It stands in the clause ${line.clause.code}, which a letter cannot change.` : ''}`,
    remedy: isLocked ? 'Have the next version of the clause say it, or leave the clause out.' : 'Add it.',
    place: { path: [...line.path], ...(line.clause !== undefined && { clause: line.clause.code }) },
    ...(range !== undefined && { passage: { ...range, text: words } }),
    ...(mend !== undefined && { mend }),
  }
}

/** Anywhere in the letter: a paragraph after the one that asks for it. Nearer: after the sentence that asks for it. */
function mendOf({ within, text }: RequiredRule, { line, end }: StyleMatch): Finding['mend'] {
  const [block] = line.path
  if (within === 'letter') return block === undefined ? undefined : { kind: 'paragraph', after: block, text }
  if (line.clause !== undefined || line.isSealed) return undefined
  const rest = /[.!?…][”"’')\]]*(?=\s|$)/u.exec(line.text.slice(end))
  const offset = rest === null ? line.text.length : end + rest.index + rest[0].length
  const at = line.rangeOf(offset - 1, offset)?.end
  return at === undefined ? undefined : { kind: 'insert', at, text: ` ${sentence(text)}` }
}
