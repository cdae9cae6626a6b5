import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState, type JSX } from 'react'
import { Button } from 'react-aria-components'
import { wordsToSpell, type Finding, type Letter } from '../../core/letter/index.ts'
import type { Result } from '../../core/requests/index.ts'
import { stateWords, turnText, waitsText } from '../../core/review/index.ts'
import { useCommands, type Command } from '../commands/command.ts'
import { ask } from '../desktop.ts'
import { buttonClass } from '../look/button-class.ts'
import { afterSave } from '../saving/after-save.ts'
import type { SavingSession } from '../saving/saving-session.ts'
import { useSavedAt } from '../saving/use-saving-session.ts'
import { MisspeltNote } from '../spelling/misspelt.tsx'
import { useAnswer } from '../window/answers.ts'
import { useNotify } from '../window/notices.tsx'
import { addressOf } from '../window/place.ts'
import { markOf } from './review-words.ts'
import { SendDialog } from './send-dialog.tsx'

/** The letter's session: what is sent to review is what stands in the store, so that everything written so far goes there first. */
type LetterOnDesk = SavingSession<object> & { readonly id: string; readonly letter: Letter }

/** Where a letter stands, in its header, and the way to its reviewers; `isNext` where that is the next step. An edit that voids approvals says so. */
export function LetterReview({ session, isNext }: { readonly session: LetterOnDesk; readonly isNext: boolean }): JSX.Element {
  const { id } = session
  const save = (): Promise<Result<void>> => session.flush()
  const [isSending, setSending] = useState(false)
  const standing = useAnswer('letters.standing', { id })
  const state = standing.data?.state
  const review = standing.data?.review
  useStandingAfter(useSavedAt(session))
  useVoidNotice(state)
  const maySend = state === 'draft' || state === 'changes-asked' || state === 'refused'
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
        <a className="review-soft" href={addressOf('review', review.id)} title={turnText(review)}>
          {waitsText(review)}
        </a>
      )}
      {maySend && (
        <Button className={buttonClass(isNext)} onPress={() => setSending(true)}>
          Send to review …
        </Button>
      )}
      {isSending && (
        <SendDialog
          title="Send the letter to review"
          of={{ subject: 'letter', id }}
          warning={
            <>
              <Obstacles id={id} save={save} />
              <Misspelt session={session} />
            </>
          }
          hint="It is read as it stands now; an edit after it was sent voids its review."
          send={(words) => afterSave(save, () => ask('letters.submit', { id, ...words }))}
          close={() => setSending(false)}
        />
      )}
    </>
  )
}

const ofTheLetter: ReadonlySet<Finding['code']> = new Set(['letter-unapproved', 'letter-refused', 'approval-void'])

/** What would keep the letter from its release though its reviewers approve it: they would read it in vain. */
function Obstacles({ id, save }: { readonly id: string; save(): Promise<Result<void>> }): JSX.Element | null {
  const check = useQuery({
    queryKey: ['letters.releaseCheck', id, 'before-review'],
    queryFn: () => afterSave(save, () => ask('letters.releaseCheck', { id })),
    staleTime: 0,
    gcTime: 0,
  })
  const errors = check.data?.ok === true ? check.data.value.findings.filter(stands) : []
  if (errors.length === 0) return null
  const shown = errors.slice(0, 4)
  return (
    <div className="send-obstacles" role="alert">
      <p>
        <b>Approved as it stands, this letter could not be released:</b>
      </p>
      <ul>
        {shown.map(({ message, remedy }, index) => (
          <li key={index}>
            {message} {remedy}
          </li>
        ))}
      </ul>
      {errors.length > shown.length && <p>And {errors.length - shown.length} more: see the checks, “Before release”.</p>}
    </div>
  )
}

function Misspelt({ session }: { readonly session: LetterOnDesk }): JSX.Element {
  // As it stands when the dialog opens, over which nobody writes on.
  const [words] = useState(() => wordsToSpell(session.letter))
  return <MisspeltNote words={words} />
}

function stands({ severity, code }: Finding): boolean {
  return severity === 'error' && !ofTheLetter.has(code)
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
