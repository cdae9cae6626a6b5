import { useMutation } from '@tanstack/react-query'
import { useState, type JSX } from 'react'
import { Button, Heading } from 'react-aria-components'
import type { Backup, BackupKind, RequestOutput, Result } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { fileSize } from '../look/file-size.ts'
import { WorkButton } from '../look/work-button.tsx'
import { useAnswer } from '../window/answers.ts'
import { goToStart } from '../window/place.ts'
import { leaveWord, momentText } from './restored.ts'

const why: Readonly<Record<BackupKind, string>> = {
  daily: 'Of the day',
  'by-hand': 'Made by hand',
  'before-migration': 'Before an update',
  'before-restore': 'Before a restore',
}

/** What stands in the dialog: the list, and the question before a restore. */
export function BackupSteps({ close, make }: { close(): void; make(): Promise<void> }): JSX.Element {
  const [chosen, choose] = useState<Backup>()
  const making = useMutation({ mutationFn: make })
  if (chosen !== undefined) return <Confirm backup={chosen} back={() => choose(undefined)} />
  return (
    <>
      <div className="dialog-head">
        <Heading slot="title">Backups</Heading>
      </div>
      <p className="backups-about">
        One is made of each day, and one before each update and each restore. They lie beside your data: copy them to another disk too.
      </p>
      <BackupList choose={choose} />
      <div className="dialog-buttons">
        <Button className="button" onPress={close}>
          Close
        </Button>
        <WorkButton className="button button-main" autoFocus isUnderWay={making.isPending} onPress={() => making.mutate()}>
          {making.isPending ? 'Backing up …' : 'Back up now'}
        </WorkButton>
      </div>
    </>
  )
}

function BackupList({ choose }: { choose(backup: Backup): void }): JSX.Element {
  const { data, error } = useAnswer('backups.list', {})
  return (
    <>
      {error !== null && (
        <p className="dialog-failure" role="alert">
          {error.failure.message} {error.failure.remedy}
        </p>
      )}
      {data?.problem !== undefined && (
        <p className="dialog-failure" role="alert">
          The backup of the day could not be made. {data.problem}
        </p>
      )}
      {data?.backups.length === 0 && <p className="panel-empty">There are no backups yet.</p>}
      {data !== undefined && data.backups.length > 0 && (
        <ul className="backup-rows" aria-label="Backups">
          {data.backups.map((backup) => (
            <li key={backup.id}>
              <span>
                {momentText(backup.at)}
                <small>
                  {why[backup.kind]} · {fileSize(backup.size)}
                </small>
              </span>
              <Button className="button" aria-label={`Restore the backup of ${momentText(backup.at)}`} onPress={() => choose(backup)}>
                Restore …
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Confirm({ backup, back }: { readonly backup: Backup; back(): void }): JSX.Element {
  const restoring = useMutation<Result<RequestOutput<'backups.restore'>>>({
    mutationFn: () => ask('backups.restore', { id: backup.id }),
    onSuccess: (restored) => {
      if (!restored.ok) return
      // Everything that this window holds is from before.
      goToStart()
      leaveWord({ at: backup.at, isKept: restored.value.keptAs !== undefined })
      location.reload()
    },
  })
  const failure = restoring.data?.ok === false ? restoring.data.error : undefined
  return (
    <>
      <div className="dialog-head">
        <Heading slot="title">Restore this backup?</Heading>
      </div>
      <p>
        All that Chancery keeps will be as it was on <b>{momentText(backup.at)}</b>: letters, clauses, reviews and the register, and also
        the people, their keys and passphrases, the house and the audit trail. Who was added since is not there then, and you sit down anew.
        What is there now is kept as a backup first, so you can come back to it.
      </p>
      {failure !== undefined && (
        <p className="dialog-failure" role="alert">
          {failure.message} {failure.remedy}
        </p>
      )}
      <div className="dialog-buttons">
        <Button className="button" autoFocus isDisabled={restoring.isPending} onPress={back}>
          Back
        </Button>
        <WorkButton className="button button-main" isUnderWay={restoring.isPending} onPress={() => restoring.mutate()}>
          {restoring.isPending ? 'Restoring …' : 'Restore'}
        </WorkButton>
      </div>
    </>
  )
}
