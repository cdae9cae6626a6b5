import { useState, type JSX } from 'react'
import { identityInWords } from '../../core/clause/index.ts'
import { succeed, type ClauseEntry, type ClauseVersionEntry, type Failure, type Result } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { clauseAddress } from '../register/clause-address.ts'
import { useAnswer } from '../window/answers.ts'
import { useNotify, type Notice } from '../window/notices.tsx'
import { useToday } from '../window/today.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { obviousReplacement, type Replacement } from './obvious-replacement.ts'
import { ReplacementChoice } from './replacement-choice.tsx'
import { useClauseRefresh } from './use-refresh.ts'
import { usesText } from './uses-text.ts'

interface WithdrawDialogProps {
  readonly clause: ClauseEntry
  readonly entry: ClauseVersionEntry
  close(): void
}

/** Withdraws a version for good, and says which one stands in for it. */
export function WithdrawDialog({ clause, entry, close }: WithdrawDialogProps): JSX.Element {
  const today = useToday()
  const [replacement, setReplacement] = useState<Replacement | undefined>(() => obviousReplacement(clause, entry, today))
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
      about={<Withdrawn clause={clause} entry={entry} />}
      close={close}
      run={run}
    >
      <ReplacementChoice clause={clause} entry={entry} value={replacement} change={setReplacement} />
    </ReasonDialog>
  )
}

/** Which version of which clause goes, and the letters that carry it. */
function Withdrawn({ clause: { identity }, entry: { number, version } }: Omit<WithdrawDialogProps, 'close'>): JSX.Element {
  const uses = useAnswer('register.whereUsed', { identity, version: number })
  return (
    <div className="withdrawn-version">
      <p>
        <b>
          {version.title} v{number}
        </b>{' '}
        <code>{identityInWords(identity)}</code>
      </p>
      {uses.data !== undefined && <p>{usesText(uses.data)}</p>}
    </div>
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
