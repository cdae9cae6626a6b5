import type { JSX } from 'react'
import type { LetterState } from '../../core/review/index.ts'

const titles: Readonly<Record<LetterState, string>> = {
  draft: 'Draft',
  'in-review': 'In review',
  'changes-asked': 'Sent back',
  refused: 'Refused',
  approved: 'Approved',
  released: 'Released',
  sent: 'Sent',
}

const marks: Readonly<Record<LetterState, string>> = {
  draft: 'state-mark state-mark-open',
  'in-review': 'state-mark state-mark-open',
  'changes-asked': 'state-mark',
  refused: 'state-mark state-mark-bad',
  approved: 'state-mark state-mark-good',
  released: 'state-mark state-mark-good',
  sent: 'state-mark state-mark-good',
}

/** Where a letter stands, in words as well as by colour. */
export function LetterStateMark({ state }: { readonly state: LetterState }): JSX.Element {
  return <span className={marks[state]}>{titles[state]}</span>
}

/** Said of a released letter that carries a clause which was withdrawn since, whatever else it is. */
export function ClauseWithdrawnMark({ isSent }: { readonly isSent: boolean }): JSX.Element {
  return <span className="state-mark state-mark-bad">{isSent ? 'Sent, clause withdrawn' : 'Clause withdrawn'}</span>
}
