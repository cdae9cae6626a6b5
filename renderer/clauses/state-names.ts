import type { ClauseKind } from '../../core/clause/index.ts'
import { formatValue } from '../../core/letter/index.ts'
import type { ClauseState } from '../../core/review/index.ts'

export const stateNames: Readonly<Record<ClauseState, string>> = {
  draft: 'Draft',
  'in-review': 'In review',
  'changes-asked': 'Changes asked',
  refused: 'Refused',
  approved: 'Approved',
  superseded: 'Superseded',
  withdrawn: 'Withdrawn',
}

/** What lists tell clauses apart by: the states that are written down, and what the days make of approved words. */
export const listedStateNames = { ...stateNames, expired: 'Expired', 'not-yet-valid': 'Not valid yet' } as const

/** How a version stands on a day, as lists say it: approved words count from their first day to their last. */
export function stateOnDay(
  state: ClauseState,
  { from, until }: { readonly from?: string | undefined; readonly until?: string | undefined },
  day: string,
): { readonly name: string; readonly mark: ClauseState | 'expired' | 'not-yet-valid' } {
  if (state === 'approved' && until !== undefined && until < day) return { name: 'Expired', mark: 'expired' }
  if (state === 'approved' && from !== undefined && from > day) return { name: 'Not valid yet', mark: 'not-yet-valid' }
  return { name: stateNames[state], mark: state }
}

/** One clause of a kind; the filter of the library panel says it of many. */
export const kindTitles: Readonly<Record<ClauseKind, string>> = {
  'policy-quote': 'Policy quote',
  certification: 'Certification',
  'business-model': 'Business model',
  statement: 'Statement',
  closing: 'Closing',
  'legal-notice': 'Legal notice',
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A day in words. */
export function dayText(day: string, length: 'long' | 'short' = 'long'): string {
  const [year, month, date] = day.split('-').map(Number)
  if (length === 'short') return `${String(date)} ${months[(month ?? 1) - 1] ?? ''} ${String(year)}`
  const text = formatValue(day, 'long', 'en-GB')
  return text.ok ? text.value : day
}
