import { digestOfClauseVersion, identityOf } from '../../core/clause/index.ts'
import { digestOfDocument, isAdapted } from '../../core/document/index.ts'
import type { Finding } from '../../core/letter/index.ts'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import {
  adaptationReview,
  digestForKeeping,
  digestOfAdaptation,
  LetterState,
  type Meaning,
  standingOfReview,
  type Person,
  type Review,
  type Role,
} from '../../core/review/index.ts'
import { letterForReview } from '../release/index.ts'
import { outsideHere, type ReviewItem } from '../store/index.ts'
import type { Answering, HostServices } from './answers.ts'
import type { AnswerGroup } from './answer-group.ts'
import { namesIn } from './names-in.ts'
import { releaseSources } from './release-answers.ts'
import { shownItem } from './shown-review.ts'
import { signDecision } from './sign-decision.ts'

/** What answers about reviews need; the command line has no more. */
export type Reviewing = Pick<Answering, 'store' | 'library' | 'layout' | 'session'> & { readonly host: Pick<HostServices, 'today'> }

export const letterStale: Failure = {
  code: 'review-stale',
  message:
    'The pages of this letter are not those that were sent to review: its letterhead, its template, a picture or the layout has changed since.',
  remedy: 'Take it back, look at its pages, and send it to review again.',
}
const notPinned: Failure = {
  code: 'clause-not-in-letter',
  message: 'This letter does not carry this version of the clause.',
  remedy: 'Choose a clause of this letter.',
}

export function letterReviewAnswers(answering: Reviewing): AnswerGroup<'letters.submit' | 'letters.standing' | 'letters.keep'> {
  const { store, session, host } = answering
  return {
    'letters.submit': async ({ id, note, due }) => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const { person } = acting.value
      const read = await letterForReview(id, releaseSources(answering, answering.host.today()))
      if (!read.ok) return read
      const sealed = sealsHold(read.value)
      if (!sealed.ok) return sealed
      const { digest, revision } = read.value
      const sending = { subject: 'letter' as const, id, note, due, today: host.today(), letter: { digest, revision } }
      const sent = await store.reviews.send(sending, person)
      if (!sent.ok) return sent
      const names = await namesIn(store)
      return names.ok ? succeed(shownItem(sent.value, names.value, person.id)) : names
    },
    'letters.standing': async ({ id }) => {
      const state = await store.reviews.stateOfLetter(id)
      if (!state.ok) return state
      const last = await store.reviews.lastFor(id)
      if (!last.ok) return last
      const standing = { state: LetterState.parse(state.value), approvals: 0 }
      if (last.value === undefined) return succeed(standing)
      const item = await store.reviews.open(last.value, host.today())
      if (!item.ok) return item
      const shown = await namesIn(store)
      if (!shown.ok) return shown
      const review = shownItem(item.value, shown.value, session.actor())
      const counts = standing.state === 'in-review' || standing.state === 'approved'
      return succeed({ ...standing, ...(review.outcome === undefined && { review }), approvals: counts ? review.given : 0 })
    },
    'letters.keep': async ({ id, identity, version, words, reason }) => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const read = await letterForReview(id, releaseSources(answering, answering.host.today()))
      if (!read.ok) return read
      const { letter, digest, authors } = read.value
      const isPinned = letter.document.some(
        (block) =>
          block.type === 'clause' &&
          identityOf(block) === identity &&
          block.version === version &&
          (words === undefined || (isAdapted(block) && digestOfDocument(block.children) === words)),
      )
      const versions = await store.library.versions([identity.split(' ')[0] ?? ''])
      if (!versions.ok) return versions
      const open = versions.value.find((each) => identityOf(each.version) === identity && each.number === version)
      if (!isPinned || open === undefined) return fail(notPinned)
      const rules = await store.rules.read()
      if (!rules.ok) return rules
      const rule = words === undefined ? undefined : rules.value.clauses[open.version.kind]
      const { person } = acting.value
      const versionDigest = digestOfClauseVersion(open.version)
      const keepings =
        words === undefined ? succeed([]) : await store.reviews.keepings(digestForKeeping(digest, digestOfAdaptation(versionDigest, words)))
      if (!keepings.ok) return keepings
      const about = {
        subject: 'letter' as const,
        digest: digestForKeeping(digest, words === undefined ? versionDigest : digestOfAdaptation(versionDigest, words)),
        meaning: 'keep' as const,
        role: roleToKeep(person, rule && adaptationReview(rule, authors, keepings.value)),
        comment: reason,
      }
      const kept = await store.reviews.keep(signDecision(acting.value, about, outsideHere()), authors, rule)
      return kept.ok ? succeed({}) : kept
    },
  }
}

/** The role in which somebody decides: of adapted words one that their approval still waits for. */
function roleToKeep({ roles }: Person, review: Review | undefined): Role {
  const asked =
    review === undefined ? (['reviewer', 'administrator'] as const) : [...standingOfReview(review, []).open.flat(), ...review.rule.roles]
  return asked.find((role) => roles.includes(role)) ?? roles[0] ?? 'author'
}

/**
 * Succeeds where a letter may be decided on: its pages are those that were sent to review, and it is not approved with a
 * quotation whose seal is broken. Refusing it stays possible.
 */
export async function letterMayBeDecided({ subjectId, digest }: ReviewItem, meaning: Meaning, answering: Reviewing): Promise<Result<void>> {
  const read = await letterForReview(subjectId, releaseSources(answering, answering.host.today()))
  if (!read.ok) return read
  if (read.value.digest !== digest) return fail(letterStale)
  return meaning === 'approve' ? sealsHold(read.value) : succeed(undefined)
}

function sealsHold({ seals: [broken] }: { readonly seals: readonly Finding[] }): Result<void> {
  if (broken === undefined) return succeed(undefined)
  const { code, message, remedy, place } = broken
  return fail({ code, message: `${place.clause ?? 'A clause'} in this letter: ${message}`, remedy })
}
