import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useState, type JSX } from 'react'
import { useCommands, type Command } from '../commands/command.ts'
import type { LetterSession } from '../letter-screen/letter-session.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'
import { HistoryDialog } from './history-dialog.tsx'

/** Offers the versions of an open letter; `open` shows them, `dialog` is to be drawn. */
export function useLetterHistory(
  session: LetterSession,
  labelOf: (field: string) => string,
): { open(): void; readonly dialog: JSX.Element | undefined } {
  const [isOpen, setOpen] = useState(false)
  const notify = useNotify()
  const queries = useQueryClient()
  const open = useCallback(() => {
    // What is on the screen is the newest version only once it is saved, and what was asked before is older.
    const show = async (): Promise<void> => {
      await session.flush()
      for (const name of ['letters.history', 'letters.revision']) queries.removeQueries({ queryKey: [name] })
      setOpen(true)
    }
    void show()
  }, [session, queries])
  useCommands(
    useMemo<Command[]>(() => [{ id: 'version-history', title: 'Version history', group: 'Letter', keys: 'Mod+Alt+Y', run: open }], [open]),
  )
  const dialog = isOpen ? (
    <HistoryDialog
      id={session.id}
      labelOf={labelOf}
      restore={async (letter, revision) => {
        const restored = await session.restore(letter, revision.number)
        if (!restored.ok) notify(noticeOf(restored.error))
        else if (restored.value)
          notify({ text: 'The earlier version is back in the letter.', action: { label: 'Undo', run: () => session.editor.undo() } })
      }}
      close={() => setOpen(false)}
    />
  ) : undefined
  return { open, dialog }
}
