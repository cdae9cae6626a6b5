import { z } from 'zod'
import { Sha256 } from '../../clause/index.ts'
import { canonicalJson, digestOf } from '../../document/index.ts'
import { ApprovalRules } from '../approval-rule.ts'
import { circleOf, commonRoles, Delegation } from '../delegation.ts'
import type { Vouching } from '../person.ts'

/**
 * By what a review is judged where it was sent: the house's approval rules, and who stands in for whom from the day of packing on.
 * Each has a digest of its own, so that what was altered can be named.
 */
export const Judging = z.strictObject({
  rules: ApprovalRules,
  rulesDigest: Sha256,
  standIns: z.array(Delegation).max(200),
  standInsDigest: Sha256,
})
export type Judging = z.infer<typeof Judging>

/** Rules and stand-ins as a package carries them. */
export function judgingOf(rules: ApprovalRules, standIns: readonly Delegation[]): Judging {
  const plain = standIns.map(({ from, to, firstDay, lastDay }) => ({ from, to, firstDay, lastDay }))
  return { rules, rulesDigest: digestOfRules(rules), standIns: plain, standInsDigest: digestOf(canonicalJson(plain)) }
}

/** SHA-256 of the rules in canonical JSON (RFC 8785). */
export function digestOfRules(rules: ApprovalRules): string {
  // Through JSON once: what is not there is left out.
  return digestOf(canonicalJson(ApprovalRules.parse(JSON.parse(JSON.stringify(rules)))))
}

/** Which of the two does not have the words of its digest, as the beginning of a sentence. */
export function alteredJudging({ rules, rulesDigest, standIns, standInsDigest }: Judging): string | undefined {
  if (digestOfRules(rules) !== rulesDigest) return 'The list of approval rules in this review package'
  return judgingOf(rules, standIns).standInsDigest === standInsDigest ? undefined : 'The list of stand-ins in this review package'
}

/** Why no house can have these stand-ins, as a sentence; undefined where one can. */
export function standInFault({ standIns }: Judging, vouchings: readonly Vouching[]): string | undefined {
  const rolesOf = (person: string): Vouching | undefined =>
    vouchings.filter((vouching) => vouching.person === person).toSorted((left, right) => (left.at < right.at ? 1 : -1))[0]
  for (const { from, to, firstDay, lastDay } of standIns) {
    const [absent, stand] = [rolesOf(from), rolesOf(to)]
    if (absent === undefined || stand === undefined) return 'Somebody stands in here for whom the house does not vouch.'
    if (from === to || lastDay < firstDay || commonRoles(absent, stand).length === 0)
      return `This review package says that ${stand.name} stands in for ${absent.name}, which they cannot.`
  }
  const circle = circleOf(standIns)
  if (circle === undefined) return undefined
  const names = circle.map((person) => rolesOf(person)?.name ?? 'somebody')
  return `The stand-ins in this review package go round in a circle (${[...names, names[0] ?? ''].join(' → ')}), so that nobody of them would be there.`
}
