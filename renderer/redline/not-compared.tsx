import type { JSX } from 'react'
import { Button } from 'react-aria-components'

/** Said in place of a redline whose comparison stopped. */
export function NotCompared({ what, again }: { readonly what: string; again(): void }): JSX.Element {
  return (
    <div className="redline-failed" role="alert">
      <p>{what} could not be compared, because the comparison stopped.</p>
      <Button className="link-button" onPress={again}>
        Compare again
      </Button>
    </div>
  )
}
