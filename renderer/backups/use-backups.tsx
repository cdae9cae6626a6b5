import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useEffect, useMemo, useState, type JSX } from 'react'
import { useCommands, type Command } from '../commands/command.ts'
import { ask } from '../desktop.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'
import { restoredText, takeWord } from './restored.ts'

/** Fetched when it is opened, as the script that the window starts with stays small; whole, since a title that comes later does not name it. */
const BackupsDialog = lazy(() => import('./backups-dialog.tsx').then((dialog) => ({ default: dialog.BackupsDialog })))

/** Offers backups everywhere in the window; gives their dialog. */
export function useBackups(): JSX.Element {
  const [isOpen, setOpen] = useState(false)
  const notify = useNotify()
  const queries = useQueryClient()
  useEffect(() => {
    const restored = takeWord()
    if (restored === undefined) return
    notify({ text: restoredText(restored), stays: true, action: { label: 'Show backups', run: () => setOpen(true) } })
  }, [notify])
  const make = useCallback(async () => {
    const made = await ask('backups.make', {})
    await queries.invalidateQueries({ queryKey: ['backups.list'] })
    notify(made.ok ? { text: 'A backup was made.', action: { label: 'Show backups', run: () => setOpen(true) } } : noticeOf(made.error))
  }, [notify, queries])
  const commands = useMemo<Command[]>(
    () => [
      { id: 'back-up', title: 'Back up now', group: 'Backups', run: () => void make() },
      { id: 'backups', title: 'Backups: list and restore', group: 'Backups', run: () => setOpen(true) },
    ],
    [make],
  )
  useCommands(commands)
  return <Suspense>{isOpen && <BackupsDialog setOpen={setOpen} make={make} />}</Suspense>
}
