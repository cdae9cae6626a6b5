import type { RequiredRule } from '../style/index.ts'
import { isAbout } from '../style/index.ts'
import type { RuleMatches, StyleMatch } from './check-style.ts'
import type { Finding } from './finding.ts'
import { countUpTo, Reach } from './reach.ts'
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
  const firstOfEach = new Map<number, StyleMatch>()
  for (const match of lacking) if (!firstOfEach.has(match.line.paragraph)) firstOfEach.set(match.line.paragraph, match)
  return [...firstOfEach.values()].map((match) => missing(rule, match, looked))
}

/** Whether the required text stands near enough to a match. */
function nearness(within: 'paragraph' | number, { lines, text }: Looked): (match: StyleMatch) => boolean {
  if (within === 'paragraph') {
    const paragraphs = new Set(text.map(({ line }) => line.paragraph))
    return ({ line }) => paragraphs.has(line.paragraph)
  }
  const wordAt = countWords(lines)
  const reach = new Reach(text.map(({ at, start, end }) => ({ start: wordAt(at, start), end: wordAt(at, end) })))
  return ({ at, start, end }) => reach.farthest(wordAt(at, end) + within) >= wordAt(at, start) - within
}

/** How many words begin before an offset of a line, counted from the beginning of all lines; each line is read once. */
function countWords(lines: readonly StyleLine[]): (at: number, offset: number) => number {
  let count = 0
  const counted = lines.map(({ text }) => {
    const before = count
    const starts = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)].map(({ index }) => index)
    count += starts.length
    return { before, starts }
  })
  return (at, offset) => {
    const { before, starts } = counted[at] ?? { before: 0, starts: [] }
    return before + countUpTo(starts, offset - 1)
  }
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
