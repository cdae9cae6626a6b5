import { useMemo, type JSX } from 'react'
import { useNotify } from '../window/notices.tsx'
import type { LetterSession } from './letter-session.ts'
import { mendClause, type Mending } from './mend-clause.ts'
import { NewerVersionDialog } from './newer-version-dialog.tsx'

interface MendingDialogProps {
  readonly session: LetterSession
  readonly mending: Mending
  close(): void
}

/** Offers the clause version that mends a finding, and puts it into the letter. */
export function MendingDialog({ session, mending, close }: MendingDialogProps): JSX.Element {
  const { clause, newer } = mending
  const notify = useNotify()
  const pinned = useMemo(() => ({ ...clause, body: clause.children }), [clause])
  const take = (): void => {
    close()
    if (session.mayChange() && mendClause(session.editor, mending))
      notify({
        text:
          newer.code === clause.code
            ? `Version ${String(newer.version)} stands in the letter now.`
            : `${newer.title} stands in the letter now.`,
        action: { label: 'Undo', run: () => session.editor.undo() },
      })
  }
  return <NewerVersionDialog pinned={pinned} newer={newer} take={take} close={close} />
}
