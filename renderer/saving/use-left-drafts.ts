import { useEffect } from 'react'
import { noticeOf, useNotify } from '../window/notices.tsx'
import type { LeftDrafts } from './left-drafts.ts'
import type { SavingSession } from './saving-session.ts'
import { useSaveOnLeaving } from './use-saving-session.ts'

/** Saves a draft for good when it leaves the screen; what could not be saved is told and kept for who opens it again. */
export function useLeftDrafts<Session extends SavingSession<object> & { readonly id: string }>(
  session: Session,
  left: LeftDrafts<Session>,
  refresh: () => Promise<void>,
): void {
  const notify = useNotify()
  useSaveOnLeaving(session)
  useEffect(() => {
    const leave = async (): Promise<void> => {
      const what = await left.leave(session)
      if (what !== undefined)
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
  }, [session, left, refresh, notify])
}
