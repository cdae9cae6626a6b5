import type { JSX } from 'react'
import { useInbox } from './use-reviews.ts'

/** How many reviews wait for the person who sits here; nothing while none does. */
export function ReviewCount(): JSX.Element | null {
  const count = useInbox().data?.waiting.length ?? 0
  if (count === 0) return null
  return (
    <>
      {' '}
      <span className="nav-count">
        {count}
        <span className="visually-hidden"> waiting for you</span>
      </span>
    </>
  )
}
