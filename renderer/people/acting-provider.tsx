import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type JSX, type ReactNode } from 'react'
import type { Failure, RequestOutput } from '../../core/requests/index.ts'
import type { Person } from '../../core/review/index.ts'
import { useCommands, type Command } from '../commands/command.ts'
import { ask } from '../desktop.ts'
import { savedInTime } from '../saving/open-sessions.ts'
import { sitterIs } from '../saving/sitter.ts'
import { RequestFailed } from '../window/answers.ts'
import { useChangeSettings } from '../window/use-change-settings.ts'
import { noticeOf, useEndNotice, useNotify } from '../window/notices.tsx'
import { ActingContext, type Acting } from './acting.ts'
import { ChangePassphraseDialog } from './change-passphrase-dialog.tsx'
import { FoundDialog } from './found-dialog.tsx'
import { UnlockDialog } from './unlock-dialog.tsx'

type Open = 'found' | 'unlock' | 'change-passphrase' | undefined

/** How often the window looks whether the key was locked meanwhile, in milliseconds. */
const looksEvery = 15_000

/** Minutes to choose from, after which a key locks. */
const lockTimes = [5, 15, 60]

async function stateNow(): Promise<RequestOutput<'people.state'>> {
  const state = await ask('people.state', {})
  if (!state.ok) throw new RequestFailed(state.error)
  return state.value
}

/** Knows who sits here, and asks for their passphrase where a screen needs somebody. */
export function ActingProvider({ children }: { readonly children: ReactNode }): JSX.Element {
  const queries = useQueryClient()
  const notify = useNotify()
  const state = useQuery<RequestOutput<'people.state'>, RequestFailed>({
    queryKey: ['people.state', {}],
    queryFn: stateNow,
    refetchInterval: looksEvery,
    refetchOnWindowFocus: 'always',
  })
  const [open, setOpen] = useState<Open>()
  const [wanted, setWanted] = useState<string>()
  const waiting = useRef<() => void>(undefined)
  const known = state.data
  const { here, root } = known ?? {}
  const isKnown = known !== undefined

  const lookAgain = useCallback(() => void queries.invalidateQueries(), [queries])
  const close = useCallback(() => {
    waiting.current = undefined
    setOpen(undefined)
    setWanted(undefined)
  }, [])
  const arrived = useCallback(async () => {
    const then = waiting.current
    close()
    await queries.invalidateQueries({ queryKey: ['people.state', {}] })
    lookAgain()
    then?.()
  }, [close, lookAgain, queries])

  const once = useCallback(
    (isEnough: (known: RequestOutput<'people.state'>) => boolean, then: () => void) => {
      const askWhoever = (known: RequestOutput<'people.state'>): void => {
        if (isEnough(known)) return then()
        waiting.current = then
        setOpen(known.root === undefined ? 'found' : 'unlock')
      }
      if (known !== undefined) return askWhoever(known)
      // A house that is not known yet is not one that was never set up. A failure is told where the state is looked at.
      void queries.ensureQueryData({ queryKey: ['people.state', {}], queryFn: stateNow }).then(askWhoever, () => undefined)
    },
    [known, queries],
  )
  const needsPerson = useCallback((then: () => void) => once(({ here }) => here !== undefined, then), [once])
  const needsWriter = useCallback((then: () => void) => once(({ here, root }) => here !== undefined || root === undefined, then), [once])
  const lock = useCallback(async () => {
    await savedInTime()
    const locked = await ask('people.lock', {})
    if (!locked.ok) notify(noticeOf(locked.error))
    lookAgain()
  }, [lookAgain, notify])

  const acting = useMemo<Acting>(
    () => ({
      isKnown,
      here,
      root,
      isLocked: here === undefined && root !== undefined,
      needsPerson,
      needsWriter,
      lookAgain,
      lock: () => void lock(),
      changePassphrase: () => setOpen('change-passphrase'),
      switchPerson: (person) => {
        setWanted(person)
        setOpen('unlock')
      },
    }),
    [isKnown, here, root, needsPerson, needsWriter, lookAgain, lock],
  )
  useLayoutEffect(() => {
    if (isKnown) sitterIs({ isHouse: root !== undefined || here !== undefined, here })
  }, [isKnown, root, here])
  usePersonCommands(acting)
  useSayWhenLocked(here, state.error?.failure)
  return (
    <ActingContext value={acting}>
      {children}
      {open === 'found' && <FoundDialog done={() => void arrived()} close={close} />}
      {open === 'unlock' && <UnlockDialog here={here?.id} wanted={wanted} done={() => void arrived()} close={close} />}
      {open === 'change-passphrase' && <ChangePassphraseDialog close={close} />}
    </ActingContext>
  )
}

/** What was told to one person, and that their key is locked, is gone once the next one sits here. */
function useSayWhenLocked(here: Person | undefined, failure: Failure | undefined): void {
  const notify = useNotify()
  const endNotice = useEndNotice()
  const before = useRef<{ readonly here: Person | undefined; readonly wasLocked: boolean }>({ here: undefined, wasLocked: false })
  useEffect(() => {
    const { here: left, wasLocked } = before.current
    before.current = { here, wasLocked: here === undefined && (wasLocked || left !== undefined) }
    if (failure !== undefined) return notify(noticeOf(failure))
    if (left?.id === here?.id) return
    if (here !== undefined) return left !== undefined || wasLocked ? endNotice() : undefined
    if (left !== undefined) notify({ text: `The key of ${left.name} is locked.` })
  }, [here, failure, notify, endNotice])
}

function usePersonCommands({ isKnown, here, root, needsPerson, lock, switchPerson, changePassphrase }: Acting): void {
  const change = useChangeSettings()
  const commands = useMemo<Command[]>(() => {
    if (here === undefined)
      return [
        {
          id: 'unlock',
          title: isKnown && root === undefined ? 'Set up the house …' : 'Unlock …',
          group: 'View',
          keys: 'Mod+Alt+K',
          run: () => needsPerson(() => undefined),
        },
      ]
    return [
      { id: 'lock', title: 'Lock', group: 'View', keys: 'Mod+Alt+K', run: lock },
      { id: 'switch-person', title: 'Switch person …', group: 'View', run: () => switchPerson() },
      { id: 'change-passphrase', title: 'Change passphrase …', group: 'View', run: changePassphrase },
      ...lockTimes.map((lockAfterMinutes): Command => ({
        id: `lock-after-${String(lockAfterMinutes)}`,
        title: `Lock after ${String(lockAfterMinutes)} minutes without work, from the next time on`,
        group: 'View',
        run: () => change({ lockAfterMinutes }),
      })),
    ]
  }, [isKnown, here, root, needsPerson, lock, switchPerson, changePassphrase, change])
  useCommands(commands)
}
