import { useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import type { Failure, ReviewedClause } from '../../core/requests/index.ts'
import { ReasonDialog } from '../clauses/reason-dialog.tsx'
import { ask } from '../desktop.ts'
import { useNotify } from '../window/notices.tsx'
import { dayText } from './review-words.ts'
import { useReviewsChanged } from './use-reviews.ts'

interface KeepOldVersionProps {
  readonly clause: ReviewedClause
  readonly letterId: string
}

/** Lets a letter leave with a superseded version, with a reason; or says who did. Nothing where there is nothing to keep. */
export function KeepOldVersion({ clause, letterId }: KeepOldVersionProps): JSX.Element | null {
  const [isAsking, setAsking] = useState(false)
  if (clause.kept.length > 0)
    return (
      <>
        {clause.kept.map(({ name, at, reason }) => (
          <p key={`${name} ${at}`} className="review-standing">
            Kept by {name}, {dayText(at)}: “{reason}” An edit of the letter voids this.
          </p>
        ))}
      </>
    )
  if (clause.state !== 'superseded') return null
  if (!clause.mayKeep)
    return <p className="review-standing tone-bad">It blocks the release until its author takes the newer one, or a reviewer keeps it.</p>
  return (
    <p className="review-standing">
      It blocks the release until its author takes the newer one, or you keep it.{' '}
      <Button className="link-button" onPress={() => setAsking(true)}>
        Keep v{clause.version} of {clause.title} …
      </Button>
      {isAsking && <KeepDialog clause={clause} letterId={letterId} close={() => setAsking(false)} />}
    </p>
  )
}

function KeepDialog({ clause, letterId, close }: KeepOldVersionProps & { close(): void }): JSX.Element {
  const { identity, version, title, newest } = clause
  const notify = useNotify()
  const changed = useReviewsChanged()
  const run = async (reason: string): Promise<Failure | undefined> => {
    const kept = await ask('letters.keep', { id: letterId, identity, version, reason })
    if (!kept.ok) return kept.error
    notify({ text: `v${String(version)} of ${title} is kept in this letter.` })
    await changed()
    return undefined
  }
  return (
    <ReasonDialog
      title={`Keep v${String(version)} of ${title}`}
      hint={`Why may this letter leave with the old version${newest === undefined ? '' : `, though v${String(newest)} is approved`}? You sign it for this letter as it stands: an edit voids it.`}
      button="Keep it"
      close={close}
      run={run}
    />
  )
}
