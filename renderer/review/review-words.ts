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

/** How far a review has come: "1 of 2 approvals · needs Reviewer or Administrator". */
export function progressText({ given, needed, needs, outcome }: ReviewItemShape): string {
  const count = `${String(given)} of ${String(needed)} ${needed === 1 ? 'approval' : 'approvals'}`
  if (outcome !== undefined) return `${count} · ${stateWords[outcome] ?? outcome}`
  return needs.length === 0 ? count : `${count} · needs ${needs.map((role) => roleWords[role] ?? role).join(' or ')}`
}

/** What is under review in a few words: "Delivery v2", or a letter's title. */
export function nameOf({ subject, title, number }: ReviewItemShape): string {
  return subject === 'letter' ? title : `${title} v${String(number)}`
}

export function dayText(day: string): string {
  return new Date(`${day.slice(0, 10)}T00:00:00`).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
}
