import { fail, type Failure, type Result } from '../../core/requests/index.ts'
import type { Person } from '../../core/review/index.ts'
import { asAdministrator, type Acting } from '../people/index.ts'

export type { Acting } from '../people/index.ts'

/** Who sits here. A `Desk` is one. */
export interface Session {
  /** Fails with code `no-person` (nobody has a profile yet) or `locked`. */
  acting(): Result<Acting>
  /** Id of the person for the audit trail; `system` while nobody is there. */
  actor(): string
}

const noPerson: Failure = {
  code: 'no-person',
  message: 'Nobody has a profile here yet, so nobody can answer for this.',
  remedy: 'Make a profile first.',
}

/** A session in which nobody's key is open. */
export const closedSession: Session = { acting: () => fail(noPerson), actor: () => 'system' }

/** Who sits here, where they administer the house. Fails as `acting`, and with `role-missing`. */
export function administratorOf(session: Pick<Session, 'acting'>): Result<Person> {
  const acting = session.acting()
  return acting.ok ? asAdministrator(acting.value.person) : acting
}
