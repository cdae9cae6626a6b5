import { useState, type JSX } from 'react'
import type { ClauseEntry, ClauseVersionEntry, Failure } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { useNotify } from '../window/notices.tsx'
import { Choice } from '../look/choice.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { stateNames } from './state-names.ts'
import { useClauseRefresh } from './use-refresh.ts'

interface WithdrawDialogProps {
  readonly clause: ClauseEntry
  readonly entry: ClauseVersionEntry
  close(): void
}

/** Withdraws a version for good, and says which one stands in for it. */
export function WithdrawDialog({ clause, entry, close }: WithdrawDialogProps): JSX.Element {
  const [replacement, setReplacement] = useState('')
  const refresh = useClauseRefresh()
  const notify = useNotify()
  const others = clause.versions.filter(({ id, state }) => id !== entry.id && (state === 'approved' || state === 'superseded'))
  const run = async (reason: string): Promise<Failure | undefined> => {
    const done = await ask('clauses.withdraw', { id: entry.id, reason, ...(replacement !== '' && { replacement }) })
    if (!done.ok) return done.error
    await refresh()
    notify({ text: `v${String(entry.number)} of ${entry.version.title} is withdrawn.` })
    return undefined
  }
  return (
    <ReasonDialog
      title={`Withdraw v${String(entry.number)}`}
      hint="Drafts with it get a finding at once; recall reports repeat your words. A withdrawal is for good."
      button="Withdraw"
      close={close}
      run={run}
    >
      {others.length > 0 && (
        <Choice
          label="Use instead"
          value={replacement}
          options={[
            { id: '', title: 'Nothing' },
            ...others.map(({ id, number, state }) => ({ id, title: `v${String(number)}, ${stateNames[state].toLowerCase()}` })),
          ]}
          change={setReplacement}
        />
      )}
    </ReasonDialog>
  )
}
