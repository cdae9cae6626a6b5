import { useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { changesOf, type Change, type Redline } from '../../core/redline/index.ts'

/** The changes of a redline, and which of them is the current one. */
export interface ChangeSteps {
  readonly changes: readonly Change[]
  /** Number of the current change; 0 before the first step. */
  readonly current: number
  /** What the changes are shown in. */
  readonly texts: RefObject<HTMLDivElement | null>
  /** Makes the next change the current one, or with -1 the one before, round and round. */
  step(by: 1 | -1): void
  /** Brings an element among the texts into sight, with the focus. */
  focus(selector: string): void
}

/** Leads from change to change, with F8 and Shift+F8 too. */
export function useChangeSteps(redline: Redline): ChangeSteps {
  const changes = useMemo(() => changesOf(redline), [redline])
  const [current, setCurrent] = useState(0)
  const texts = useRef<HTMLDivElement>(null)
  const focus = (selector: string): void => {
    const found = texts.current?.querySelector<HTMLElement>(selector)
    found?.focus({ preventScroll: true })
    found?.scrollIntoView({ block: 'center' })
  }
  const step = (by: 1 | -1): void => {
    if (changes.length === 0) return
    const next = current + by > changes.length ? 1 : current + by < 1 ? changes.length : current + by
    setCurrent(next)
    focus(`[data-change="${String(next)}"]`)
  }
  const stepNow = useRef(step)
  useEffect(() => {
    stepNow.current = step
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F8') return
      event.preventDefault()
      stepNow.current(event.shiftKey ? -1 : 1)
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [])
  return { changes, current, texts, step, focus }
}
