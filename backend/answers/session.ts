import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import type { Person } from '../../core/review/index.ts'
import { asAdministrator, type Acting } from '../people/index.ts'

export type { Acting } from '../people/index.ts'

/** Who sits here. A `Desk` is one. */
export interface Session {
  /** Fails with code `no-person` (nobody has a profile yet) or `locked`. */
  acting(): Result<Acting>
  /** Id of the person, as what is shown to them needs it; `system` while nobody is there. */
  actor(): string
}

const noPerson: Failure = {
  code: 'no-person',
  message: 'Nobody has a profile here yet, so nobody can answer for this.',
  remedy: 'Make a profile first.',
}

/** A session in which nobody's key is open. */
export const closedSession: Session = { acting: () => fail(noPerson), actor: () => 'system' }

/**
 * Id of who answers for words that are written down. In a house somebody has to, or a reviewer could write unnamed and approve their
 * own words later: fails with `locked` while nobody is unlocked. Before anybody has a profile there is nobody to be named: `system`.
 */
export function writerOf(session: Pick<Session, 'acting'>, writer?: string): Result<string> {
  const acting = actingAs(session, writer)
  if (acting.ok) return succeed(acting.value.person.id)
  return acting.error.code === 'no-person' ? succeed('system') : acting
}

const otherWriter: Failure = {
  code: 'other-writer',
  message: 'Somebody else wrote this than is unlocked here, and it is saved in nobody else’s name.',
  remedy: 'Unlock as who wrote it to save it, or take it as your own.',
}

/**
 * Who sits here, where it is they who wrote what is to be saved, as far as the asker knows who did. Fails as `acting`, and with
 * `other-writer`: who wrote words could else approve them once another had saved them.
 */
export function actingAs(session: Pick<Session, 'acting'>, writer: string | undefined): Result<Acting> {
  const acting = session.acting()
  return acting.ok && writer !== undefined && acting.value.person.id !== writer ? fail(otherWriter) : acting
}

/** Who sits here, where they administer the house. Fails as `acting`, and with `role-missing`. */
export function administratorOf(session: Pick<Session, 'acting'>): Result<Person> {
  const acting = session.acting()
  return acting.ok ? asAdministrator(acting.value.person) : acting
}
