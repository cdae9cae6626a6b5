import { useMutation } from '@tanstack/react-query'
import type { JSX } from 'react'
import { mostCorrected, type RecalledLetter, type ToCorrect } from '../../core/requests/index.ts'
import { recipientsOf } from '../../core/release/index.ts'
import { ask } from '../desktop.ts'
import { WorkButton } from '../look/work-button.tsx'
import { useActing } from '../people/acting.ts'
import { noticeOf, useNotify } from '../window/notices.tsx'
import { goToLetter, goToStart } from '../window/place.ts'
import { correctionProgress } from './correction-progress.ts'
import { RecallTable, toCorrect } from './recall-table.tsx'
import { savedNotice, useRegisterChanged } from './register-answers.ts'

export interface VersionName {
  readonly identity: string
  readonly version: number
}

/** As many letters as are drawn; a report with more is for the workbook. */
const mostRows = 500

interface ReportProps {
  readonly name: VersionName
  readonly letters: readonly RecalledLetter[]
}

/** Every letter that left with a clause version, whom each went to, and the letters of correction that were begun. */
export function RecallReport({ name, letters }: ReportProps): JSX.Element {
  const { begin, isPending } = useCorrections(name)
  if (letters.length === 0)
    return (
      <section aria-label="Recall report">
        <h2 className="panel-heading">Recall report</h2>
        <p className="panel-empty">No letter left the house with this version.</p>
      </section>
    )
  const shown = letters.slice(0, mostRows)
  const recipients = letters.flatMap((letter) => recipientsOf(letter).map((recipient) => ({ letter, recipient })))
  const left = recipients.filter(({ recipient }) => recipient.correction === undefined)
  const next = left.slice(0, mostCorrected)
  return (
    <section aria-label="Recall report">
      <h2 className="panel-heading">
        Recall report <span>{letters.length}</span>
      </h2>
      <div className="release-buttons">
        <SaveReport name={name} />
        <WorkButton
          className="button"
          isUnderWay={isPending}
          isDisabled={next.length === 0}
          onPress={() => begin(next.map(({ letter, recipient }) => toCorrect(letter, recipient)))}
        >
          {startText(recipients.length, left.length)}
        </WorkButton>
        {isPending && <span className="appears-late">Working …</span>}
      </div>
      <p className="recall-progress" role="status">
        {correctionProgress(recipients.map(({ recipient }) => recipient))}
      </p>
      <RecallTable letters={shown} isPending={isPending} begin={begin} />
      {letters.length > shown.length && (
        <p className="panel-empty">
          {(letters.length - shown.length).toLocaleString('en-GB')} more letters stand in the workbook and the PDF.
        </p>
      )}
    </section>
  )
}

function SaveReport({ name }: { readonly name: VersionName }): JSX.Element {
  const notify = useNotify()
  const save = useMutation({
    mutationFn: (format: 'xlsx' | 'pdf') => ask('register.exportRecall', { ...name, format }),
    onSuccess: (result) => {
      if (!result.ok) notify(noticeOf(result.error))
      else if (result.value.files.length > 0) notify(savedNotice(result.value.files, notify))
    },
  })
  return (
    <>
      <WorkButton className="button" isUnderWay={save.isPending} onPress={() => save.mutate('xlsx')}>
        Save as workbook
      </WorkButton>
      <WorkButton className="button" isUnderWay={save.isPending} onPress={() => save.mutate('pdf')}>
        Save as PDF
      </WorkButton>
      {save.isPending && <span className="appears-late">Working …</span>}
    </>
  )
}

/** Begins letters of correction; one that is begun alone is opened. */
function useCorrections(name: VersionName): { begin(recipients: readonly ToCorrect[]): void; readonly isPending: boolean } {
  const notify = useNotify()
  const { needsWriter } = useActing()
  const changed = useRegisterChanged()
  const correct = useMutation({
    mutationFn: (recipients: readonly ToCorrect[]) => ask('register.correct', { ...name, recipients: [...recipients] }),
    onSuccess: async (result) => {
      await changed()
      if (!result.ok) notify(noticeOf(result.error))
      else if (result.value.letters.length === 1) goToLetter(result.value.letters[0] ?? '')
      else
        notify({
          text: `${String(result.value.letters.length)} letters of correction are begun; they stand among the drafts.`,
          action: { label: 'Show the letters', run: goToStart },
        })
    },
  })
  return { begin: (recipients) => needsWriter(() => correct.mutate(recipients)), isPending: correct.isPending }
}

/** What the button does that begins letters of correction for all of them. */
function startText(all: number, left: number): string {
  if (left === 0) return all === 1 ? 'The correction letter is begun' : 'All correction letters are begun'
  if (left > mostCorrected) return `Start the next ${String(mostCorrected)} correction letters`
  if (all === 1) return 'Start a correction letter'
  return left === all
    ? `Start a correction letter to each of the ${String(all)} recipients`
    : `Start a correction letter to the other ${String(left)}`
}
