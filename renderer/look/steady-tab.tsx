import type { JSX } from 'react'
import { Tab } from 'react-aria-components'

interface SteadyTabProps {
  readonly id: string
  readonly title: string
  /** How many things are to be looked at behind it; nothing is shown for none. */
  readonly count?: number
  /** True where they are to be mended. */
  readonly isBad?: boolean
  /** True where there is nothing to look at, and the number only says how many there are. */
  readonly isPlain?: boolean
  /** What the number means, where the title alone does not tell. */
  readonly countLabel?: string
}

/** A tab as wide chosen as not chosen, so that its neighbours stay where they are. */
export function SteadyTab({ id, title, count = 0, isBad = false, isPlain = false, countLabel }: SteadyTabProps): JSX.Element {
  return (
    <Tab id={id}>
      <span className="steady" data-text={title}>
        {title}
      </span>
      {count > 0 && (
        <span className={`count${isBad ? ' count-bad' : isPlain ? ' count-plain' : ''}`} aria-label={countLabel}>
          {count}
        </span>
      )}
    </Tab>
  )
}
