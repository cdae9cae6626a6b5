import { standingOn, type ClauseVersion, type Day } from '../../core/clause/index.ts'
import { formatValue } from '../../core/letter/index.ts'

/** How a clause stands on a day, in a few words. */
export interface StandingText {
  readonly text: string
  readonly tone: 'good' | 'warn' | 'bad'
}

/** Days ahead of its end from which a clause says when it ends. */
const soon = 60

function daysBetween(from: Day, until: Day): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000)
}

function shown(day: Day): string {
  const text = formatValue(day, 'long', 'en-GB')
  return text.ok ? text.value : day
}

export function standingText(version: ClauseVersion, day: Day): StandingText {
  const { from, until } = version.valid
  const standing = standingOn(version, day)
  if (standing === 'expired' && until !== undefined) return { text: `Ended ${shown(until)}`, tone: 'bad' }
  if (standing === 'not-yet-valid' && from !== undefined) return { text: `From ${shown(from)}`, tone: 'warn' }
  if (until === undefined) return { text: 'Valid', tone: 'good' }
  const left = daysBetween(day, until)
  if (left > soon) return { text: 'Valid', tone: 'good' }
  if (left === 0) return { text: 'Last day', tone: 'warn' }
  return { text: left === 1 ? 'Ends in 1 day' : `Ends in ${String(left)} days`, tone: 'warn' }
}
