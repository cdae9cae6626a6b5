import { digestOfClauseVersion, identityOf } from '../../core/clause/index.ts'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import { digestForKeeping, LetterState } from '../../core/review/index.ts'
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
    'letters.keep': async ({ id, identity, version, reason }) => {
      const acting = session.acting()
      if (!acting.ok) return acting
      const read = await letterForReview(id, releaseSources(answering, answering.host.today()))
      if (!read.ok) return read
      const { letter, digest, authors } = read.value
      const isPinned = letter.document.some(
        (block) => block.type === 'clause' && identityOf(block) === identity && block.version === version,
      )
      const versions = await store.library.versions([identity.split(' ')[0] ?? ''])
      if (!versions.ok) return versions
      const open = versions.value.find((each) => identityOf(each.version) === identity && each.number === version)
      if (!isPinned || open === undefined) return fail(notPinned)
      const { person } = acting.value
      const role = person.roles.find((each) => each === 'reviewer' || each === 'administrator') ?? person.roles[0] ?? 'author'
      const about = {
        subject: 'letter' as const,
        digest: digestForKeeping(digest, digestOfClauseVersion(open.version)),
        meaning: 'keep' as const,
        role,
        comment: reason,
      }
      const kept = await store.reviews.keep(signDecision(acting.value, about, outsideHere()), authors)
      return kept.ok ? succeed({}) : kept
    },
  }
}

/** What a decision on a review signs now; fails where a letter's pages moved away from what was sent. */
export async function currentDigest({ subject, subjectId, digest }: ReviewItem, answering: Reviewing): Promise<Result<string>> {
  if (subject !== 'letter') return succeed(digest)
  const read = await letterForReview(subjectId, releaseSources(answering, answering.host.today()))
  if (!read.ok) return read
  return read.value.digest === digest ? succeed(digest) : fail(letterStale)
}
