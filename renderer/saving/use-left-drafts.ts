import { useCallback, useEffect, useRef } from 'react'
import { useActing } from '../people/acting.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'
import type { LeftDrafts } from './left-drafts.ts'
import type { SavingSession } from './saving-session.ts'
import { useLookWhoIsHere, useSaveOnLeaving } from './use-saving-session.ts'

/**
 * Saves a draft for good when it leaves the screen; what could not be saved is told and kept for who opens it again. It is not told to
 * another person, who came while the draft was on the screen.
 */
export function useLeftDrafts<Session extends SavingSession<object> & { readonly id: string }>(
  session: Session,
  left: LeftDrafts<Session>,
  refresh: () => Promise<void>,
): void {
  const notify = useNotify()
  const isForAnother = useIsForAnother()
  useSaveOnLeaving(session)
  useLookWhoIsHere(session)
  useEffect(() => {
    const leave = async (): Promise<void> => {
      const what = await left.leave(session)
      if (what !== undefined && !isForAnother())
        notify(
          noticeOf(
            what.isKept
              ? { ...what.failure, remedy: 'The draft is not saved. Open it again: it stands there as you left it.' }
              : what.failure,
          ),
        )
      await refresh()
    }
    return () => void leave()
  }, [session, left, refresh, notify, isForAnother])
}

/** Whether somebody else sits here than when the draft was opened. */
function useIsForAnother(): () => boolean {
  const { here } = useActing()
  const people = useRef<{ readonly writer: string | undefined; readonly now: string | undefined }>({ writer: undefined, now: undefined })
  useEffect(() => {
    people.current = { writer: people.current.writer ?? here?.id, now: here?.id }
  }, [here])
  return useCallback(() => {
    const { writer, now } = people.current
    return now !== undefined && now !== writer
  }, [])
}
