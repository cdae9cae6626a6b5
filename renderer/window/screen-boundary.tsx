import type { JSX, ReactNode } from 'react'
import { ErrorBoundary } from '../look/error-boundary.tsx'
import { goToStart } from './place.ts'

/** Draws a screen, or a part of one. Where it cannot be drawn, a sentence stands in its place, and the rest of the window goes on. */
export function ScreenBoundary({
  what,
  subject,
  children,
}: {
  /** What could not be drawn, as a sentence begins. */
  readonly what: string
  /** Another one is tried by itself. */
  readonly subject?: unknown
  readonly children: ReactNode
}): JSX.Element {
  return (
    <ErrorBoundary subject={subject} renderBroken={(again) => <Broken what={what} again={again} />}>
      {children}
    </ErrorBoundary>
  )
}

function Broken({ what, again }: { readonly what: string; again(): void }): JSX.Element {
  return (
    <div className="waiting" role="alert">
      <h1>{what} could not be drawn</h1>
      <p>This is a fault of Chancery. What was saved is kept as it is, and what was typed in the last second is being saved.</p>
      <div className="waiting-buttons">
        <button type="button" className="button" onClick={again}>
          Try again
        </button>
        <button type="button" className="button" onClick={goToStart}>
          All letters
        </button>
      </div>
    </div>
  )
}
