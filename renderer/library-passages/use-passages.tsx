import { useEffect, useMemo, useState, type JSX } from 'react'
import type { Day } from '../../core/clause/index.ts'
import type { Shelf } from '../../core/letter/index.ts'
import { useCommands, type Command } from '../commands/command.ts'
import { goTo, isAt } from '../window/place.ts'
import type { LetterSession } from '../letter-screen/letter-session.ts'
import { PassagesDialog } from './passages-dialog.tsx'
import { passagesPlace } from './passages-place.ts'

/** Offers to look for free text that the library has as clauses; what it answers is to be drawn. */
export function usePassages(session: LetterSession, shelf: Shelf, day: Day, language: string): JSX.Element | undefined {
  const [isOpen, setOpen] = useState(() => isAt('letters', session.id, passagesPlace))
  // A reload does not ask again.
  useEffect(() => {
    if (isAt('letters', session.id, passagesPlace)) goTo('letters', session.id)
  }, [session])
  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'find-passages',
          title: 'Find passages that the library has',
          group: 'Letter',
          run: () => session.mayChange() && setOpen(true),
        },
      ],
      [session],
    ),
  )
  if (!isOpen) return undefined
  return (
    <PassagesDialog
      editor={session.editor}
      versions={shelf.library.versions}
      day={day}
      language={language}
      mayChange={() => session.mayChange()}
      close={() => setOpen(false)}
    />
  )
}
