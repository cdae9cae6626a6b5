import { useQuery } from '@tanstack/react-query'
import type { JSX } from 'react'
import { Label, ProgressBar } from 'react-aria-components'
import { answerOf } from '../window/answers.ts'

export interface Steps {
  readonly done: number
  readonly total: number
}

/** How far something is; without a total, that it goes on. */
export function StepsBar({ label, steps: { done, total } }: { readonly label: string; readonly steps: Steps }): JSX.Element {
  const isUnknown = total === 0
  return (
    <ProgressBar className="progress" isIndeterminate={isUnknown} value={isUnknown ? 0 : (100 * done) / total}>
      {({ percentage }) => (
        <>
          <Label>
            {label}
            {!isUnknown && ` ${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`}
          </Label>
          <div className="progress-track">
            <div
              className={isUnknown ? 'progress-fill' : 'progress-done'}
              style={isUnknown ? {} : { width: `${String(percentage ?? 0)}%` }}
            />
          </div>
        </>
      )}
    </ProgressBar>
  )
}

/** Milliseconds between two looks at the host's work. */
const look = 200

interface HostProgressProps {
  readonly label: string
  readonly ticket: string
  /** Which of the host's works it is. */
  readonly of?: 'library.progress' | 'signing.progress'
}

/** How far the host is with the work under a ticket. */
export function HostProgress({ label, ticket, of = 'library.progress' }: HostProgressProps): JSX.Element {
  const { data } = useQuery({
    queryKey: [of, { ticket }],
    queryFn: () => answerOf(of, { ticket }),
    refetchInterval: look,
    staleTime: 0,
    gcTime: 0,
  })
  return <StepsBar label={label} steps={data ?? { done: 0, total: 0 }} />
}
