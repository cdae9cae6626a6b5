import type { Finding } from '../letter/index.ts'
import { fail, succeed, type Result } from '../requests/result.ts'
import type { ReviewFailure } from './failure.ts'
import { decide, moveBy, type MoveFacts, type Moves, type MoveWords } from './moves.ts'
import { roles } from './person.ts'
import type { LetterState } from './states.ts'

export const letterMoveNames = [
  'edit',
  'submit',
  'take-back',
  'approve',
  'refuse',
  'ask-changes',
  'release',
  'sign',
  'record-sending',
] as const
export type LetterMove = (typeof letterMoveNames)[number]

const writers = ['author', 'signatory', 'reviewer'] as const

/** What may happen to a letter. */
export const letterMoves: Moves<LetterMove, LetterState> = {
  edit: [
    {
      from: ['draft', 'changes-asked', 'refused'],
      to: 'same',
      by: writers,
      because: 'Authors write, signatories put their name to it, reviewers mend a word; whoever did, does not approve it.',
    },
    {
      from: ['in-review', 'approved'],
      to: 'draft',
      by: writers,
      because: 'An edit moves the digest, so that every approval of the letter is void.',
    },
  ],
  submit: [
    {
      from: ['draft', 'changes-asked', 'refused'],
      to: 'in-review',
      by: writers,
      because: 'Whoever may write may ask for a review; a refused letter has no other way on.',
    },
  ],
  'take-back': [
    {
      from: ['in-review'],
      to: 'draft',
      by: [...writers, 'administrator'],
      because: 'Who sent it may think again before it is decided; an administrator may where they are not there.',
      isTheirs: true,
    },
  ],
  approve: [{ from: ['in-review'], to: 'by-review', by: roles, because: 'The rule for letters says in which roles and how often.' }],
  refuse: [
    {
      from: ['in-review'],
      to: 'by-review',
      by: roles,
      because: 'Who may approve may refuse; its author may change it and ask again.',
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
  release: [
    {
      from: ['approved'],
      to: 'released',
      by: ['author', 'signatory'],
      because: 'What leaves the house is answered for by who wrote or signs it, after others approved it.',
    },
  ],
  sign: [
    {
      from: ['released', 'sent'],
      to: 'same',
      by: ['author', 'signatory'],
      because: 'Who answers for a letter puts their name to it; a signature only adds to the released file, also after it went out.',
    },
  ],
  'record-sending': [
    {
      from: ['released', 'sent'],
      to: 'sent',
      by: ['author', 'signatory', 'administrator'],
      because: 'Whoever handed it over records it; one letter may go to several.',
    },
  ],
}

const words: MoveWords<LetterMove, LetterState> = {
  thing: 'This letter',
  doing: {
    edit: 'edited',
    submit: 'sent to review',
    'take-back': 'taken back',
    approve: 'approved',
    refuse: 'refused',
    'ask-changes': 'sent back for changes',
    release: 'released',
    sign: 'signed',
    'record-sending': 'recorded as sent',
  },
  standing: {
    draft: 'is a draft',
    'in-review': 'is in review',
    'changes-asked': 'was sent back for changes',
    refused: 'was refused',
    approved: 'is approved',
    released: 'is released',
    sent: 'was sent',
  },
  instead: {
    draft: 'Send it to review.',
    'in-review': 'Wait for the decision, or take it back.',
    'changes-asked': 'Change it, and send it to review again.',
    refused: 'Change it, and send it to review again, or remove it.',
    approved: 'Release it, or change it and have it approved again.',
    released: 'Begin a new letter from this one.',
    sent: 'Begin a new letter from this one.',
  },
}

export interface LetterMoveFacts extends MoveFacts {
  /** For `release`: what `checkRelease` found. */
  readonly findings?: readonly Pick<Finding, 'severity' | 'message' | 'remedy'>[] | undefined
}

/** The state of a letter after a move, or why the move may not be. Call it before the decision or change is stored. */
export function moveLetter(state: LetterState, move: LetterMove, facts: LetterMoveFacts): Result<LetterState, ReviewFailure> {
  const moved = moveBy(letterMoves, words, state, move, facts)
  if (!moved.ok) return moved
  if (move === 'release') return released(facts)
  if (moved.value !== 'by-review') return succeed(moved.value)
  return move === 'approve' || move === 'refuse' || move === 'ask-changes' ? decide(move, facts) : succeed('in-review')
}

/** A letter whose release nobody checked is not released. */
function released({ findings }: LetterMoveFacts): Result<LetterState, ReviewFailure> {
  if (findings === undefined)
    return fail({ code: 'release-blocked', message: 'The letter was not checked for release.', remedy: 'Check it first.' })
  const errors = findings.filter(({ severity }) => severity === 'error')
  const [first] = errors
  if (first === undefined) return succeed('released')
  const more = errors.length === 1 ? '' : ` (and ${String(errors.length - 1)} more)`
  return fail({ code: 'release-blocked', message: `The letter cannot be released: ${first.message}${more}`, remedy: first.remedy })
}
