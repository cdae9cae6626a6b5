import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState, type JSX } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { RequestOutput, Result } from '../../core/requests/index.ts'
import { ask } from '../desktop.ts'
import { DocumentIcon } from '../look/icons.tsx'
import { WorkButton } from '../look/work-button.tsx'
import { noticeOf, useNotify } from '../window/notices.tsx'
import { HostProgress } from './library-progress.tsx'

/** Writes the whole library as a folder: what goes out, how far it is, where it lies. */
export function LibraryExportDialog({ close }: { close(): void }): JSX.Element {
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={close} isDismissable>
      <Modal className="dialog">
        <Dialog>
          <ExportSteps close={close} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function ExportSteps({ close }: { close(): void }): JSX.Element {
  const [ticket] = useState(() => crypto.randomUUID())
  const isUnderWay = useRef(false)
  const writing = useMutation<Result<RequestOutput<'library.export'>>>({
    mutationFn: async () => {
      isUnderWay.current = true
      const written = await ask('library.export', { ticket })
      isUnderWay.current = false
      return written
    },
    onSuccess: (written) => {
      if (written.ok && written.value.folder === undefined) close()
    },
  })
  // Escape closes the dialog, and nobody waits for the folder any more.
  useEffect(
    () => () => {
      if (isUnderWay.current) void ask('library.cancel', { ticket })
    },
    [ticket],
  )
  const folder = writing.data?.ok === true ? writing.data.value.folder : undefined
  const failure = writing.data?.ok === false ? writing.data.error : undefined
  return (
    <>
      <div className="dialog-head">
        <Heading slot="title">Export the library</Heading>
      </div>
      {folder === undefined ? (
        <p>
          All clauses go out as a folder of text files: every version, its state, its evidence and every signed decision. Another Chancery
          imports it, and any editor can compare it.
        </p>
      ) : (
        <>
          <ExportedFolder folder={folder} />
          {folder.findings.length > 0 && <BrokenSeals findings={folder.findings} />}
        </>
      )}
      {writing.isPending && <HostProgress label="Writing the library …" ticket={ticket} />}
      {failure !== undefined && (
        <p className="dialog-failure" role="alert">
          {failure.message} {failure.remedy}
        </p>
      )}
      <div className="dialog-buttons">
        <Button className="button" onPress={close}>
          {folder === undefined ? 'Cancel' : 'Done'}
        </Button>
        {folder === undefined && (
          <WorkButton className="button button-main" autoFocus isUnderWay={writing.isPending} onPress={() => writing.mutate()}>
            Export
          </WorkButton>
        )}
      </div>
    </>
  )
}

function ExportedFolder({ folder }: { readonly folder: NonNullable<RequestOutput<'library.export'>['folder']> }): JSX.Element {
  const notify = useNotify()
  const reveal = async (): Promise<void> => {
    const shown = await ask('exports.reveal', { handle: folder.handle })
    if (!shown.ok) notify(noticeOf(shown.error))
  }
  return (
    <ul className="exported" role="status" aria-label="Exported library">
      <li>
        <DocumentIcon />
        <span className="exported-name">
          {folder.name}
          <small>
            {folder.versions === 1 ? '1 version' : `${folder.versions.toLocaleString('en-GB')} versions`} in{' '}
            {folder.files.toLocaleString('en-GB')} files
          </small>
        </span>
        <Button className="link-button" aria-label={`Show ${folder.name}`} onPress={() => void reveal()}>
          Show in folder
        </Button>
      </li>
    </ul>
  )
}

/** What went out with a seal that does not hold, so that nobody takes it for the words of its evidence. */
function BrokenSeals({ findings }: Pick<NonNullable<RequestOutput<'library.export'>['folder']>, 'findings'>): JSX.Element {
  return (
    <>
      <p className="library-broken">
        {findings.length === 1 ? 'One seal does not hold.' : `${findings.length.toLocaleString('en-GB')} seals do not hold.`} Everything was
        written as it stands.
      </p>
      {/* A list that scrolls is reached by the keyboard. */}
      <ul className="library-lines" aria-label="Seals that do not hold" tabIndex={0}>
        {findings.map(({ message, remedy, place }) => (
          <li key={message}>
            <span>
              {message} <span className="library-remedy">{remedy}</span>
            </span>
            <small>{place.clause}</small>
          </li>
        ))}
      </ul>
    </>
  )
}
