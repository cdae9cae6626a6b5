/** What a restore did: the moment of the backup that stands now, and whether what was there before it is a backup too. */
interface Restored {
  readonly at: string
  readonly isKept: boolean
}

export function momentText(at: string): string {
  return new Date(at).toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' })
}

/** Which backup stands now, and the way back. */
export function restoredText({ at, isKept }: Restored): string {
  const stands = `The backup of ${momentText(at)} was restored: everything here is as it was then.`
  return isKept
    ? `${stands} What was here before is the newest backup “Before a restore” in the list; restore that one to get back.`
    : stands
}

/** Leaves word for the window that is loaded next in this place, which knows nothing of this one. */
export function leaveWord(restored: Restored): void {
  history.replaceState({ restored }, '')
}

/** What the window before left word of; only once, however often this place is come back to. */
export function takeWord(): Restored | undefined {
  const state: unknown = history.state
  if (typeof state !== 'object' || state === null || !('restored' in state)) return undefined
  history.replaceState(null, '')
  const { restored } = state
  const isRead = typeof restored === 'object' && restored !== null && 'at' in restored && 'isKept' in restored
  return isRead && typeof restored.at === 'string' ? { at: restored.at, isKept: restored.isKept === true } : undefined
}
