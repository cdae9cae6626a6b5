import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { countedVerdicts, standingOfReview } from '../../core/review/index.ts'
import type { StoreFailure } from './failures.ts'
import type { ReviewFacts } from './review-facts.ts'

/**
 * What earlier decisions on exactly these words mean for a new review of them: letters may have the same words, and an
 * edit may be undone. Nobody decides twice, so a review of words that were decided on would wait for ever.
 */
export function decidedBefore({ review, people }: ReviewFacts): Result<'open' | 'approved', StoreFailure> {
  const { outcome } = standingOfReview(review, people)
  if (outcome === 'approved') return succeed('approved')
  if (outcome === 'in-review') return succeed('open')
  const against = countedVerdicts(review).find(({ meaning }) => meaning === (outcome === 'refused' ? 'refuse' : 'ask-changes'))
  const by = people.find(({ id }) => id === against?.person)?.name ?? 'somebody of this house'
  return fail({
    code: 'decided-already',
    message:
      outcome === 'refused'
        ? `Exactly these words were refused by ${by}, and nobody decides twice.`
        : `${by} asked for changes of exactly these words, and nobody decides twice.`,
    remedy: 'Change them, and send them to review then.',
  })
}
