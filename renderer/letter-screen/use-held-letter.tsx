import { useCallback, useEffect, useMemo, useState, type JSX } from 'react'
import { ReactEditor } from 'slate-react'
import type { RequestOutput } from '../../core/requests/index.ts'
import { useActing } from '../people/acting.ts'
import { useAnswer } from '../window/answers.ts'
import { EditApprovedDialog } from './edit-approved-dialog.tsx'
import type { LetterSession } from './letter-session.ts'

/** A letter that nobody may change without being asked first. */
export interface HeldLetter {
  /** Where it stands with its reviewers, if that is why it is held; else because nobody is unlocked. */
  readonly standing: RequestOutput<'letters.standing'> | undefined
  /** Asks whether it is to be edited all the same, or who is to be unlocked. */
  ask(): void
}

/**
 * Holds a letter while nobody is unlocked in a house, since its words have to be somebody's; and one that is in review or approved, until
 * somebody says that they edit it all the same: that takes it back from its reviewers and voids what they signed. Asked once, until it
 * stands there again.
 */
export function useHeldLetter(session: LetterSession): {
  readonly held: HeldLetter | undefined
  readonly question: JSX.Element | undefined
} {
  const { here, isLocked, needsWriter } = useActing()
  const { data: standing } = useAnswer('letters.standing', { id: session.id })
  const [freed, setFreed] = useState<string>()
  const [isAsking, setAsking] = useState(false)
  const [asked, setAsked] = useState(here?.id)
  // Whoever sits here next is asked anew: what one person chose binds nobody else.
  if (asked !== here?.id) {
    setAsked(here?.id)
    setFreed(undefined)
    setAsking(false)
  }
  const state = standing?.state
  const isHeld = (state === 'in-review' || state === 'approved') && freed !== state
  if (freed !== undefined && state !== freed) setFreed(undefined)
  const write = useCallback(() => {
    requestAnimationFrame(() => requestAnimationFrame(() => ReactEditor.focus(session.editor)))
  }, [session])
  const ask = useCallback(() => (isLocked ? needsWriter(write) : setAsking(true)), [isLocked, needsWriter, write])
  const isAnyHeld = isLocked || isHeld
  useEffect(() => {
    session.hold(isAnyHeld ? ask : undefined)
    return () => session.hold(undefined)
  }, [session, isAnyHeld, ask])
  const held = useMemo(
    () => (isAnyHeld ? { standing: isLocked ? undefined : standing, ask } : undefined),
    [isAnyHeld, isLocked, standing, ask],
  )
  return {
    held,
    question:
      isAsking && held?.standing !== undefined ? (
        <EditApprovedDialog
          id={session.id}
          standing={held.standing}
          edit={() => {
            setAsking(false)
            setFreed(state)
            write()
          }}
          close={() => setAsking(false)}
        />
      ) : undefined,
  }
}
