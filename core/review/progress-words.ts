import type { Role } from './person.ts'
import { oneOf } from './role-names.ts'

/** How far a review has come, as lists know it. */
export interface Progress {
  readonly given: number
  readonly needed: number
  /** The roles in which the next approval may be given. */
  readonly needs: readonly Role[]
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

/** "Waits for 1 approval by a reviewer or an administrator", or how the review ended: "Approved · 2 approvals". */
export function progressText({ given, needed, needs, outcome }: Progress): string {
  if (outcome !== undefined) return `${stateWords[outcome] ?? outcome}${given === 0 ? '' : ` · ${approvalsText(given)}`}`
  return `${waitsText({ given, needed })}${given >= needed || needs.length === 0 ? '' : ` by ${oneOf(needs)}`}`
}

/** "Waits for 2 approvals"; "1 approval given, waits for 1 more". */
export function waitsText({ given, needed }: Pick<Progress, 'given' | 'needed'>): string {
  if (given >= needed) return `${approvalsText(given)} given`
  return given === 0 ? `Waits for ${approvalsText(needed)}` : `${approvalsText(given)} given, waits for ${String(needed - given)} more`
}

export function approvalsText(count: number): string {
  return count === 1 ? '1 approval' : `${String(count)} approvals`
}
