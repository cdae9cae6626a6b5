import { useState, type JSX } from 'react'
import { succeed, type ClauseEntry, type ClauseVersionEntry, type Failure, type Result } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { useNotify } from '../window/notices.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { ReplacementChoice, type Replacement } from './replacement-choice.tsx'
import { useClauseRefresh } from './use-refresh.ts'

interface WithdrawDialogProps {
  readonly clause: ClauseEntry
  readonly entry: ClauseVersionEntry
  close(): void
}

/** Withdraws a version for good, and says which one stands in for it. */
export function WithdrawDialog({ clause, entry, close }: WithdrawDialogProps): JSX.Element {
  const [replacement, setReplacement] = useState<Replacement>()
  const refresh = useClauseRefresh()
  const notify = useNotify()
  const run = async (reason: string): Promise<Failure | undefined> => {
    const instead = replacement === undefined ? succeed(undefined) : await versionOf(replacement)
    if (!instead.ok) return instead.error
    const done = await ask('clauses.withdraw', {
      id: entry.id,
      reason,
      ...(instead.value !== undefined && { replacement: instead.value }),
    })
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
      isGrave
      close={close}
      run={run}
    >
      <ReplacementChoice clause={clause} entry={entry} value={replacement} change={setReplacement} />
    </ReasonDialog>
  )
}

async function versionOf({ clauseId, number }: Replacement): Promise<Result<string | undefined>> {
  const opened = await ask('clauses.open', { id: clauseId })
  return opened.ok ? succeed(opened.value.versions.find((version) => version.number === number)?.id) : opened
}
