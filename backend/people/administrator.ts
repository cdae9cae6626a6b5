import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import type { Person } from '../../core/review/index.ts'

const notAdministrator: Failure = {
  code: 'role-missing',
  message: 'Only an administrator may do this.',
  remedy: 'Ask an administrator of the house.',
}

/** The person, where they administer the house; else `role-missing`, the one refusal of all that only administrators do. */
export function asAdministrator(person: Person): Result<Person> {
  return person.roles.includes('administrator') ? succeed(person) : fail(notAdministrator)
}
