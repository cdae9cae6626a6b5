import { defaultRules, ruleFor } from '../approval-rule.ts'
import { standingOfReview } from '../review-standing.ts'
import { decisionsThatCount } from '../verify.ts'
import type { ReviewPackage } from './review-package.ts'

type PackedVersion = ReviewPackage['versions'][number]

/**
 * Where a version that came in a package may stand. It is approved only where the approvals that came with it, or are known
 * here, prove it; what is neither approved nor ended comes as a draft that never changes.
 */
export function provenState(
  { version, record }: PackedVersion,
  { vouchings, root }: Pick<ReviewPackage, 'vouchings' | 'root'>,
): PackedVersion['record']['state'] {
  const { state, author, digest } = record
  if (state !== 'approved') return state === 'in-review' ? 'draft' : state
  const rule = ruleFor(defaultRules, { subject: 'clause-version', kind: version.kind })
  const decisions = decisionsThatCount(digest, record.decisions, vouchings, root)
  const { outcome } = standingOfReview({ rule, decisions, authors: [author], delegations: [] }, [])
  return outcome === 'approved' ? 'approved' : 'draft'
}
