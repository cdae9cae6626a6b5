import { defaultRules, ruleFor, type ApprovalRule } from '../approval-rule.ts'
import { standingOfReview } from '../review-standing.ts'
import { decisionsThatCount } from '../verify.ts'
import type { ReviewPackage } from './review-package.ts'

type PackedVersion = ReviewPackage['versions'][number]
type PackedHouse = ReviewPackage['house'][number]
type House = Pick<ReviewPackage, 'vouchings' | 'root'>

/**
 * Where a version that came in a package may stand. It is approved only where the approvals that came with it, or are known
 * here, prove it; what is neither approved nor ended comes as a draft that never changes.
 */
export function provenState({ version, record }: PackedVersion, house: House): PackedVersion['record']['state'] {
  return proven(record, ruleFor(defaultRules, { subject: 'clause-version', kind: version.kind }), house)
}

/** The same of something that a letter is made from beside its clauses. */
export function provenHouseState(record: PackedHouse, house: House): PackedHouse['state'] {
  return proven(record, ruleFor(defaultRules, { subject: record.kind }), house)
}

function proven(
  { state, author, digest, decisions }: Pick<PackedHouse, 'state' | 'author' | 'digest' | 'decisions'>,
  rule: ApprovalRule,
  { vouchings, root }: House,
): PackedHouse['state'] {
  if (state !== 'approved') return state === 'in-review' ? 'draft' : state
  const counting = decisionsThatCount(digest, decisions, vouchings, root)
  const { outcome } = standingOfReview({ rule, decisions: counting, authors: [author], delegations: [] }, [])
  return outcome === 'approved' ? 'approved' : 'draft'
}
