import { lazy, Suspense, type JSX } from 'react'
import type { EvidenceViewProps } from './evidence-desk.tsx'

const EvidenceDesk = lazy(async () => ({ default: (await import('./evidence-desk.tsx')).EvidenceDesk }))

/** A file of evidence with passages marked on its pages. What draws PDFs is fetched when one is first shown, not when the window starts. */
export function EvidenceView(props: EvidenceViewProps): JSX.Element {
  return (
    <Suspense fallback={<p className="evidence-wait appears-late">Opening the evidence …</p>}>
      <EvidenceDesk key={props.digest} {...props} />
    </Suspense>
  )
}
