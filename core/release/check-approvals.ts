import { calendarDay, embargoValue, type Finding } from '../letter/index.ts'
import { allOf, ruleFor, verifyDecision, type ClauseState, type Vouching } from '../review/index.ts'
import { dayInWords } from './check-standings.ts'
import { approvalsInWords, standingOf } from './counted.ts'
import type { ReleaseFacts } from './facts.ts'

const waits = 'It lies with its reviewers; wait for their decision under Review.'

/** The letter's own approvals, of exactly this revision with exactly these pages. */
export function checkLetterApproval(facts: ReleaseFacts): Finding[] {
  const { digest, authors, rules } = facts
  const standing = standingOf('letter', digest, rules.letter, authors, facts)
  const error = (code: Finding['code'], message: string, remedy: string): Finding[] => [
    { severity: 'error', code, message, remedy, place: {} },
  ]
  if (standing.outcome === 'approved') return []
  if (standing.outcome !== 'in-review') {
    const what = standing.outcome === 'refused' ? 'refused the letter' : 'asked for changes'
    return error('letter-refused', `A reviewer ${what} as it stands.`, 'Change the letter, and send it to review again.')
  }
  const former = formerApprovers(facts)
  if (former.length > 0) {
    const message = `The letter, its letterhead, images or company values, or the layout changed after ${allOf(former)} approved it, so that approval is void.`
    return error('approval-void', message, facts.inReview === true ? waits : 'Send the letter to review again.')
  }
  return error(
    'letter-unapproved',
    `The letter is not approved. ${approvalsInWords(standing, digest, facts)}`,
    facts.inReview === true ? waits : 'Send it to review, and have it approved by somebody who did not write it.',
  )
}

/** Who approved the letter as it was before. */
function formerApprovers({ decisions, digest, vouchings }: ReleaseFacts): string[] {
  const former = decisions.filter(
    (decision) => decision.subject === 'letter' && decision.meaning === 'approve' && decision.digest !== digest && verifyDecision(decision),
  )
  const names = former.map(({ publicKey }) => vouchings.find((vouching: Vouching) => vouching.publicKey === publicKey)?.name ?? 'somebody')
  return [...new Set(names)]
}

export function checkLetterEmbargo({ letter, today }: ReleaseFacts): Finding[] {
  const day = letter.values[embargoValue] ?? ''
  if (calendarDay(day) === undefined || today >= day) return []
  const message = `The letter is held back until ${dayInWords(day)}; today is ${dayInWords(today)}.`
  return [
    {
      severity: 'error',
      code: 'letter-embargoed',
      message,
      remedy: `Release it on ${dayInWords(day)} or later, or lift the embargo.`,
      place: { field: embargoValue },
    },
  ]
}

const things = [
  { kind: 'template', code: 'template-unapproved', name: 'The letter template', is: 'is', it: 'it' },
  { kind: 'letterhead', code: 'letterhead-unapproved', name: 'The letterhead', is: 'is', it: 'it' },
  { kind: 'company', code: 'company-unapproved', name: 'The company’s values', is: 'are', it: 'them' },
] as const

/** Template, letterhead and company values are approved as clauses are, in exactly the version that this letter uses. */
export function checkHouse(facts: ReleaseFacts): Finding[] {
  return things.flatMap(({ kind, code, name, is, it }): Finding[] => {
    const thing = facts.house[kind]
    if (thing === undefined)
      return [
        {
          severity: 'error',
          code,
          message: `${name} ${is} not kept in the house as this letter uses ${it}, so nobody approved ${it}.`,
          remedy: 'Look under House for what the letter should use, and have that approved.',
          place: {},
        },
      ]
    const called = kind === 'company' ? `${name} (v${String(thing.number)})` : `${name} “${thing.title}” (v${String(thing.number)})`
    const error = (why: string, remedy: string): Finding[] => [
      { severity: 'error', code, message: `${called} ${is} not approved${why}`, remedy, place: { house: thing.id } },
    ]
    if (thing.state !== 'approved') return error(`: this version is ${stateNames[thing.state]}.`, remedies[thing.state])
    const standing = standingOf(kind, thing.digest, ruleFor(facts.rules, { subject: kind }), thing.authors, facts)
    return standing.outcome === 'approved' ? [] : error(` in this house. ${approvalsInWords(standing, thing.digest, facts)}`, next)
  })
}

const next = 'Make its next version under House, and have that approved.'
const remedies: Readonly<Record<Exclude<ClauseState, 'approved'>, string>> = {
  draft: 'Send it to review under House, and have it approved by somebody who did not write it.',
  'in-review': 'Have it approved under Review by somebody who did not write it.',
  'changes-asked': next,
  refused: next,
  superseded: 'Check the letter again: it takes the newest approved version.',
  withdrawn: next,
}

const stateNames = {
  draft: 'a draft',
  'in-review': 'in review',
  'changes-asked': 'sent back for changes',
  refused: 'refused',
  superseded: 'superseded',
  withdrawn: 'withdrawn',
} as const
