import { ApprovalRules } from '../review/index.ts'
import { Nothing, type RequestGroup } from './request-shapes.ts'

export const ruleRequests = {
  /** Who must approve what in this house. */
  'rules.read': { input: Nothing, output: ApprovalRules },
  /** Sets all rules at once; an administrator's, whose key is open. */
  'rules.set': { input: ApprovalRules, output: ApprovalRules },
} as const satisfies RequestGroup
