import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { changesOf, type Change, type Redline } from '../../core/redline/index.ts'

/** The changes of a redline, and which of them is the current one. */
export interface ChangeSteps {
  readonly changes: readonly Change[]
  /** Number of the current change; 0 before the first step. */
  readonly current: number
  /** What the changes are shown in. */
  readonly texts: RefObject<HTMLDivElement | null>
  /** Makes the next change the current one, or with -1 the one before, round and round. The same function as long as the redline is the same. */
  step(by: 1 | -1): void
  /** Brings an element among the texts into sight, with the focus. */
  focus(selector: string): void
}

/** Leads from change to change. In a dialog F8 and Shift+F8 do it too; in a room they are commands. */
export function useChangeSteps(redline: Redline): ChangeSteps {
  const changes = useMemo(() => changesOf(redline), [redline])
  const [current, setCurrent] = useState(0)
  const at = useRef(0)
  const texts = useRef<HTMLDivElement>(null)
  const focus = useCallback((selector: string): void => {
    const found = texts.current?.querySelector<HTMLElement>(selector)
    found?.focus({ preventScroll: true })
    found?.scrollIntoView({ block: 'center' })
  }, [])
  const count = changes.length
  const step = useCallback(
    (by: 1 | -1): void => {
      if (count === 0) return
      const next = at.current + by > count ? 1 : at.current + by < 1 ? count : at.current + by
      at.current = next
      setCurrent(next)
      focus(`[data-change="${String(next)}"]`)
    },
    [count, focus],
  )
  useEffect(() => {
    // Commands do not reach into a dialog, and its keys are its own: one above it has others.
    const dialog = texts.current?.closest<HTMLElement>('[role="dialog"], [role="alertdialog"]')
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F8' || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      step(event.shiftKey ? -1 : 1)
    }
    dialog?.addEventListener('keydown', onKey)
    return () => dialog?.removeEventListener('keydown', onKey)
  }, [step])
  return { changes, current, texts, step, focus }
}
