import { useState, type JSX } from 'react'
import type { OpenReview } from '../../core/requests/index.ts'
import { Choice } from '../look/choice.tsx'
import { RedlineView } from '../redline/redline-view.tsx'
import { ReadingText, type Reading } from './reading-text.tsx'
import { ReviewText } from './review-text.tsx'

interface ClauseTextProps {
  readonly clause: NonNullable<OpenReview['clause']>
  readonly reading: Reading
}

/** The words of a version as changes to the one before it, or as they read; to comment on a passage, it is selected in the words. */
export function ClauseText({ clause: { version, before }, reading }: ClauseTextProps): JSX.Element {
  const [view, setView] = useState<View>(before === undefined ? 'words' : 'inline')
  const control = <Choice<View> label="How the text is shown" labelled="unseen" value={view} options={views} change={setView} />
  if (before !== undefined && view !== 'words')
    return (
      <ReadingText className="review-redline" reading={reading}>
        <RedlineView before={before} after={version} chosen={{ layout: view, control }} />
      </ReadingText>
    )
  return (
    <>
      {before !== undefined && (
        <div className="redline-bar review-bar">
          <b>v{version.version}</b>
          <span className="window-header-gap" />
          {control}
        </div>
      )}
      <ReadingText className="review-text" reading={reading}>
        <ReviewText blocks={version.body} />
      </ReadingText>
    </>
  )
}

const views = [
  { id: 'inline', title: 'Inline' },
  { id: 'beside', title: 'Side by side' },
  { id: 'words', title: 'Words' },
] as const
type View = (typeof views)[number]['id']
