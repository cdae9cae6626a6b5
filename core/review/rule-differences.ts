import type { ApprovalRule, ApprovalRules, RuledName } from './approval-rule.ts'
import { ruleNamed } from './approval-rule.ts'
import { approvalsText } from './progress-words.ts'
import { openSeats } from './review-standing.ts'
import { oneForEach } from './role-names.ts'

const ruledWords: Readonly<Record<RuledName, string>> = {
  'policy-quote': 'policy quotes',
  certification: 'certifications',
  'business-model': 'business models',
  statement: 'statements',
  closing: 'closings',
  'legal-notice': 'legal notices',
  letter: 'letters',
  template: 'letter templates',
  letterhead: 'letterheads',
  company: 'company values',
  style: 'the house style',
}

/** A rule in words: "2 approvals by a reviewer, then by an administrator". */
export function ruleText(rule: ApprovalRule): string {
  return `${approvalsText(rule.approvals)} by ${oneForEach(openSeats(rule, []), rule.mode === 'in-order')}`
}

/** Each rule that asks for something else in two houses, as a sentence from the view of the second. Days by which it should be decided are no difference. */
export function ruleDifferences(there: ApprovalRules, here: ApprovalRules, names: readonly RuledName[]): string[] {
  return [...new Set(names)].flatMap((name) => {
    const [theirs, ours] = [ruleText(ruleNamed(there, name)), ruleText(ruleNamed(here, name))]
    return theirs === ours ? [] : [`For ${ruledWords[name]} it takes ${ours} here, and ${theirs} where this review was packed.`]
  })
}
