import { houseChanges, houseStateOn } from '../../core/house/index.ts'
import { succeed, type OpenReview, type Result } from '../../core/requests/index.ts'
import { versionsOf } from './house-answers.ts'
import type { Reviewing } from './letter-review-answers.ts'
import type { NameOf } from './names-in.ts'
import { writerName } from './shown-review.ts'
import { shownStarterValues } from './starter-values.ts'

/** A version of something of the house as its reviewer looks at it. */
export async function reviewedHouse(
  versionId: string,
  nameOf: NameOf,
  { store: { house } }: Reviewing,
): Promise<Result<{ house: NonNullable<OpenReview['house']> }>> {
  const versions = await versionsOf(versionId, house)
  if (!versions.ok) return versions
  const open = versions.value.find(({ id }) => id === versionId)
  if (open === undefined) throw new Error('a version that is not among its own')
  const earlier = versions.value.filter(({ number }) => number < open.number)
  const before = earlier.find(({ state }) => state === 'approved') ?? earlier[0]
  const lines = []
  for (const version of versions.value) {
    const decisions = await house.decisionsOn(version.digest)
    if (!decisions.ok) return decisions
    const { id, number, reason, madeAt, author } = version
    const approvals = decisions.value.filter(({ meaning }) => meaning === 'approve').length
    lines.push({ id, number, reason, madeAt, state: houseStateOn(version, versions.value), author: writerName(author, nameOf), approvals })
  }
  const { thing, reason } = open
  const changes = houseChanges(before?.thing, thing)
  return succeed({
    house: {
      thing,
      changes,
      reason,
      versions: lines,
      ...(before !== undefined && { before: before.number }),
      ...shownStarterValues(open, versions.value),
    },
  })
}
