import { useCallback, useEffect, useRef, useState, type JSX } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { Failure, LibraryPlan } from '../../core/requests/index.ts'
import { useClauseRefresh } from '../clauses/use-refresh.ts'
import { ask } from '../desktop.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'
import { handOver, type ChosenSource } from './choose-folder.ts'
import { comingOf, LibraryLines } from './library-lines.tsx'
import { HostProgress, StepsBar, type Steps } from './library-progress.tsx'

interface ImportDialogProps {
  readonly source: ChosenSource
  /** Calls `then` once somebody sits here who can answer for the import. */
  withPerson(then: () => void): void
  close(): void
}

/** Brings a library in from a folder: what it would change, line by line, then the import, then what came of it. */
export function LibraryImportDialog(props: ImportDialogProps): JSX.Element {
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={props.close}>
      <Modal className="dialog library-dialog">
        <Dialog>
          <ImportSteps {...props} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

type Step =
  | { readonly kind: 'handing-over'; readonly steps: Steps }
  | { readonly kind: 'reading' }
  | { readonly kind: 'preview' | 'importing' | 'done'; readonly handle: string; readonly plan: LibraryPlan; readonly failure?: Failure }
  | { readonly kind: 'failed'; readonly failure: Failure }

function ImportSteps({ source, withPerson, close }: ImportDialogProps): JSX.Element {
  const { step, ticket, bringIn } = useImport(source)
  const plan = 'plan' in step ? step.plan : undefined
  const failure = 'failure' in step ? step.failure : undefined
  return (
    <>
      <div className="dialog-head">
        <Heading slot="title">{plan === undefined ? 'Import a library' : `Import “${plan.name}”`}</Heading>
      </div>
      {step.kind === 'handing-over' && <StepsBar label="Reading the folder …" steps={step.steps} />}
      {step.kind === 'reading' && <HostProgress label="Comparing with the library …" ticket={ticket} />}
      {plan !== undefined && <Outcome plan={plan} isDone={step.kind === 'done'} />}
      {plan !== undefined && <LibraryLines plan={plan} />}
      {step.kind === 'importing' && <HostProgress label="Importing …" ticket={ticket} />}
      {failure !== undefined && (
        <p className="dialog-failure" role="alert">
          {failure.message} {failure.remedy}
        </p>
      )}
      <div className="dialog-buttons">
        {'handle' in step && step.kind !== 'importing' && <SaveReport handle={step.handle} />}
        <Button className="button" onPress={close}>
          {step.kind === 'done' || step.kind === 'failed' || plan?.changesNothing === true ? 'Close' : 'Cancel'}
        </Button>
        {(step.kind === 'preview' || step.kind === 'importing') && !step.plan.changesNothing && step.plan.counts.refused === 0 && (
          <Button
            className="button button-main"
            autoFocus
            isDisabled={step.kind === 'importing'}
            onPress={() => withPerson(() => void bringIn())}
          >
            Import {comingOf(step.plan)}
          </Button>
        )}
      </div>
    </>
  )
}

/** The way of an import: the folder is handed over, compared, and on a word imported. Leaving ends what is under way. */
function useImport(source: ChosenSource): { step: Step; ticket: string; bringIn(): Promise<void> } {
  const [step, setStep] = useState<Step>({ kind: 'handing-over', steps: { done: 0, total: 0 } })
  const [ticket] = useState(() => crypto.randomUUID())
  const refresh = useClauseRefresh()
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    let isWanted = true
    const look = async (): Promise<void> => {
      const handed = await handOver(source, (done, total) => {
        if (isWanted) setStep({ kind: 'handing-over', steps: { done, total } })
        return isWanted
      })
      if (!isWanted) return
      if (!handed.ok) return setStep({ kind: 'failed', failure: handed.error })
      const handle = handed.value ?? ''
      setStep({ kind: 'reading' })
      const preview = await ask('library.preview', { handle, ticket })
      if (!isWanted) return
      setStep(preview.ok ? { kind: 'preview', handle, plan: preview.value } : { kind: 'failed', failure: preview.error })
    }
    void look()
    return () => {
      isWanted = false
      here.current = false
      void ask('library.cancel', { ticket })
    }
  }, [source, ticket])
  const bringIn = useCallback(async () => {
    if (step.kind !== 'preview') return
    const { handle, plan } = step
    setStep({ kind: 'importing', handle, plan })
    const imported = await ask('library.import', { handle, ticket })
    await refresh()
    if (!here.current) return
    setStep(imported.ok ? { kind: 'done', handle, plan: imported.value } : { kind: 'preview', handle, plan, failure: imported.error })
  }, [step, ticket, refresh])
  return { step, ticket, bringIn }
}

function Outcome({ plan, isDone }: { readonly plan: LibraryPlan; readonly isDone: boolean }): JSX.Element {
  const { counts, changesNothing, origin } = plan
  return (
    <div className="library-outcome" role="status">
      {counts.refused > 0 ? (
        <p>
          <b className="tone-bad">Nothing can be imported.</b>{' '}
          {counts.refused === 1 ? 'One file has a fault' : `${counts.refused.toLocaleString('en-GB')} files have faults`}; mend what is
          named below, and choose the folder again.
        </p>
      ) : changesNothing ? (
        <p>
          <b>Nothing {isDone ? 'changed' : 'would change'}:</b> all of it is known here already.
        </p>
      ) : (
        <p>
          <b>{isDone ? 'Imported:' : 'This would come:'}</b> {comingOf(plan)}. Nothing that is here is written over.
        </p>
      )}
      {origin === 'another-house' && counts.refused === 0 && (
        <p className="library-origin">
          The folder comes from another house. Its approvals are shown beside the clauses, and do not count here: this house approves its
          own next versions.
        </p>
      )}
    </div>
  )
}

function SaveReport({ handle }: { readonly handle: string }): JSX.Element {
  const notify = useNotify()
  const save = async (): Promise<void> => {
    const saved = await ask('library.report', { handle })
    if (!saved.ok) return notify(noticeOf(saved.error))
    const [file] = saved.value.files
    if (file === undefined) return
    notify({
      text: `${file.name} was saved.`,
      action: { label: 'Show in folder', run: () => void ask('exports.reveal', { handle: file.handle }) },
    })
  }
  return (
    <Button className="button library-report" onPress={() => void save()}>
      Save the report …
    </Button>
  )
}
