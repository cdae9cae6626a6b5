import { identityOf } from '../../core/clause/index.ts'
import type { Meaning } from '../../core/review/index.ts'
import { fail, succeed, type OpenReview, type Result } from '../../core/requests/index.ts'
import type { Block } from '../../core/document/index.ts'
import { outsideHere, type OpenClause, type ReviewItem, type Store } from '../store/index.ts'
import type { AnswerGroup } from './answer-group.ts'
import { mentionsOf } from './comment-answers.ts'
import { letterMayBeDecided, type Reviewing } from './letter-review-answers.ts'
import { sealsOf } from './evidence-text.ts'
import { reviewedHouse } from './reviewed-house.ts'
import { reviewedLetter } from './reviewed-letter.ts'
import { namesIn, type NameOf } from './names-in.ts'
import { shownComment, shownDecisions, shownItem, writerName } from './shown-review.ts'
import { signDecision } from './sign-decision.ts'
import { confirmedAsOurs } from './starter-values.ts'

type ReviewRequests = 'reviews.inbox' | 'reviews.open' | 'reviews.send' | 'reviews.obstacle' | 'reviews.takeBack' | 'reviews.decide'

export function reviewAnswers(answering: Reviewing): AnswerGroup<ReviewRequests> {
  const { store, session, host } = answering
  const { reviews } = store
  /** A review as the person who sits here sees it. */
  const shown = async (item: Result<ReviewItem>, me: string) => {
    if (!item.ok) return item
    const names = await namesIn(store)
    return names.ok ? succeed(shownItem(item.value, names.value, me)) : names
  }
  return {
    'reviews.inbox': async () => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const { id: me, name: person } = acting.value.person
      const names = await namesIn(store)
      if (!names.ok) return names
      const listed = await reviews.list(host.today())
      if (!listed.ok) return listed
      const items = listed.value.map((item) => ({ item, shape: shownItem(item, names.value, me) }))
      const open = items.filter(({ item }) => item.outcome === undefined)
      const isMine = ({ item }: { readonly item: ReviewItem }): boolean => item.sentBy === me || item.authors.includes(me)
      const isBack = (each: { readonly item: ReviewItem }): boolean => each.item.isReturned && isMine(each)
      const mentions = await mentionsOf(me, store, names.value, host.today())
      if (!mentions.ok) return mentions
      return succeed({
        person,
        mentions: mentions.value,
        waiting: open.filter(({ shape }) => shape.mine.length > 0).map(({ shape }) => shape),
        // What they sent stands here too where they may decide on it as well: it is theirs to take back.
        sent: open.filter(isMine).map(({ shape }) => shape),
        others: open.filter((each) => each.shape.mine.length === 0 && !isMine(each)).map(({ shape }) => shape),
        returned: items.filter(isBack).map(({ shape }) => shape),
        decided: items
          .filter((each) => each.item.outcome !== undefined && !isBack(each) && (isMine(each) || hasDecided(each.item, me)))
          .map(({ shape }) => shape),
      })
    },
    'reviews.open': async ({ id }) => openReview(id, answering),
    'reviews.send': async ({ id, note, due }) => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const { person } = acting.value
      const sealed = await sealOf(store, id)
      if (!sealed.ok) return sealed
      return shown(await reviews.send({ subject: 'clause-version', id, note, due, today: host.today() }, person), person.id)
    },
    'reviews.obstacle': async ({ subject, id }) => {
      const found = await reviews.obstacle(subject, id)
      if (!found.ok) return found
      return succeed(found.value === undefined ? {} : { obstacle: { message: found.value.message, remedy: found.value.remedy } })
    },
    'reviews.takeBack': async ({ id }) => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const done = await reviews.takeBack(id, acting.value.person, host.today())
      return done.ok ? succeed({}) : done
    },
    'reviews.decide': async ({ id, meaning, comment, role: wanted, insteadOf }) => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const { person } = acting.value
      const opened = await reviews.open(id, host.today())
      if (!opened.ok) return opened
      const may = await mayBeDecided(opened.value, meaning, answering)
      if (!may.ok) return may
      const ours =
        meaning === 'approve' && opened.value.subject === 'company'
          ? await confirmedAsOurs(opened.value.subjectId, comment, store)
          : succeed(undefined)
      if (!ours.ok) return ours
      const absent = insteadOf === undefined ? succeed(undefined) : await store.people.open(insteadOf)
      if (!absent.ok) return absent
      const { subject, digest, standing } = opened.value
      const roles = standing.mayGive.find((candidate) => candidate.person === person.id)?.roles ?? []
      const role = wanted ?? roles[0] ?? standing.open.flat().find((each) => person.roles.includes(each)) ?? person.roles[0] ?? 'author'
      const decision = signDecision(acting.value, { subject, digest, meaning, role, comment }, outsideHere())
      return shown(await reviews.decide(id, decision, { insteadOf: absent.value, today: host.today() }), person.id)
    },
  }
}

/** Whether somebody decided in this review. Decisions belong to a digest: one sent again word for word takes them from the first. */
function hasDecided({ outcome, decisions }: ReviewItem, person: string): boolean {
  return outcome !== 'taken-back' && decisions.some((made) => made.person === person)
}

function blocksOf({ clause, letter }: Pick<OpenReview, 'clause' | 'letter'>): readonly Block[] {
  return clause?.version.body ?? letter?.letter.document ?? []
}

/** Everything that a reviewer looks at. */
async function openReview(id: string, answering: Reviewing): Promise<Result<OpenReview>> {
  const { store, session, host } = answering
  const opened = await store.reviews.open(id, host.today())
  if (!opened.ok) return opened
  const names = await namesIn(store)
  if (!names.ok) return names
  const item = opened.value
  const subject = await reviewedSubject(item, names.value, answering)
  if (!subject.ok) return subject
  const blocks = blocksOf(subject.value)
  const comments = await store.comments.on(item.subjectId)
  if (!comments.ok) return comments
  return succeed({
    item: shownItem(item, names.value, session.actor()),
    digest: item.digest,
    ...subject.value,
    decisions: shownDecisions(item, names.value),
    comments: comments.value.map((comment) => shownComment(comment, blocks, names.value)),
  })
}

async function reviewedSubject(
  item: ReviewItem,
  nameOf: NameOf,
  answering: Reviewing,
): Promise<Result<Pick<OpenReview, 'clause' | 'letter' | 'house'>>> {
  const { subject, subjectId } = item
  if (subject === 'letter') return reviewedLetter(item, answering)
  return subject === 'clause-version' ? reviewedClause(subjectId, nameOf, answering) : reviewedHouse(subjectId, nameOf, answering)
}

async function reviewedClause(
  versionId: string,
  nameOf: NameOf,
  { store, host }: Reviewing,
): Promise<Result<{ clause: NonNullable<OpenReview['clause']> }>> {
  const version = await store.library.openVersion(versionId)
  if (!version.ok) return version
  const clause = await store.library.openClause(version.value.clauseId, host.today())
  if (!clause.ok) return clause
  const before = versionBefore(clause.value, version.value.number)
  const earlier = await saidOfEarlier(clause.value, version.value.number, nameOf, store)
  if (!earlier.ok) return earlier
  const uses = await store.register.whereUsed(identityOf(version.value.version))
  if (!uses.ok) return fail(uses.error)
  const versions = clause.value.versions.map(({ id, number, stands, reason, author, madeAt, decisions }) => ({
    id,
    number,
    reason,
    madeAt,
    state: stands,
    author: writerName(author, nameOf),
    approvals: decisions.filter(({ meaning }) => meaning === 'approve').length,
  }))
  const { drafts, released, sent } = uses.value
  const counts = { drafts: drafts.length, released: released.length + sent.length }
  return succeed({
    clause: {
      version: version.value.version,
      ...(before !== undefined && { before }),
      reason: version.value.reason,
      versions,
      ...counts,
      clauseId: version.value.clauseId,
      ...(earlier.value !== undefined && { earlier: earlier.value }),
    },
  })
}

type Earlier = NonNullable<NonNullable<OpenReview['clause']>['earlier']>

/** What is to be looked for in a version: why the one before it came back, and what is still open of the comments on that. */
async function saidOfEarlier(
  { versions }: OpenClause,
  number: number,
  nameOf: NameOf,
  { comments }: Pick<Store, 'comments'>,
): Promise<Result<Earlier | undefined>> {
  const last = versions.filter((each) => each.number < number).toSorted((left, right) => right.number - left.number)[0]
  const decisions = (last?.decisions ?? []).filter(({ meaning }) => meaning === 'refuse' || meaning === 'ask-changes')
  if (last === undefined || decisions.length === 0) return succeed(undefined)
  const said = await comments.on(last.id)
  if (!said.ok) return said
  const open = said.value
    .map((comment) => shownComment(comment, last.version.body, nameOf))
    .filter(({ resolvedBy }) => resolvedBy === undefined)
  return succeed({
    number: last.number,
    answers: decisions.map(({ person, comment }) => ({ name: nameOf(person), comment })),
    comments: open,
  })
}

/** The newest approved version before a number, or the one before where none was approved. */
function versionBefore({ versions }: OpenClause, number: number) {
  const earlier = versions.filter((each) => each.number < number)
  return (earlier.find(({ state, approvedAt }) => state === 'approved' || approvedAt !== undefined) ?? earlier[0])?.version
}

/** Succeeds where what is under review may be decided on as it stands: what is approved has no broken seal. */
export async function mayBeDecided(item: ReviewItem, meaning: Meaning, answering: Reviewing): Promise<Result<void>> {
  if (item.subject === 'letter') return letterMayBeDecided(item, meaning, answering)
  return item.subject === 'clause-version' && meaning === 'approve' ? sealOf(answering.store, item.subjectId) : succeed(undefined)
}

/** Succeeds unless the version's seal is broken: nothing goes to review or is approved with one. Refusing it stays possible. */
async function sealOf(store: Store, versionId: string): Promise<Result<void>> {
  const opened = await store.library.openVersion(versionId)
  return opened.ok ? sealsOf(store, opened.value.version) : opened
}
