import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { useActing } from '../people/acting.ts'
import { sessionOpened } from './open-sessions.ts'
import type { SaveState, SavingSession } from './saving-session.ts'
import { isWriterMissing } from './unsaved-writers.ts'

/** One part of a session's state; the caller is drawn anew only when that part changes. */
export function useSessionPart<State, Part>(
  session: { readonly state: () => State; readonly subscribe: (listener: () => void) => () => void },
  part: (state: State) => Part,
): Part {
  const read = useMemo(() => () => part(session.state()), [session, part])
  return useSyncExternalStore(session.subscribe, read)
}

/** When the session was last saved whole: whoever asks the store about it asks again then, and not at the next key. */
export function useSavedAt(session: SavingSession<object>): number | undefined {
  return useSyncExternalStore(session.subscribe, session.savedAt)
}

/** What is on the screen is saved at once as the window is hidden or closed, and by who wrote it as soon as they sit here. */
export function useSaveOnLeaving(session: SavingSession<object>): void {
  useEffect(() => sessionOpened(session), [session])
}

const isWithoutWriter = ({ save }: { readonly save: SaveState }): boolean => save.kind === 'failed' && isWriterMissing(save.failure)

/** Where a save was refused because of who sits here, the window looks who does. */
export function useLookWhoIsHere(session: SavingSession<object>): void {
  const { lookAgain } = useActing()
  const isRefused = useSessionPart(session, isWithoutWriter)
  useEffect(() => {
    if (isRefused) lookAgain()
  }, [isRefused, lookAgain])
}
