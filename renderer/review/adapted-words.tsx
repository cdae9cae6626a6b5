import { useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import type { Failure, ReviewedClause } from '../../core/requests/index.ts'
import { ReasonDialog } from '../clauses/reason-dialog.tsx'
import { ask } from '../desktop.ts'
import { useNotify } from '../window/notices.tsx'
import { dayText } from './review-words.ts'
import { useReviewsChanged } from './use-reviews.ts'

interface AdaptedWordsProps {
  readonly clause: ReviewedClause
  readonly letterId: string
}

/** How far the approval of adapted words has come, and the way to give one. Nothing where the letter has the clause's own words. */
export function AdaptedWords({ clause, letterId }: AdaptedWordsProps): JSX.Element | null {
  const [isAsking, setAsking] = useState(false)
  const { adaptation, title } = clause
  if (adaptation === undefined) return null
  const { approvals, needed, isApproved, mayApprove } = adaptation
  return (
    <>
      {approvals.map(({ name, at, reason }) => (
        <p key={`${name} ${at}`} className="review-standing">
          Its adapted words approved by {name}, {dayText(at)}: “{reason}” An edit of the letter voids this.
        </p>
      ))}
      {!isApproved && (
        <p className={mayApprove ? 'review-standing' : 'review-standing tone-bad'}>
          Adapted in this letter. Its words block the release until{' '}
          {needed === 1 ? 'a reviewer approves' : `${String(needed)} reviewers approve`} them, apart from the letter.{' '}
          {mayApprove && (
            <Button className="link-button" onPress={() => setAsking(true)}>
              Approve the adapted words of {title} …
            </Button>
          )}
        </p>
      )}
      {isAsking && <ApproveDialog clause={clause} letterId={letterId} close={() => setAsking(false)} />}
    </>
  )
}

function ApproveDialog({ clause, letterId, close }: AdaptedWordsProps & { close(): void }): JSX.Element {
  const { identity, version, title, adaptation } = clause
  const notify = useNotify()
  const changed = useReviewsChanged()
  const run = async (reason: string): Promise<Failure | undefined> => {
    const kept = await ask('letters.keep', { id: letterId, identity, version, words: adaptation?.words, reason })
    if (!kept.ok) return kept.error
    notify({ text: `The adapted words of ${title} are approved for this letter.` })
    await changed()
    return undefined
  }
  return (
    <ReasonDialog
      title={`Approve the adapted words of ${title}`}
      hint="Why may this letter have these words in the place of the approved ones? You sign them for this letter as it stands: an edit voids it."
      button="Approve these words"
      missing="Say why; it stands beside your approval."
      close={close}
      run={run}
    />
  )
}
