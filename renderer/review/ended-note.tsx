import type { JSX } from 'react'
import type { ClauseVersion } from '../../core/clause/index.ts'
import { useToday } from '../window/today.ts'
import { dayText } from './review-words.ts'

/** Says of a version whose last day is over that its approval would be in vain; nothing of another. */
export function EndedNote({ valid: { until } }: Pick<ClauseVersion, 'valid'>): JSX.Element | undefined {
  const today = useToday()
  if (until === undefined || until >= today) return undefined
  return <p className="ended-note">It ended on {dayText(until)}: approved as it stands, no letter of today could carry it.</p>
}
