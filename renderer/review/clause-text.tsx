import { useState, type JSX } from 'react'
import type { OpenReview } from '../../core/requests/index.ts'
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
  const control = (
    <select
      className="review-choice"
      aria-label="How the text is shown"
      value={view}
      onChange={({ target }) => setView(viewOf(target.value))}
    >
      {Object.entries(viewNames).map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
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

const viewNames = { inline: 'Inline', beside: 'Side by side', words: 'Words' } as const
type View = keyof typeof viewNames

function viewOf(name: string): View {
  return name === 'beside' || name === 'words' ? name : 'inline'
}
