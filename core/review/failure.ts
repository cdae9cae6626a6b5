import type { Failure } from '../requests/result.ts'

/** Why somebody may not do what they asked for, or why it cannot be done where the thing stands. */
export interface ReviewFailure extends Failure {
  readonly code:
    | 'move-impossible'
    | 'version-frozen'
    | 'person-inactive'
    | 'role-not-held'
    | 'own-work'
    | 'decided-already'
    | 'out-of-turn'
    | 'not-delegated'
    | 'delegation-refused'
    | 'not-theirs'
    | 'reason-missing'
    | 'release-blocked'
  readonly remedy: string
}
