import type { Role } from './person.ts'
import { allOf, eitherOf, oneForEach } from './role-names.ts'

/** How far a review has come, as lists know it. */
export interface Progress {
  readonly given: number
  readonly needed: number
  /** For each approval that is missing the roles in which it may be given; `inOrder`: the first is next. */
  readonly open: readonly (readonly Role[])[]
  readonly inOrder: boolean
  /** How it ended; left out while it is open. */
  readonly outcome?: string | undefined
}

/** Names for people of where something stands, and of how a review ended. */
export const stateWords: Readonly<Record<string, string>> = {
  draft: 'Draft',
  'in-review': 'In review',
  'changes-asked': 'Changes asked',
  refused: 'Refused',
  approved: 'Approved',
  superseded: 'Superseded',
  withdrawn: 'Withdrawn',
  released: 'Released',
  sent: 'Sent',
  'taken-back': 'Taken back',
  voided: 'Void, it was edited',
}

/** Why words stand as approved although nobody decided in their review: they were signed in an earlier one. */
export const approvedBefore = 'Exactly these words were approved before.'

/**
 * "Waits for 2 approvals by a reviewer, then by an administrator", or how the review ended: "Approved · 2 approvals".
 */
export function progressText({ given, needed, open, inOrder, outcome }: Progress): string {
  if (outcome !== undefined) return `${stateWords[outcome] ?? outcome}${given === 0 ? '' : ` · ${approvalsText(given)}`}`
  return `${waitsText({ given, needed })}${open.length === 0 ? '' : ` by ${oneForEach(open, inOrder)}`}`
}

/** Whose decision a review waits for, as lists know it. */
export interface Turn {
  /** Who may decide next, and in whose place they might. */
  readonly waitsFor: readonly { readonly name: string; readonly isAway: boolean; readonly insteadOf: readonly string[] }[]
  /** The roles in which it comes to the person who reads this once those before them have approved. */
  readonly mineLater: readonly Role[]
  /** How it ended; left out while it is open. */
  readonly outcome?: string | undefined
}

/** Whose turn it is: "Waits for Rita Reviewer or Sam Second (away), then for you"; empty once it ended. */
export function turnText({ waitsFor, mineLater, outcome }: Turn): string {
  if (outcome !== undefined) return ''
  const names = waitsFor.map(
    ({ name, isAway, insteadOf }) => `${name}${isAway ? ' (away)' : ''}${insteadOf.length > 0 ? ` (for ${allOf(insteadOf)})` : ''}`,
  )
  const next = names.length === 0 ? 'nobody yet: an administrator adds somebody under People' : eitherOf(names)
  return `Waits for ${next}${mineLater.length > 0 ? ', then for you' : ''}`
}

/** What is missing; empty where nothing is: "2 approvals by a reviewer, then by an administrator"; "1 of 2 approvals given, 1 more by an administrator". */
export function missingText({ given, needed, open, inOrder }: Omit<Progress, 'outcome'>): string {
  if (given >= needed) return ''
  const count = given === 0 ? approvalsText(needed) : `${String(given)} of ${approvalsText(needed)} given, ${String(needed - given)} more`
  return `${count} by ${oneForEach(open, inOrder)}`
}

/** "Waits for 2 approvals"; "1 approval given, waits for 1 more". */
export function waitsText({ given, needed }: Pick<Progress, 'given' | 'needed'>): string {
  if (given >= needed) return `${approvalsText(given)} given`
  return given === 0 ? `Waits for ${approvalsText(needed)}` : `${approvalsText(given)} given, waits for ${String(needed - given)} more`
}

export function approvalsText(count: number): string {
  return count === 1 ? '1 approval' : `${String(count)} approvals`
}
