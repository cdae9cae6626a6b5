import { useCallback, useEffect, useRef, useState } from 'react'
import { HouseThing } from '../../core/house/index.ts'
import { fail, succeed, type Failure, type HouseVersionEntry, type Result } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { useHouseRefresh } from './use-house-refresh.ts'

/** Milliseconds without a change after which a draft is saved. */
const quiet = 500

/** A draft as it stands on the screen, and how far it is saved. */
export interface HouseDraft {
  readonly thing: HouseThing
  readonly save: { readonly kind: 'saved' | 'unsaved' } | { readonly kind: 'failed'; readonly failure: Failure }
  change(thing: HouseThing): void
  /** Saves what is not saved yet. A failure says that the store has an older state than the screen. */
  flush(): Promise<Result<void>>
}

const notWhole: Failure = {
  code: 'house-incomplete',
  message: 'A value is too long, or not of its kind, so nothing is saved until it is mended.',
  remedy: 'Look at what you changed last.',
}

/** Edits a version under a reason: saved when nothing changed for a moment, and when the screen is left. */
export function useHouseDraft({ id, thing: stored, digest }: HouseVersionEntry, reason: string): HouseDraft {
  const [thing, setThing] = useState(stored)
  const [save, setSave] = useState<HouseDraft['save']>({ kind: 'saved' })
  const refresh = useHouseRefresh()
  const saving: Promise<Result<void>> = Promise.resolve(succeed(undefined))
  const state = useRef({ thing: stored, seen: digest, isSaved: true, saving, timer: 0 })
  const store = useCallback(async (): Promise<Result<void>> => {
    const now = state.current
    if (now.isSaved) return succeed(undefined)
    now.isSaved = true
    const whole = HouseThing.safeParse(now.thing)
    const saved = whole.success ? await ask('house.saveDraft', { id, seen: now.seen, thing: whole.data, reason }) : undefined
    if (saved?.ok === true) {
      now.seen = saved.value.digest
      setSave({ kind: now.isSaved ? 'saved' : 'unsaved' })
      return succeed(undefined)
    }
    const failure = saved?.error ?? notWhole
    now.isSaved = false
    setSave({ kind: 'failed', failure })
    return fail(failure)
  }, [id, reason])
  const flush = useCallback((): Promise<Result<void>> => {
    const now = state.current
    clearTimeout(now.timer)
    now.saving = now.saving.then(store)
    return now.saving
  }, [store])
  const change = useCallback(
    (next: HouseThing): void => {
      const now = state.current
      now.thing = next
      now.isSaved = false
      setThing(next)
      setSave({ kind: 'unsaved' })
      clearTimeout(now.timer)
      now.timer = window.setTimeout(() => void flush(), quiet)
    },
    [flush],
  )
  useEffect(() => () => void flush().then(refresh), [flush, refresh])
  return { thing, save, change, flush }
}
