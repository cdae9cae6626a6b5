import { useEffect, useMemo, useState, type JSX } from 'react'
import { ReactEditor } from 'slate-react'
import type { RequestOutput } from '../../core/requests/index.ts'
import { useAnswer } from '../window/answers.ts'
import { EditApprovedDialog } from './edit-approved-dialog.tsx'
import type { LetterSession } from './letter-session.ts'

/** A letter that nobody may change without being asked first. */
export interface HeldLetter {
  readonly standing: RequestOutput<'letters.standing'>
  /** Asks whether it is to be edited all the same. */
  ask(): void
}

/**
 * Holds a letter that is in review or approved, until somebody says that they edit it all the same: that takes it back
 * from its reviewers and voids what they signed. Asked once, until it stands there again.
 */
export function useHeldLetter(session: LetterSession): {
  readonly held: HeldLetter | undefined
  readonly question: JSX.Element | undefined
} {
  const { data: standing } = useAnswer('letters.standing', { id: session.id })
  const [freed, setFreed] = useState<string>()
  const [isAsking, setAsking] = useState(false)
  const state = standing?.state
  const isHeld = (state === 'in-review' || state === 'approved') && freed !== state
  if (freed !== undefined && state !== freed) setFreed(undefined)
  useEffect(() => {
    session.hold(isHeld ? () => setAsking(true) : undefined)
    return () => session.hold(undefined)
  }, [session, isHeld])
  const held = useMemo(() => (isHeld && standing !== undefined ? { standing, ask: () => setAsking(true) } : undefined), [isHeld, standing])
  return {
    held,
    question:
      isAsking && held !== undefined ? (
        <EditApprovedDialog
          id={session.id}
          standing={held.standing}
          edit={() => {
            setAsking(false)
            setFreed(state)
            requestAnimationFrame(() => requestAnimationFrame(() => ReactEditor.focus(session.editor)))
          }}
          close={() => setAsking(false)}
        />
      ) : undefined,
  }
}
