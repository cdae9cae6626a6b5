import type { Day } from '../../core/clause/index.ts'
import { formatValue } from '../../core/letter/index.ts'
import type { ClauseStanding, StandingVersion } from '../../core/review/index.ts'

/** How a clause stands on a day: what it is called, and in a few words for its line. */
export interface StandingText {
  readonly standing: ClauseStanding
  readonly text: string
  readonly tone: 'good' | 'warn' | 'bad'
}

export const standingNames: Readonly<Record<ClauseStanding, string>> = {
  approved: 'Approved',
  'in-review': 'In review',
  draft: 'Draft',
  'changes-asked': 'Changes asked',
  'not-yet-valid': 'Not valid yet',
  superseded: 'Superseded',
  expired: 'Expired',
  refused: 'Refused',
  withdrawn: 'Withdrawn',
}

/** Those first that may leave the house, or are nearest to it. */
export const standingOrder = [
  'approved',
  'in-review',
  'draft',
  'changes-asked',
  'not-yet-valid',
  'superseded',
  'expired',
  'refused',
  'withdrawn',
] as const satisfies readonly ClauseStanding[]

const tones: Readonly<Record<ClauseStanding, StandingText['tone']>> = {
  approved: 'good',
  'in-review': 'warn',
  draft: 'warn',
  'changes-asked': 'bad',
  'not-yet-valid': 'warn',
  superseded: 'warn',
  expired: 'bad',
  refused: 'bad',
  withdrawn: 'bad',
}

/** Days ahead of its end from which a clause says when it ends. */
const soon = 60

export function standingText({ valid }: StandingVersion, standing: ClauseStanding, day: Day): StandingText {
  const plain = { standing, text: standingNames[standing], tone: tones[standing] }
  const { from, until } = valid
  if (standing === 'expired' && until !== undefined) return { ...plain, text: `Expired on ${dayInWords(until)}` }
  if (standing === 'not-yet-valid' && from !== undefined) return { ...plain, text: `Not valid before ${dayInWords(from)}` }
  if (standing !== 'approved' || until === undefined) return plain
  const left = daysBetween(day, until)
  if (left > soon) return plain
  if (left === 0) return { standing, text: 'Approved, last day', tone: 'warn' }
  return { standing, text: left === 1 ? 'Approved, ends in 1 day' : `Approved, ends in ${String(left)} days`, tone: 'warn' }
}

function daysBetween(from: Day, until: Day): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000)
}

function dayInWords(day: Day): string {
  const text = formatValue(day, 'long', 'en-GB')
  return text.ok ? text.value : day
}
