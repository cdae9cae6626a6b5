import { succeed } from '../../core/requests/index.ts'
import type { AnswerGroup } from './answer-group.ts'
import { houseAnswers } from './house-answers.ts'
import type { Reviewing } from './letter-review-answers.ts'
import { reviewAnswers } from './review-answers.ts'

/** Sends several at once, each as it would be sent alone. */
export function sendManyAnswers(answering: Reviewing): AnswerGroup<'reviews.sendMany'> {
  const { 'reviews.send': sendClause } = reviewAnswers(answering)
  const { 'house.submit': sendHouse } = houseAnswers(answering)
  return {
    'reviews.sendMany': async ({ subject, ids, note, due }) => {
      const acting = answering.session.acting()
      if (!acting.ok) return acting
      const send = subject === 'house' ? sendHouse : sendClause
      const results = []
      for (const id of ids) {
        const sent = await send({ id, note, due })
        results.push(sent.ok ? { sent: sent.value } : { refused: sent.error })
      }
      return succeed({ results })
    },
  }
}
