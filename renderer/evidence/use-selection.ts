import { useEffect, type RefObject } from 'react'
import type { SealedPassage } from '../../core/clause/index.ts'
import { passageAt } from '../../core/evidence/index.ts'
import { selectedStretch } from './selected-passage.ts'

/** Tells each passage of a text that is selected inside an element, and that none is when the selection there ends. */
export function useSelection(
  within: RefObject<HTMLElement | null>,
  text: string | undefined,
  onSelect: ((passage: SealedPassage | undefined) => void) | undefined,
): void {
  useEffect(() => {
    if (text === undefined || onSelect === undefined) return undefined
    const tell = (): void => {
      const element = within.current
      // A press on a button takes the selection away; what was chosen before stays chosen.
      if (element === null || !element.contains(window.getSelection()?.anchorNode ?? null)) return
      const stretch = selectedStretch(element)
      onSelect(stretch === undefined ? undefined : passageAt(text, stretch))
    }
    document.addEventListener('selectionchange', tell)
    return () => document.removeEventListener('selectionchange', tell)
  }, [within, text, onSelect])
}
