import type { JSX } from 'react'
import { useInbox } from './use-reviews.ts'

/** What the mark has room for. */
const mostShown = 99

/** How many reviews, things that came back and comments wait for the person who sits here; nothing while none does. */
export function ReviewCount(): JSX.Element | null {
  const { waiting = [], returned = [], mentions = [] } = useInbox().data ?? {}
  const count = waiting.length + returned.length + mentions.length
  if (count === 0) return null
  return (
    <>
      {' '}
      <span className="nav-count">
        <span aria-hidden="true">{count > mostShown ? `${String(mostShown)}+` : count}</span>
        <span className="visually-hidden">{count.toLocaleString('en-GB')} waiting for you</span>
      </span>
    </>
  )
}
