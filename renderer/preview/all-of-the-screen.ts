let isFilling = false
/** What had the focus before, which has it again afterwards. */
let before: Element | null = null
const listeners = new Set<() => void>()

/**
 * Whether the pages have all of the screen. The whole window takes the screen, and the pages lie over it: menus, dialogs and notices stand
 * beside them in the document and would not be seen otherwise. Where the system gives no screen, they have all of the window.
 */
export const allOfTheScreen = {
  isOn: (): boolean => isFilling,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  /** Gives the pages all of the screen, or ends it. */
  toggle(): void {
    if (isFilling) {
      allOfTheScreen.end()
      return
    }
    before = document.activeElement
    set(true)
    document.documentElement.requestFullscreen().catch(() => undefined)
  },
  /** Nothing where they do not have it. */
  end(): void {
    if (!isFilling) return
    set(false)
    if (document.fullscreenElement !== null) void document.exitFullscreen()
    // What was covered can have the focus once it is drawn again.
    requestAnimationFrame(() => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    })
  },
}

function set(next: boolean): void {
  isFilling = next
  // Nothing that lies below the pages can be come to with keys meanwhile.
  document.documentElement.toggleAttribute('data-pages-fill', next)
  for (const listener of listeners) listener()
}
