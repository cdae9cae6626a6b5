import type { ReviewItemShape, ShownDecision } from '../../core/requests/index.ts'

/** Names for people of what stands in a review. */
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

/** The mark beside a state, as the register has them too. */
export function markOf(state: string): string {
  if (state === 'approved' || state === 'released' || state === 'sent') return 'state-mark state-mark-good'
  if (state === 'refused' || state === 'withdrawn' || state === 'changes-asked' || state === 'voided') return 'state-mark state-mark-bad'
  return state === 'in-review' ? 'state-mark' : 'state-mark state-mark-open'
}

export const roleWords: Readonly<Record<string, string>> = {
  author: 'Author',
  reviewer: 'Reviewer',
  signatory: 'Signatory',
  administrator: 'Administrator',
}

const meanings: Readonly<Record<ShownDecision['meaning'], string>> = {
  approve: 'Approved',
  refuse: 'Refused',
  'ask-changes': 'Asked for changes',
  keep: 'Kept an old version',
  attest: 'Attested a transcript',
  withdraw: 'Withdrew',
}

export function meaningWords(meaning: ShownDecision['meaning']): string {
  return meanings[meaning]
}

/** How far a review has come: "Waits for 1 approval by a Reviewer or Administrator", or how it ended. */
export function progressText({ given, needed, needs, outcome }: ReviewItemShape): string {
  if (outcome !== undefined) return `${stateWords[outcome] ?? outcome}${given === 0 ? '' : ` · ${approvalsText(given)}`}`
  const by = needs.length === 0 ? '' : ` by ${needs.map((role) => roleWords[role] ?? role).join(' or ')}`
  return `${waitsText({ given, needed })}${by}`
}

/** "Waits for 2 approvals"; "1 approval given, waits for 1 more". */
export function waitsText({ given, needed }: Pick<ReviewItemShape, 'given' | 'needed'>): string {
  if (given >= needed) return `${approvalsText(given)} given`
  return given === 0 ? `Waits for ${approvalsText(needed)}` : `${approvalsText(given)} given, waits for ${String(needed - given)} more`
}

export function approvalsText(count: number): string {
  return count === 1 ? '1 approval' : `${String(count)} approvals`
}

/** What is under review in a few words: "Delivery v2", or a letter's title. */
export function nameOf({ subject, title, number }: ReviewItemShape): string {
  return subject === 'letter' ? title : `${title} v${String(number)}`
}

export function dayText(day: string): string {
  return new Date(`${day.slice(0, 10)}T00:00:00`).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
}
