import { z } from 'zod'
import { ApprovalRules } from '../review/index.ts'
import { Nothing, type RequestGroup } from './request-shapes.ts'

export const ruleRequests = {
  /** Who must approve what in this house. */
  'rules.read': { input: Nothing, output: ApprovalRules },
  /**
   * Sets all rules at once; an administrator's, whose key is open. Loosening one (`loosenedRules`) needs a reason, else it fails
   * with `reason-missing`.
   */
  'rules.set': { input: z.strictObject({ rules: ApprovalRules, reason: z.string().max(2000).default('') }), output: ApprovalRules },
} as const satisfies RequestGroup
