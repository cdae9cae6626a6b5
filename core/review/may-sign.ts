import type { Result } from '../requests/result.ts'
import { defaultRules } from './approval-rule.ts'
import type { ReviewFailure } from './failure.ts'
import { moveLetter } from './move-letter.ts'
import type { Person } from './person.ts'

/** Whether somebody may sign released letters. Fails as the move does: with who may. */
export function maySign(actor: Person): Result<unknown, ReviewFailure> {
  return moveLetter('released', 'sign', {
    actor,
    reason: '',
    review: { rule: defaultRules.letter, authors: [], decisions: [], delegations: [] },
  })
}
