import { z } from 'zod'
import { Day } from '../clause/index.ts'
import { Delegation } from '../review/index.ts'
import { Nothing, type RequestGroup } from './request-shapes.ts'

/** Who stands in for whom, as lists show it. People are named. */
export const ShownDelegation = z.strictObject({
  id: z.uuid(),
  ...Delegation.shape,
  fromName: z.string(),
  toName: z.string(),
  /** Whether it holds today. */
  isNow: z.boolean(),
  /** Whether the person who sits here may end it. */
  mayEnd: z.boolean(),
})
export type ShownDelegation = z.infer<typeof ShownDelegation>

export const delegationRequests = {
  /** Who stands in for whom today or later, the first first; `today` is the day of the host. */
  'delegations.list': { input: Nothing, output: z.strictObject({ today: Day, delegations: z.array(ShownDelegation) }) },
  /** Names somebody who stands in for another while they are away. Fails with `delegation-refused` where the two share no role. */
  'delegations.make': { input: Delegation, output: ShownDelegation },
  /** Ends one at once. Fails with `delegation-unknown` where it has ended. */
  'delegations.end': { input: z.strictObject({ id: z.uuid() }), output: Nothing },
} as const satisfies RequestGroup
