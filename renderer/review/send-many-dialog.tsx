import { useEffect, useRef, useState, type JSX } from 'react'
import { Button, Dialog, Form, Heading, Label, Modal, ModalOverlay, TextArea, TextField, type Selection } from 'react-aria-components'
import type { Failure, RequestInput, Result } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { StepsBar } from '../library-folder/library-progress.tsx'
import { useNotify } from '../window/notices.tsx'
import { useToday } from '../window/today.ts'
import { DraftTicks } from './draft-ticks.tsx'
import { DueField } from './due-field.tsx'
import { SendReportView } from './send-report.tsx'
import { sendMany, sentText, type BatchResults, type Sendable, type SendReport } from './send-many.ts'
import { dueFault, sendWords } from './send-words.ts'
import { useReviewsChanged } from './use-reviews.ts'

interface SendManyProps {
  /** The drafts to choose from; undefined while they are being read. */
  readonly drafts: readonly Sendable[] | undefined
  /** Why they cannot be read. */
  readonly failure?: Failure | undefined
  /** What the drafts are. */
  readonly subject: RequestInput<'reviews.sendMany'>['subject']
  close(): void
}

type Step =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'sending'; readonly done: number; readonly total: number }
  | { readonly kind: 'ended'; readonly report: SendReport }

/** Sends many drafts to review at once: which of them, one note and one day for all, how far it is, and what was refused. */
export function SendManyDialog(props: SendManyProps): JSX.Element {
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={props.close}>
      <Modal className="dialog send-many">
        <Dialog>
          <SendManySteps {...props} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function SendManySteps({ drafts, failure, subject, close }: SendManyProps): JSX.Element {
  const [chosen, choose] = useState<Selection>('all')
  const [note, setNote] = useState('')
  const [due, setDue] = useState('')
  const { step, begin, stop } = useSending(close)
  const sending = drafts?.filter(({ id }) => chosen === 'all' || chosen.has(id)) ?? []
  const isPast = dueFault(due, useToday()) !== undefined
  if (step.kind === 'ended') return <SendReportView report={step.report} close={close} />
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault()
        if (step.kind === 'choosing' && sending.length > 0 && !isPast)
          void begin(sending, (batch) => ask('reviews.sendMany', { subject, ids: batch.map(({ id }) => id), ...sendWords(note, due) }))
      }}
    >
      <div className="dialog-head">
        <Heading slot="title">Send drafts to review</Heading>
        <span className="send-many-count" role="status">
          {drafts === undefined ? 'Reading the drafts …' : `${count(sending.length)} of ${count(drafts.length)} chosen`}
        </span>
        {drafts !== undefined && drafts.length > 1 && (
          <Button className="link-button" onPress={() => choose(sending.length === 0 ? 'all' : new Set())}>
            {sending.length === 0 ? 'Choose all' : 'Choose none'}
          </Button>
        )}
      </div>
      <p className="dialog-intro">What is sent never changes again; later changes make the next version.</p>
      {failure !== undefined && (
        <p className="dialog-failure" role="alert">
          {failure.message} {failure.remedy}
        </p>
      )}
      {drafts !== undefined && <DraftTicks drafts={drafts} chosen={chosen} choose={choose} />}
      <TextField className="field" value={note} onChange={setNote} maxLength={2000} autoFocus>
        <Label>Note to the reviewers</Label>
        <TextArea rows={2} placeholder="What they should look at; all of them carry it" />
      </TextField>
      <DueField value={due} change={setDue} placeholder="as the rule of each kind says" />
      {step.kind === 'sending' && <StepsBar label="Sending to review …" steps={step} />}
      <div className="dialog-buttons">
        <Button className="button" onPress={step.kind === 'sending' ? stop : close}>
          {step.kind === 'sending' ? 'Stop' : 'Cancel'}
        </Button>
        <Button
          className="button button-main"
          type="submit"
          isDisabled={sending.length === 0 || isPast || step.kind === 'sending'}
        >{`Send ${count(sending.length)}`}</Button>
      </div>
    </Form>
  )
}

/** How far sending is. Leaving the dialog stops it; what was sent by then stays sent. */
function useSending(close: () => void): {
  step: Step
  begin(drafts: readonly Sendable[], send: (batch: readonly Sendable[]) => Promise<Result<BatchResults>>): Promise<void>
  stop(): void
} {
  const [step, setStep] = useState<Step>({ kind: 'choosing' })
  const isWanted = useRef(true)
  const isHere = useRef(true)
  const notify = useNotify()
  const changed = useReviewsChanged()
  useEffect(() => {
    isWanted.current = true
    isHere.current = true
    return () => {
      isWanted.current = false
      isHere.current = false
    }
  }, [])
  return {
    step,
    begin: async (drafts, send) => {
      const report = await sendMany(drafts, send, (done) => {
        if (isWanted.current) setStep({ kind: 'sending', done, total: drafts.length })
        return isWanted.current
      })
      await changed()
      if (isHere.current && (report.left > 0 || report.refused.length > 0)) return setStep({ kind: 'ended', report })
      notify({ text: `${sentText(report)}${report.left === 0 ? '' : ` ${report.left.toLocaleString('en-GB')} were left.`}` })
      if (isHere.current) close()
    },
    stop: () => void (isWanted.current = false),
  }
}

function count(number: number): string {
  return number.toLocaleString('en-GB')
}
