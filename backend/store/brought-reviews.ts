import { z } from 'zod'
import { canonicalJson } from '../../core/document/index.ts'
import {
  ApprovalRules,
  Delegation,
  digestOfRules,
  judgingOf,
  ruleDifferences,
  ruleFor,
  type Judging,
  type ReviewPackage,
  type Review,
  type Ruled,
  type RuledName,
} from '../../core/review/index.ts'
import { readRules } from './approval-rules.ts'
import type { Change, Reading } from './connection.ts'
import { openDelegations } from './delegations.ts'
import { DamagedRow } from './failures.ts'

/** By what a review is judged where it came from, and who packed it. */
export interface BroughtReview extends Pick<Judging, 'rules' | 'standIns'> {
  readonly packedBy: string
}

/**
 * What came with a review from another computer; undefined where it was sent here.
 *
 * @throws DamagedRow when the row holds no rules, so that nothing is judged by laxer ones.
 */
export async function broughtReview(db: Reading, request: string): Promise<BroughtReview | undefined> {
  const row = await db.selectFrom('brought_reviews').selectAll().where('request', '=', request).executeTakeFirst()
  if (row === undefined) return undefined
  try {
    const standIns = z.array(Delegation).parse(JSON.parse(row.stand_ins))
    return { rules: ApprovalRules.parse(JSON.parse(row.rules)), standIns, packedBy: row.packed_by }
  } catch {
    throw new DamagedRow('approval rules of a review')
  }
}

/** Keeps what came with a review. The rules and stand-ins of this house stay as they are. */
export async function keepBrought({ tx }: Change, request: string, { judging, packed }: ReviewPackage): Promise<void> {
  const { rules, standIns } = judging
  await tx
    .insertInto('brought_reviews')
    .values({ request, rules: JSON.stringify(rules), stand_ins: canonicalJson(standIns), packed_by: packed.by })
    .execute()
}

/** A review as it is judged here: by the rule that came with it, and then by this house's own. Stand-ins are those of either. */
export function judgedAs(review: Review, ruled: Ruled, brought: BroughtReview | undefined, today: string): Review {
  if (brought === undefined) return review
  const came = brought.standIns.filter(
    ({ from, to, firstDay, lastDay }) =>
      firstDay <= today && today <= lastDay && !review.delegations.some((own) => own.from === from && own.to === to),
  )
  return { ...review, rule: ruleFor(brought.rules, ruled), own: review.rule, delegations: [...review.delegations, ...came] }
}

/** What a package carries to be judged by: that which came with the review, or what this house has from today on. */
export async function judgingFor(db: Reading, request: string, today: string): Promise<Judging> {
  const brought = await broughtReview(db, request)
  if (brought !== undefined) return judgingOf(brought.rules, brought.standIns)
  const standIns = (await openDelegations(db)).filter(({ lastDay }) => today <= lastDay)
  return judgingOf(await readRules(db), standIns)
}

/**
 * False where a review that was sent here comes home with approval rules that are neither this house's nor those that went out
 * with it: others came into it on its way.
 */
export async function hasRulesOfHome(db: Reading, { review, judging }: ReviewPackage): Promise<boolean> {
  const entries = await db
    .selectFrom('audit')
    .select(['kind', 'payload'])
    .where('entity', '=', review.id)
    .where('kind', 'in', ['review.requested', 'review.packed'])
    .execute()
  if (!entries.some(({ kind }) => kind === 'review.requested')) return true
  const digest = digestOfRules(judging.rules)
  if (digest === digestOfRules(await readRules(db))) return true
  return entries.some(({ payload }) => {
    const packed: unknown = JSON.parse(payload)
    return typeof packed === 'object' && packed !== null && 'rules' in packed && packed.rules === digest
  })
}

/** Where what a package is judged by is another than here, in a sentence each; nothing of it comes into this house's own. */
export async function judgingConflicts(
  db: Reading,
  { review, versions, house, judging, vouchings }: ReviewPackage,
  brought: BroughtReview | undefined,
): Promise<string[]> {
  const names: RuledName[] = [
    ...(review.subject === 'letter' ? (['letter'] as const) : []),
    ...versions.map(({ version }) => version.kind),
    ...house.map(({ kind }) => kind),
  ]
  const own = await readRules(db)
  const differences = ruleDifferences(judging.rules, own, names)
  const known = await openDelegations(db)
  const nameOf = (person: string): string => vouchings.find((vouching) => vouching.person === person)?.name ?? 'somebody'
  const others = judging.standIns.filter(({ from, to, firstDay, lastDay }) =>
    known.some((here) => here.from === from && here.to !== to && here.firstDay <= lastDay && firstDay <= here.lastDay),
  )
  return [
    ...differences.map(
      (difference) =>
        `${difference} ${brought === undefined ? 'Here the rules of this house decide.' : 'The rules here stay as they are; approved is only what meets both.'}`,
    ),
    ...others.map(
      ({ from, to }) =>
        `${nameOf(to)} stands in for ${nameOf(from)} where this review was packed, and somebody else does so here. Who stands in here stays as it is.`,
    ),
    ...(brought !== undefined && digestOfRules(brought.rules) !== digestOfRules(judging.rules)
      ? ['The approval rules where this review was packed have changed since it came. It is judged by those that it came with.']
      : []),
  ]
}
