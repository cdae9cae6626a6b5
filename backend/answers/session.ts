import { fail, type Failure, type Result } from '../../core/requests/index.ts'
import type { Person, Signature } from '../../core/review/index.ts'

/** The person who sits here, while their key is open. */
export interface Acting {
  readonly person: Person
  sign(words: string): Signature
}

export interface Session {
  /** Fails with code `no-person` (nobody has a profile yet) or `locked`. */
  acting(): Result<Acting>
  /** Id of the person for the audit trail; `system` while nobody is there. */
  actor(): string
}

const noPerson: Failure = { code: 'no-person', message: 'Nobody has a profile here yet, so nobody can answer for this.', remedy: 'Make a profile first.' }

/** A session in which nobody's key is open. */
export const closedSession: Session = { acting: () => fail(noPerson), actor: () => 'system' }
