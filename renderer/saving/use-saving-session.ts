import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { partingBytes } from '../desktop.ts'
import type { SavingSession } from './saving-session.ts'

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

/** A window that is hidden or closed saves at once. It asks to stay only when what is in it cannot be saved in time. */
export function useSaveOnLeaving(session: SavingSession<object>): void {
  useEffect(() => {
    const save = (): void => void session.flush()
    const hide = (): void => {
      if (document.visibilityState === 'hidden') save()
    }
    const leave = (event: BeforeUnloadEvent): void => {
      const { kind } = session.state().save
      const isTooLong = window.desktop === undefined && !session.isSaved && JSON.stringify(session.content).length > partingBytes
      if (kind === 'failed' || kind === 'conflict' || kind === 'held' || isTooLong) event.preventDefault()
      save()
    }
    document.addEventListener('visibilitychange', hide)
    addEventListener('pagehide', save)
    addEventListener('beforeunload', leave)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      removeEventListener('pagehide', save)
      removeEventListener('beforeunload', leave)
    }
  }, [session])
}
