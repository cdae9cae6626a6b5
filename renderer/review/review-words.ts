import type { ReviewItemShape, ShownDecision } from '../../core/requests/index.ts'

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
  keep: 'Let a clause stand as it is',
  attest: 'Attested a transcript',
  withdraw: 'Withdrew',
}

export function meaningWords(meaning: ShownDecision['meaning']): string {
  return meanings[meaning]
}

/** What is under review in a few words: "Delivery v2", or a letter's title. */
export function nameOf({ subject, title, number }: ReviewItemShape): string {
  return subject === 'letter' ? title : `${title} v${String(number)}`
}

export function dayText(day: string): string {
  return new Date(`${day.slice(0, 10)}T00:00:00`).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
}
