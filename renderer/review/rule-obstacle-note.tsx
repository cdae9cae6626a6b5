import type { JSX } from 'react'
import type { RequestInput } from '../../core/requests/index.ts'
import { useAnswer } from '../window/answers.ts'

/** Says before something is sent that nobody could approve it, and what to do; nothing where somebody could. */
export function RuleObstacleNote(props: RequestInput<'reviews.obstacle'>): JSX.Element | null {
  const obstacle = useAnswer('reviews.obstacle', { subject: props.subject, id: props.id }).data?.obstacle
  if (obstacle === undefined) return null
  return (
    <div className="send-obstacles" role="alert">
      <p>
        <b>Nobody could approve it as this house stands.</b> {obstacle.message} {obstacle.remedy}
      </p>
    </div>
  )
}
