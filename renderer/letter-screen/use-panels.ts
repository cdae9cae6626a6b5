import { useCallback, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Settings } from '../../core/requests/index.ts'
import { useChangeSettings } from '../window/use-change-settings.ts'

/** Below this width there is room for one panel beside the letter, and a new window begins with none. */
const narrow = '(max-width: 1000px)'
/** Below this width a page with cards beside it has no room between two panels. */
const notWide = '(max-width: 1500px)'

function useMedia(media: string): boolean {
  const subscribe = useCallback(
    (listener: () => void): (() => void) => {
      const query = matchMedia(media)
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    [media],
  )
  return useSyncExternalStore(subscribe, () => matchMedia(media).matches)
}

export type PanelName = 'library' | 'side'

export interface Panels {
  readonly libraryOpen: boolean
  readonly sideOpen: boolean
  /** Opens or folds a panel; keeps its identity. */
  set(name: PanelName, isOpen: boolean): void
  toggle(name: PanelName): void
  /** Whether cards stand beside the page: it keeps its width, and one of the panels makes room. Keeps its identity. */
  makeRoom(forCards: boolean): void
}

/**
 * Which panels stand beside the letter. In a wide window that is a setting; in a narrow one it is at most one, for now. While cards stand
 * beside the page of a window that is not wide, the library makes room; who asks for it has it in the place of the other panel.
 */
export function usePanels(settings: Settings): Panels {
  const isNarrow = useMedia(narrow)
  const isNotWide = useMedia(notWide)
  const [only, setOnly] = useState<PanelName>()
  const [hasCards, makeRoom] = useState(false)
  const isCrowded = hasCards && isNotWide && !isNarrow
  const showsLibrary = isCrowded ? only === 'library' : settings.libraryOpen
  const change = useChangeSettings()
  const libraryOpen = isNarrow ? only === 'library' : showsLibrary
  const sideOpen = isNarrow ? only === 'side' : settings.sideOpen && !(isCrowded && showsLibrary)
  const shown = useRef({ isNarrow, isCrowded, libraryOpen, sideOpen })
  useLayoutEffect(() => {
    shown.current = { isNarrow, isCrowded, libraryOpen, sideOpen }
  }, [isNarrow, isCrowded, libraryOpen, sideOpen])
  const actions = useMemo(() => {
    const set = (name: PanelName, isOpen: boolean): void => {
      if (shown.current.isNarrow) setOnly(isOpen ? name : undefined)
      else if (shown.current.isCrowded) {
        setOnly(isOpen ? name : undefined)
        if (name === 'side') change({ sideOpen: isOpen })
      } else change(name === 'library' ? { libraryOpen: isOpen } : { sideOpen: isOpen })
    }
    const isOpen = (name: PanelName): boolean => (name === 'library' ? shown.current.libraryOpen : shown.current.sideOpen)
    return { set, makeRoom, toggle: (name: PanelName) => set(name, !isOpen(name)) }
  }, [change])
  return useMemo(() => ({ libraryOpen, sideOpen, ...actions }), [libraryOpen, sideOpen, actions])
}
