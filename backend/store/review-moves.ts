import { succeed, type Result } from '../../core/requests/index.ts'
import { ClauseState, LetterState, moveClauseVersion, moveLetter, type LetterMove, type MoveFacts } from '../../core/review/index.ts'
import { StoredClauseState } from './clause-states.ts'
import type { Change } from './connection.ts'
import type { StoreFailure } from './failures.ts'
import { moveHouseIn } from './house-library.ts'
import { closeRevision, digestOfNewest } from './letters.ts'
import { moveVersionIn } from './move-version.ts'
import type { ReviewedSubject, SubjectFacts } from './review-facts.ts'

type SharedMove = 'submit' | 'take-back' | 'approve' | 'refuse' | 'ask-changes'

/** Where a move leads, when the rules allow it. */
export function moved(
  subject: ReviewedSubject,
  { state, isFrozen }: SubjectFacts,
  name: SharedMove & LetterMove,
  facts: MoveFacts,
): Result<ClauseState | LetterState, StoreFailure> {
  return subject === 'letter'
    ? moveLetter(LetterState.parse(state), name, facts)
    : moveClauseVersion(ClauseState.parse(state), name, { ...facts, isFrozen })
}

/** Carries a move out on what is under review. */
export async function move(
  change: Change,
  subject: ReviewedSubject,
  id: string,
  { state, number }: SubjectFacts,
  to: ClauseState | LetterState,
  actor: string,
  reason: string,
): Promise<Result<void, StoreFailure>> {
  if (subject === 'clause-version')
    return moveVersionIn(change, id, { from: StoredClauseState.parse(state), to: StoredClauseState.parse(to) }, actor, { reason })
  if (subject !== 'letter')
    return moveHouseIn(change, id, { from: StoredClauseState.parse(state), to: StoredClauseState.parse(to) }, actor, reason)
  if (to === 'in-review') await closeRevision(change, id, actor)
  await change.tx.updateTable('letters').set({ state: to }).where('id', '=', id).execute()
  const digest = await digestOfNewest(change.tx, id)
  await change.record({ actor, kind: `letter.${to}`, entity: id, payload: { revision: number, digest, before: state, after: to, reason } })
  return succeed(undefined)
}
