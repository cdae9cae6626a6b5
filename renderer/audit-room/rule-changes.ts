import { clauseKinds } from '../../core/clause/index.ts'
import { ApprovalRules, ruledNames, ruleNamed, ruleText, type ApprovalRule } from '../../core/review/index.ts'
import { ruledTitles } from '../people/ruled-titles.ts'

/** A rule that was set anew, before and after, in words. */
export interface RuleChange {
  readonly of: string
  readonly before: string
  readonly after: string
}

/** Which rules an entry changed, and to what; both come as the JSON that the entry holds. Undefined where they are not understood. */
export function ruleChanges(rulesBefore: unknown, rulesAfter: unknown): RuleChange[] | undefined {
  const [before, after] = [rulesOf(rulesBefore), rulesOf(rulesAfter)]
  if (before === undefined || after === undefined) return undefined
  const rules = ruledNames.map((name) => ({
    of: ruledTitles[name],
    before: ruleWords(ruleNamed(before, name)),
    after: ruleWords(ruleNamed(after, name)),
  }))
  const adaptable = { of: 'What letters may adapt', before: adaptableWords(before), after: adaptableWords(after) }
  return [...rules, adaptable].filter((rule) => rule.before !== rule.after)
}

function rulesOf(text: unknown): ApprovalRules | undefined {
  try {
    return typeof text === 'string' ? ApprovalRules.safeParse(JSON.parse(text)).data : undefined
  } catch {
    return undefined
  }
}

function ruleWords(rule: ApprovalRule): string {
  const { dueInDays } = rule
  return dueInDays === undefined ? ruleText(rule) : `${ruleText(rule)}, within ${dueInDays === 1 ? '1 day' : `${String(dueInDays)} days`}`
}

function adaptableWords({ adaptable }: ApprovalRules): string {
  const kinds = clauseKinds.filter((kind) => adaptable.includes(kind))
  return kinds.length === 0 ? 'Nothing' : kinds.map((kind) => ruledTitles[kind]).join(', ')
}
