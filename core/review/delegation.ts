import { z } from 'zod'
import { Day } from '../clause/index.ts'
import { fail, succeed, type Result } from '../requests/result.ts'
import type { ReviewFailure } from './failure.ts'
import type { Person, Role } from './person.ts'

/**
 * Somebody is away, and another stands in for them, first and last day inclusive. A delegate decides in their own name,
 * with their own key, in a role that both hold: nobody lends their key or gains a role.
 */
export const Delegation = z.strictObject({ from: z.uuid(), to: z.uuid(), firstDay: Day, lastDay: Day })
export type Delegation = z.infer<typeof Delegation>

/** The delegations in force on a day. */
export function delegationsOn<Some extends Delegation>(delegations: readonly Some[], day: Day): Some[] {
  return delegations.filter(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay)
}

/**
 * People who stand in for one another in a circle on some day, so that nobody of them is there. Undefined where there are
 * none.
 */
export function circleOf(delegations: readonly Delegation[]): string[] | undefined {
  for (const day of new Set(delegations.map(({ firstDay }) => firstDay))) {
    const circle = circleAmong(Map.groupBy(delegationsOn(delegations, day), ({ from }) => from))
    if (circle !== undefined) return circle
  }
  return undefined
}

function circleAmong(standIns: ReadonlyMap<string, readonly Delegation[]>): string[] | undefined {
  const seen = new Set<string>()
  const follow = (person: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(person)) return path.slice(path.indexOf(person))
    if (seen.has(person)) return undefined
    seen.add(person)
    for (const { to } of standIns.get(person) ?? []) {
      const circle = follow(to, [...path, person])
      if (circle !== undefined) return circle
    }
    return undefined
  }
  for (const person of standIns.keys()) {
    const circle = follow(person, [])
    if (circle !== undefined) return circle
  }
  return undefined
}

/** The roles in which one may stand in for another: those that both hold. */
export function commonRoles(one: Pick<Person, 'roles'>, other: Pick<Person, 'roles'>): Role[] {
  return one.roles.filter((role) => other.roles.includes(role))
}

/** Who names whom to stand in for whom, and what stands already. */
export interface Delegating {
  readonly actor: Person
  readonly from: Person
  readonly to: Person
  readonly firstDay: Day
  readonly lastDay: Day
  readonly today: Day
  readonly others: readonly Delegation[]
}

/**
 * Whether somebody may be named as stand-in: by who is away or an administrator, for days that are still to come, where both
 * are here and hold a role in common, and once for the same days.
 */
export function mayDelegate(delegating: Delegating): Result<void, ReviewFailure> {
  const failure = whoFailure(delegating) ?? daysFailure(delegating)
  return failure === undefined ? succeed(undefined) : fail(failure)
}

/** Whether somebody may end a delegation: who is away, who stands in, or an administrator. */
export function mayEndDelegation({ from, to }: Delegation, { id, name, roles, active }: Person): Result<void, ReviewFailure> {
  if (active && (id === from || id === to || roles.includes('administrator'))) return succeed(undefined)
  return fail({
    code: 'not-theirs',
    message: `${name} is neither away nor stands in here, so they cannot end it.`,
    remedy: 'Ask one of the two, or an administrator.',
  })
}

function whoFailure({ actor, from, to }: Delegating): ReviewFailure | undefined {
  if (!actor.active || (from.id !== actor.id && !actor.roles.includes('administrator')))
    return {
      code: 'not-theirs',
      message: `${actor.name} cannot name somebody to stand in for ${from.name}.`,
      remedy: `Ask ${from.name}, or an administrator.`,
    }
  if (from.id === to.id) return { code: 'delegation-refused', message: 'Nobody stands in for themselves.', remedy: 'Choose somebody else.' }
  const gone = [from, to].find(({ active }) => !active)
  if (gone !== undefined)
    return { code: 'delegation-refused', message: `${gone.name} has left this house.`, remedy: 'Choose somebody who is here.' }
  if (commonRoles(from, to).length === 0)
    return {
      code: 'delegation-refused',
      message: `${to.name} holds no role that ${from.name} holds too, so they could decide nothing in their place.`,
      remedy: `Choose somebody with a role of ${from.name}, or ask an administrator to give ${to.name} one.`,
    }
  return undefined
}

function daysFailure({ from, to, firstDay, lastDay, today, others }: Delegating): ReviewFailure | undefined {
  if (lastDay < firstDay)
    return { code: 'delegation-refused', message: 'The last day lies before the first.', remedy: 'Change one of the days.' }
  if (lastDay < today)
    return { code: 'delegation-refused', message: 'The last day has passed, so nobody would stand in.', remedy: 'Choose a later day.' }
  const same = others.some(
    (other) => other.from === from.id && other.to === to.id && other.firstDay <= lastDay && firstDay <= other.lastDay,
  )
  if (same)
    return {
      code: 'delegation-refused',
      message: `${to.name} stands in for ${from.name} on some of these days already.`,
      remedy: 'End that first, or choose other days.',
    }
  return circleOf([...others, { from: from.id, to: to.id, firstDay, lastDay }]) === undefined
    ? undefined
    : {
        code: 'delegation-refused',
        message: `${to.name} is away on some of these days, and ${from.name} stands in for them, so that nobody would be there.`,
        remedy: 'Choose somebody else, or end the other first.',
      }
}
