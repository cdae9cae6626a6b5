import { z } from 'zod'
import { Day } from '../clause/index.ts'

/**
 * Somebody is away, and another stands in for them, first and last day inclusive. A delegate decides in their own name,
 * with their own key, in a role that both hold: nobody lends their key or gains a role.
 */
export const Delegation = z.strictObject({ from: z.uuid(), to: z.uuid(), firstDay: Day, lastDay: Day })
export type Delegation = z.infer<typeof Delegation>

/** The delegations in force on a day. */
export function delegationsOn(delegations: readonly Delegation[], day: Day): Delegation[] {
  return delegations.filter(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay)
}
