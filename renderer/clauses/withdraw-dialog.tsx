import { useState, type JSX } from 'react'
import { succeed, type ClauseEntry, type ClauseVersionEntry, type Failure, type Result } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { clauseAddress } from '../register/clause-address.ts'
import { useNotify, type Notice } from '../window/notices.tsx'
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
    notify(await noticeOfWithdrawal(clause, entry))
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

/** That it is done, and in how many letters the words went out, with the way to the report that names them. */
async function noticeOfWithdrawal({ identity }: ClauseEntry, { number, version }: ClauseVersionEntry): Promise<Notice> {
  const text = `v${String(number)} of ${version.title} is withdrawn.`
  const uses = await ask('register.whereUsed', { identity, version: number })
  const gone = uses.ok ? new Set(uses.value.sent.map(({ releaseId, letterId }) => releaseId ?? letterId)).size : 0
  if (gone === 0) return { text }
  return {
    text: `${text} ${gone === 1 ? 'One letter was' : `${gone.toLocaleString('en-GB')} letters were`} sent with it.`,
    action: { label: 'Recall report', run: () => (location.hash = clauseAddress(identity, number)) },
  }
}

async function versionOf({ clauseId, number }: Replacement): Promise<Result<string | undefined>> {
  const opened = await ask('clauses.open', { id: clauseId })
  return opened.ok ? succeed(opened.value.versions.find((version) => version.number === number)?.id) : opened
}
