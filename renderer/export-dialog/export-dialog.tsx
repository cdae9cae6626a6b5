import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState, type JSX } from 'react'
import { Button, CheckboxGroup, Dialog, Heading, Label, Modal, ModalOverlay, ProgressBar } from 'react-aria-components'
import type { Finding, Letter } from '../../core/letter/index.ts'
import type { ExportedFile, ExportFormat, RequestOutput, Result } from '../../core/requests/index.ts'
import { Checks } from '../checks/checks.tsx'
import { ask } from '../desktop.ts'
import { fileSize } from '../look/file-size.ts'
import { DocumentIcon } from '../look/icons.tsx'
import { Tick } from '../look/tick.tsx'
import { WorkButton } from '../look/work-button.tsx'
import { noticeOf, useNotify } from '../window/notices.tsx'

interface ExportDialogProps {
  readonly isOpen: boolean
  setOpen(open: boolean): void
  /** The letter as it stands now. */
  read(): Letter
  goTo(finding: Finding): void
}

interface ExportWish {
  readonly formats: readonly ExportFormat[]
  readonly letterhead: boolean
}

/** Makes the letter's files: what to make, how far it is, what came of it. */
export function ExportDialog({ isOpen, setOpen, read, goTo }: ExportDialogProps): JSX.Element {
  return (
    <ModalOverlay className="overlay" isOpen={isOpen} onOpenChange={setOpen} isDismissable>
      <Modal className="dialog export-dialog">
        <Dialog>
          <ExportSteps read={read} close={() => setOpen(false)} goTo={(finding) => (setOpen(false), goTo(finding))} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function ExportSteps({ read, close, goTo }: { read(): Letter; close(): void; goTo(finding: Finding): void }): JSX.Element {
  const [wish, setWish] = useState<ExportWish>({ formats: ['pdf', 'docx'], letterhead: true })
  const notify = useNotify()
  const ticket = useRef<string>(undefined)
  const making = useMutation<Result<RequestOutput<'letters.export'>>, Error, ExportWish>({
    mutationFn: ({ formats, ...rest }) => {
      ticket.current = crypto.randomUUID()
      return ask('letters.export', { letter: read(), formats: [...formats], ...rest, ticket: ticket.current })
    },
  })
  // Escape closes the dialog, and nobody waits for its files any more.
  useEffect(
    () => () => {
      if (ticket.current !== undefined) void ask('exports.cancel', { ticket: ticket.current })
    },
    [],
  )
  const cancel = async (): Promise<void> => {
    const answer = ticket.current === undefined ? undefined : await ask('exports.cancel', { ticket: ticket.current })
    // Too late: the dialog stays and shows the files, which are there.
    if (answer?.ok !== true || !answer.value.cancelled) return
    notify({ text: 'The export was cancelled; nothing was written.' })
    close()
  }
  const result = making.data
  const refused =
    result?.ok === true && result.value.files.length === 0 && result.value.findings.some(({ severity }) => severity === 'error')
  const isDone = result?.ok === true && result.value.files.length > 0
  return (
    <>
      <div className="dialog-head">
        <Heading slot="title">Export</Heading>
      </div>
      {isDone ? (
        <Exported files={result.value.files} findings={result.value.findings} goTo={goTo} />
      ) : (
        <Wishes wish={wish} setWish={setWish} />
      )}
      {making.isPending && <Progress formats={wish.formats} />}
      {refused && <Refused findings={result.value.findings} goTo={goTo} />}
      {result?.ok === false && (
        <p className="dialog-failure" role="alert">
          {result.error.message} {result.error.remedy}
        </p>
      )}
      <div className="dialog-buttons">
        <Button className="button" onPress={() => (making.isPending ? void cancel() : close())}>
          {isDone ? 'Done' : 'Cancel'}
        </Button>
        {!isDone && (
          <WorkButton
            className="button button-main"
            isUnderWay={making.isPending}
            isDisabled={wish.formats.length === 0}
            onPress={() => making.mutate(wish)}
          >
            {refused ? 'Try again' : 'Export'}
          </WorkButton>
        )}
      </div>
    </>
  )
}

function Wishes({ wish, setWish }: { readonly wish: ExportWish; setWish(wish: ExportWish): void }): JSX.Element {
  const { formats, letterhead } = wish
  const isFormat = (name: string): name is ExportFormat => name === 'pdf' || name === 'docx'
  return (
    <div className="export-wishes">
      <CheckboxGroup value={[...formats]} onChange={(names) => setWish({ ...wish, formats: names.filter(isFormat) })}>
        <Label>Files</Label>
        <Tick name="pdf" title="PDF" detail="The pages as the preview shows them" autoFocus />
        <Tick name="docx" title="Word" detail="To edit the free text; clauses stay locked" />
      </CheckboxGroup>
      <div role="group" aria-labelledby="export-pages-label">
        <span id="export-pages-label" className="group-label">
          Pages
        </span>
        <Tick
          title="Print the letterhead"
          detail="Leave it out for headed paper; its space stays"
          isSelected={letterhead}
          onChange={(letterhead) => setWish({ ...wish, letterhead })}
        />
      </div>
      <p className="export-draft">
        These are working copies: every page says “Draft, not released”. The files of a released letter do not.
      </p>
    </div>
  )
}

function Progress({ formats }: { readonly formats: readonly ExportFormat[] }): JSX.Element {
  const names = formats.map((format) => (format === 'pdf' ? 'PDF' : 'Word file')).join(' and ')
  return (
    <ProgressBar className="progress" isIndeterminate>
      <Label>Making the {names} …</Label>
      <div className="progress-track">
        <div className="progress-fill" />
      </div>
    </ProgressBar>
  )
}

function Refused({ findings, goTo }: { readonly findings: readonly Finding[]; goTo(finding: Finding): void }): JSX.Element {
  const errors = findings.filter(({ severity }) => severity === 'error')
  return (
    <div className="export-refused" role="alert">
      <p>
        <b>Nothing was written.</b> {errors.length === 1 ? 'One thing has' : `${String(errors.length)} things have`} to be mended first.
      </p>
      <Checks findings={errors} goTo={goTo} />
    </div>
  )
}

function Exported({
  files,
  findings,
  goTo,
}: {
  readonly files: readonly ExportedFile[]
  readonly findings: readonly Finding[]
  goTo(finding: Finding): void
}): JSX.Element {
  const notify = useNotify()
  const reveal = async (handle: string): Promise<void> => {
    const result = await ask('exports.reveal', { handle })
    if (!result.ok) notify(noticeOf(result.error))
  }
  return (
    <div role="status">
      <ul className="exported" aria-label="Exported files">
        {files.map(({ name, handle, size, digest }) => (
          <li key={handle} data-digest={digest}>
            <DocumentIcon />
            <span className="exported-name">
              {name}
              <small title={`SHA-256 ${digest}`}>
                {fileSize(size)} · SHA-256 {digest.slice(0, 4)}…{digest.slice(-4)}
              </small>
            </span>
            <Button className="link-button" aria-label={`Show ${name} in its folder`} onPress={() => void reveal(handle)}>
              Show in folder
            </Button>
          </li>
        ))}
      </ul>
      {findings.length > 0 && <Checks findings={findings} goTo={goTo} />}
    </div>
  )
}
