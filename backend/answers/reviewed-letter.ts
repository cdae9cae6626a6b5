import { adaptingObstacle, digestOfClauseVersion, identityOf, type ClauseVersion } from '../../core/clause/index.ts'
import { digestOfDocument, isAdapted, type Block } from '../../core/document/index.ts'
import { dayOf } from '../../core/letter/index.ts'
import { succeed, type OpenReview, type Result, type ReviewedClause } from '../../core/requests/index.ts'
import {
  adaptationReview,
  digestForKeeping,
  digestOfAdaptation,
  standingOfReview,
  stateOn,
  type ApprovalRules,
  type ClauseState,
  type Decision,
  type Person,
} from '../../core/review/index.ts'
import { reachedDay, standingsIn } from '../release/index.ts'
import type { ReviewItem } from '../store/index.ts'
import type { Reviewing } from './letter-review-answers.ts'
import { namesIn, type NameOf } from './names-in.ts'

/** What the clauses of a letter are looked at with. */
interface Looking {
  readonly item: ReviewItem
  readonly days: readonly string[]
  readonly today: string
  readonly me: Person | undefined
  readonly nameOf: NameOf
  readonly rules: ApprovalRules
  keepings(digest: string): Promise<Result<Decision[]>>
}

/** A letter as its reviewer looks at it: its words, where each clause of it stands today, and which old versions were kept. */
export async function reviewedLetter(
  item: ReviewItem,
  { store, session, host }: Reviewing,
): Promise<Result<{ letter: NonNullable<OpenReview['letter']> }>> {
  const opened = await store.openLetter(item.subjectId)
  if (!opened.ok) return opened
  const { letter } = opened.value
  const standings = await standingsIn(letter, store)
  if (!standings.ok) return standings
  const names = await namesIn(store)
  if (!names.ok) return names
  const rules = await store.rules.read()
  if (!rules.ok) return rules
  const today = host.today()
  const reached = await reachedDay(store, today)
  if (!reached.ok) return reached
  const acting = session.acting()
  const looking: Looking = {
    item,
    today,
    // A letter of a later day is checked for that day too.
    days: [today, reached.value ?? today, dayOf(letter.values) ?? today],
    me: acting.ok ? acting.value.person : undefined,
    nameOf: names.value,
    rules: rules.value,
    keepings: (digest) => store.reviews.keepings(digest),
  }
  const clauses: ReviewedClause[] = []
  for (const block of letter.document) {
    if (block.type !== 'clause') continue
    const clause = await reviewedClause(block, standings.value, looking)
    if (!clause.ok) return clause
    clauses.push(clause.value)
  }
  return succeed({ letter: { letter, clauses } })
}

type Clause = Extract<Block, { type: 'clause' }>

async function reviewedClause(
  block: Clause,
  standings: readonly { readonly version: ClauseVersion; readonly state: ClauseState }[],
  looking: Looking,
): Promise<Result<ReviewedClause>> {
  const siblings = standings
    .filter(({ version }) => identityOf(version) === identityOf(block))
    .map(({ version: whole, state }) => ({ whole, version: whole.version, state, from: whole.valid.from }))
  const own = siblings.find(({ version }) => version === block.version)
  const approved = siblings.filter(({ state }) => state === 'approved').map(({ version }) => version)
  const newest = approved.length === 0 ? {} : { newest: Math.max(...approved) }
  const about = { identity: identityOf(block), version: block.version, title: own?.whole.title ?? block.code, ...newest }
  const adaptation = own === undefined || !isAdapted(block) ? succeed(undefined) : await adaptationOf(block, own.whole, looking)
  if (!adaptation.ok) return adaptation
  if (own === undefined) return succeed({ ...about, kept: [], mayKeep: false })
  const isSuperseded = looking.days.some((day) => stateOn(own, siblings, day) === 'superseded')
  const decided = isSuperseded
    ? await looking.keepings(digestForKeeping(looking.item.digest, digestOfClauseVersion(own.whole)))
    : succeed<Decision[]>([])
  if (!decided.ok) return decided
  return succeed({
    ...about,
    state: isSuperseded ? 'superseded' : stateOn(own, siblings, looking.today),
    kept: decided.value.map(({ person, at, comment }) => ({ name: looking.nameOf(person), at, reason: comment })),
    mayKeep: isSuperseded && mayKeep(decided.value, looking),
    ...(adaptation.value && { adaptation: adaptation.value }),
  })
}

/** Words of the letter's own beside those of the version, and how far their approval has come. */
async function adaptationOf(
  block: Clause,
  version: ClauseVersion,
  { item, rules, me, nameOf, keepings }: Looking,
): Promise<Result<ReviewedClause['adaptation']>> {
  const words = digestOfDocument(block.children)
  const decided = await keepings(digestForKeeping(item.digest, digestOfAdaptation(digestOfClauseVersion(version), words)))
  if (!decided.ok) return decided
  const review = adaptationReview(rules.clauses[version.kind], item.authors, decided.value)
  const { outcome, needed, mayGive } = standingOfReview(review, me === undefined ? [] : [me])
  const isOpen = item.state !== 'released' && item.state !== 'sent' && adaptingObstacle(version, rules.adaptable) === undefined
  return succeed({
    words,
    before: version.body,
    approvals: decided.value.map(({ person, at, comment }) => ({ name: nameOf(person), at, reason: comment })),
    needed,
    isApproved: outcome === 'approved',
    mayApprove: isOpen && mayGive.length > 0,
  })
}

/** Whether who sits here may keep an old version: a reviewer or administrator who did not write the letter, while nobody has kept it. */
function mayKeep(kept: readonly Decision[], { item, me }: Looking): boolean {
  if (me === undefined || kept.length > 0 || item.authors.includes(me.id)) return false
  return item.state !== 'released' && item.state !== 'sent' && me.roles.some((role) => role === 'reviewer' || role === 'administrator')
}
