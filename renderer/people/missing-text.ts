import type { RuledName } from '../../core/review/index.ts'
import { kindTitles } from '../clauses/state-names.ts'

/** What approval rules are for, as people call it. */
export const ruledNames: Readonly<Record<RuledName, string>> = {
  ...kindTitles,
  letter: 'Letter',
  template: 'Letter template',
  letterhead: 'Letterhead',
  company: 'Company values',
}

/** Who is missing in the house, in a sentence; undefined where nobody is. */
export function missingText(missing: readonly RuledName[]): string | undefined {
  if (missing.length === 0) return undefined
  if (missing.includes('letter'))
    return 'Nobody here can approve yet what another wrote, and nobody approves what they wrote. Add somebody with the role Reviewer.'
  const listed = missing.map((name) => ruledNames[name]).join(', ')
  return `By the rules in the settings there are too few people to approve: ${listed}. Add another reviewer, or ask for fewer approvals.`
}
