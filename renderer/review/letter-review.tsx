import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import { useCommands, type Command } from '../commands/command.ts'
import { ask } from '../desktop.ts'
import { useAnswer } from '../window/answers.ts'
import { useNotify } from '../window/notices.tsx'
import { addressOf } from '../window/place.ts'
import { markOf, stateWords } from './review-words.ts'
import { SendDialog } from './send-dialog.tsx'

interface LetterReviewProps {
  readonly id: string
  /** When the letter was last saved: after each save it may stand elsewhere. */
  readonly savedAt: number | undefined
  /** Puts everything written so far into the store: what is sent to review is what stands there. */
  save(): Promise<void>
}

/** Where a letter stands, in its header, and the way to its reviewers. An edit that voids approvals says so. */
export function LetterReview({ id, savedAt, save }: LetterReviewProps): JSX.Element {
  const [isSending, setSending] = useState(false)
  const standing = useAnswer('letters.standing', { id })
  const state = standing.data?.state
  const review = standing.data?.review
  useStandingAfter(savedAt)
  useVoidNotice(state)
  const maySend = state === 'draft' || state === 'changes-asked'
  useCommands(
    useMemo<Command[]>(
      () =>
        maySend
          ? [{ id: 'submit-letter', title: 'Send the letter to review', group: 'Letter', keys: 'Mod+Alt+S', run: () => setSending(true) }]
          : [],
      [maySend],
    ),
  )
  return (
    <>
      {state !== undefined && (
        <span className={`state-pill ${markOf(state)}`} role="status">
          {stateWords[state]}
        </span>
      )}
      {review !== undefined && (
        <a className="review-soft" href={addressOf('review', review.id)}>
          {review.given} of {review.needed}
        </a>
      )}
      {maySend && (
        <Button className="button" onPress={() => setSending(true)}>
          Send to review …
        </Button>
      )}
      {isSending && (
        <SendDialog
          title="Send the letter to review"
          send={async (note) => (await save(), ask('letters.submit', { id, note }))}
          close={() => setSending(false)}
        />
      )}
    </>
  )
}

/** Asks again where the letter stands once it was saved. */
function useStandingAfter(savedAt: number | undefined): void {
  const queries = useQueryClient()
  useEffect(() => {
    if (savedAt !== undefined) void queries.invalidateQueries({ queryKey: ['letters.standing'] })
  }, [savedAt, queries])
}

/** Says when a letter that was in review or approved is a draft again. */
function useVoidNotice(state: string | undefined): void {
  const notify = useNotify()
  const before = useRef(state)
  useEffect(() => {
    if (state === 'draft' && (before.current === 'approved' || before.current === 'in-review'))
      notify({ text: 'The letter is a draft again: an edit voids its review and its approvals.' })
    before.current = state ?? before.current
  }, [state, notify])
}
