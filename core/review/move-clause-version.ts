import { fail, succeed, type Result } from '../requests/result.ts'
import type { ReviewFailure } from './failure.ts'
import { decide, moveBy, type MoveFacts, type Moves, type MoveWords } from './moves.ts'
import { roles } from './person.ts'
import type { ClauseState } from './states.ts'

export const clauseMoveNames = ['edit', 'revise', 'submit', 'take-back', 'approve', 'refuse', 'ask-changes', 'withdraw'] as const
export type ClauseMove = (typeof clauseMoveNames)[number]

const writers = ['author', 'reviewer', 'administrator'] as const

/** What may happen to a clause version, or to a version of a template, letterhead or the company's values. */
export const clauseMoves: Moves<ClauseMove, ClauseState> = {
  edit: [
    {
      from: ['draft'],
      to: 'same',
      by: writers,
      because: 'Reviewers own clauses and may write them too; then others approve.',
      asks: 'Say what you change and why.',
    },
  ],
  revise: [
    {
      from: ['in-review', 'changes-asked', 'refused', 'approved', 'superseded', 'withdrawn'],
      to: 'same',
      by: writers,
      because: 'What was sent to review never changes; its writers go on in the next version, which begins as a draft.',
      asks: 'Say what the next version changes and why.',
    },
  ],
  submit: [
    {
      from: ['draft'],
      to: 'in-review',
      by: writers,
      because: 'Whoever may write may ask for a review; from here on the version never changes.',
    },
  ],
  'take-back': [
    { from: ['in-review'], to: 'draft', by: writers, because: 'Who sent it may think again before it is decided.', isTheirs: true },
  ],
  approve: [{ from: ['in-review'], to: 'by-review', by: roles, because: 'The rule of its kind says in which roles and how often.' }],
  refuse: [
    {
      from: ['in-review'],
      to: 'by-review',
      by: roles,
      because: 'Who may approve may refuse.',
      asks: 'Say why, so that its author can mend it.',
    },
  ],
  'ask-changes': [
    {
      from: ['in-review'],
      to: 'by-review',
      by: roles,
      because: 'Who may approve may ask for changes.',
      asks: 'Say which changes you ask for.',
    },
  ],
  withdraw: [
    {
      from: ['in-review', 'approved', 'superseded'],
      to: 'withdrawn',
      by: ['reviewer', 'administrator'],
      because: 'Letters may stand on it, so those answer for it who approve.',
      asks: 'Say why it is withdrawn; recall reports repeat it.',
    },
    {
      from: ['draft', 'changes-asked', 'refused'],
      to: 'withdrawn',
      by: writers,
      because: 'No letter left with it, and nothing is ever deleted: who may write it may put it away.',
      asks: 'Say why it is put away.',
    },
  ],
}

const words: MoveWords<ClauseMove, ClauseState> = {
  thing: 'This version',
  doing: {
    edit: 'edited',
    revise: 'revised',
    submit: 'sent to review',
    'take-back': 'taken back',
    approve: 'approved',
    refuse: 'refused',
    'ask-changes': 'sent back for changes',
    withdraw: 'withdrawn',
  },
  standing: {
    draft: 'is a draft',
    'in-review': 'is in review',
    'changes-asked': 'was sent back for changes',
    refused: 'was refused',
    approved: 'is approved',
    superseded: 'is superseded',
    withdrawn: 'is withdrawn',
  },
  instead: {
    draft: 'Edit it, or send it to review.',
    'in-review': 'Wait for the decision, take it back, or make the next version.',
    'changes-asked': 'Make the next version.',
    refused: 'Make the next version.',
    approved: 'Make the next version, or withdraw this one.',
    superseded: 'Use its successor, or make the next version.',
    withdrawn: 'Make the next version.',
  },
}

export interface ClauseMoveFacts extends MoveFacts {
  /** True once the version has been sent to review, even when it was taken back. */
  readonly isFrozen: boolean
}

/** The state of a version after a move, or why the move may not be. Call it before the decision or change is stored. */
export function moveClauseVersion(state: ClauseState, move: ClauseMove, facts: ClauseMoveFacts): Result<ClauseState, ReviewFailure> {
  const isTakenBack = state === 'draft' && facts.isFrozen
  if (move === 'edit' && isTakenBack)
    return fail({
      code: 'version-frozen',
      message: 'This version was sent to review, so it never changes again.',
      remedy: 'Make the next version and change that.',
    })
  // A version that was taken back is a draft that cannot change, so its writers may go on in the next one.
  const from = move === 'revise' && isTakenBack ? 'in-review' : state
  const moved = moveBy(clauseMoves, words, from, move, facts)
  if (!moved.ok) return moved
  if (move === 'revise') return succeed(state)
  if (moved.value !== 'by-review') return succeed(moved.value)
  return move === 'approve' || move === 'refuse' || move === 'ask-changes' ? decide(move, facts) : succeed(state)
}
