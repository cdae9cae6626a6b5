import { ruleFor, type ApprovalRule, type ApprovalRules } from '../approval-rule.ts'
import { standingOfReview } from '../review-standing.ts'
import { decisionsThatCount } from '../verify.ts'
import type { ReviewPackage } from './review-package.ts'

type PackedVersion = ReviewPackage['versions'][number]
type PackedHouse = ReviewPackage['house'][number]
type House = Pick<ReviewPackage, 'vouchings' | 'root' | 'judging'>

/**
 * Where a version that came in a package may stand. It is approved only where the approvals that came with it, or are known
 * here, prove it, by the rules that came with it and by those of the receiving house (`own`); what is neither approved nor ended
 * comes as a draft that never changes.
 */
export function provenState({ version, record }: PackedVersion, house: House, own: ApprovalRules): PackedVersion['record']['state'] {
  const ruled = { subject: 'clause-version', kind: version.kind } as const
  return proven(record, [ruleFor(house.judging.rules, ruled), ruleFor(own, ruled)], house)
}

/** The same of something that a letter is made from beside its clauses. */
export function provenHouseState(record: PackedHouse, house: House, own: ApprovalRules): PackedHouse['state'] {
  const ruled = { subject: record.kind }
  return proven(record, [ruleFor(house.judging.rules, ruled), ruleFor(own, ruled)], house)
}

function proven(
  { state, author, digest, decisions }: Pick<PackedHouse, 'state' | 'author' | 'digest' | 'decisions'>,
  [rule, own]: readonly [ApprovalRule, ApprovalRule],
  { vouchings, root }: House,
): PackedHouse['state'] {
  if (state !== 'approved') return state === 'in-review' ? 'draft' : state
  const counting = decisionsThatCount(digest, decisions, vouchings, root)
  const { outcome } = standingOfReview({ rule, own, decisions: counting, authors: [author], delegations: [] }, [])
  return outcome === 'approved' ? 'approved' : 'draft'
}
