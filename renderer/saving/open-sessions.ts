import { partingBytes } from '../desktop.ts'
import type { SavingSession } from './saving-session.ts'
import { onSitter } from './sitter.ts'

type Session = SavingSession<object>

/** Milliseconds that a lock waits at most for what is not saved yet: a key that stays open is worse than words that wait. */
const longestSave = 2000

/** What is on the screen, and what was left and is not saved yet. */
const unfinished = new Set<Session>()
const onScreen = new Set<Session>()

/** What is open on the screen, until the returned function is called; it stays here after that until all of it is saved. */
export function sessionOpened(session: Session): () => void {
  listen()
  onScreen.add(session)
  unfinished.add(session)
  return () => {
    onScreen.delete(session)
    const stop = session.subscribe(() => endIfSaved())
    const endIfSaved = (): void => {
      const isBack = onScreen.has(session)
      if (!isBack && !session.isSaved) return
      stop()
      if (!isBack) unfinished.delete(session)
    }
    endIfSaved()
  }
}

/** Saves everything, so that it is in the name of who wrote it before somebody else sits here, or nobody; waits for it so long at most. */
export async function savedInTime(longest = longestSave): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const timeIsUp = new Promise<void>((resolve) => (timer = setTimeout(resolve, longest)))
  await Promise.race([Promise.allSettled([...unfinished].map((session) => session.flush())), timeIsUp])
  clearTimeout(timer)
}

function saveAll(): void {
  for (const session of unfinished) void session.flush()
}

/** True for what is lost when the window is closed now: it could not be saved, or cannot be in time. */
function isLostOnLeaving(session: Session): boolean {
  const { kind } = session.state().save
  if (kind === 'failed' || kind === 'conflict' || kind === 'held') return true
  return window.desktop === undefined && !session.isSaved && JSON.stringify(session.content).length > partingBytes
}

let isListening = false

/** A window that is hidden or closed saves at once, and asks to stay only for what would be lost; who sits down saves what is theirs. */
function listen(): void {
  if (isListening) return
  isListening = true
  onSitter(() => {
    for (const session of unfinished) if (session.state().save.kind === 'failed') void session.flush()
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') saveAll()
  })
  addEventListener('pagehide', saveAll)
  addEventListener('beforeunload', (event) => {
    if ([...unfinished].some(isLostOnLeaving)) event.preventDefault()
    saveAll()
  })
}
