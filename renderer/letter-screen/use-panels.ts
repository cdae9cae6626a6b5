import { useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { Settings } from '../../core/requests/index.ts'
import { useChangeSettings } from '../window/use-change-settings.ts'

/** Below this width there is room for one panel beside the letter, and a new window begins with none. */
const narrow = '(max-width: 1000px)'

function subscribe(listener: () => void): () => void {
  const query = matchMedia(narrow)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

export type PanelName = 'library' | 'side'

export interface Panels {
  readonly libraryOpen: boolean
  readonly sideOpen: boolean
  /** Opens or folds a panel; keeps its identity. */
  set(name: PanelName, isOpen: boolean): void
  toggle(name: PanelName): void
}

/** Which panels stand beside the letter. In a wide window that is a setting; in a narrow one it is at most one, for now. */
export function usePanels(settings: Settings): Panels {
  const isNarrow = useSyncExternalStore(subscribe, () => matchMedia(narrow).matches)
  const [only, setOnly] = useState<PanelName>()
  const change = useChangeSettings()
  const libraryOpen = isNarrow ? only === 'library' : settings.libraryOpen
  const sideOpen = isNarrow ? only === 'side' : settings.sideOpen
  const shown = useRef({ isNarrow, libraryOpen, sideOpen })
  useLayoutEffect(() => {
    shown.current = { isNarrow, libraryOpen, sideOpen }
  }, [isNarrow, libraryOpen, sideOpen])
  const actions = useMemo(() => {
    const set = (name: PanelName, isOpen: boolean): void => {
      if (shown.current.isNarrow) setOnly(isOpen ? name : undefined)
      else change(name === 'library' ? { libraryOpen: isOpen } : { sideOpen: isOpen })
    }
    const isOpen = (name: PanelName): boolean => (name === 'library' ? shown.current.libraryOpen : shown.current.sideOpen)
    return { set, toggle: (name: PanelName) => set(name, !isOpen(name)) }
  }, [change])
  return useMemo(() => ({ libraryOpen, sideOpen, ...actions }), [libraryOpen, sideOpen, actions])
}
