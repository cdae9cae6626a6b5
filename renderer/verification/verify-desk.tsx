import { useMemo, useRef, type JSX } from 'react'
import { Button, DropZone, FileTrigger, Text } from 'react-aria-components'
import type { FileDropItem } from 'react-aria-components'
import { allOf } from '../../core/review/index.ts'
import { useCommands, type Command } from '../commands/command.ts'
import { CloseIcon, ImportIcon } from '../look/icons.tsx'
import { filesDropped } from '../start-screen/import-letter.ts'
import { useAnswer } from '../window/answers.ts'
import { useNotify } from '../window/notices.tsx'
import { addressOf } from '../window/place.ts'
import { FileReport } from './file-report.tsx'
import { judgeByHost } from './judge-by-host.ts'
import { useSavePage } from './save-page.ts'
import { useJudgedFiles } from './use-judged-files.ts'
import './verification.css'

const types = ['application/pdf', '.pdf', '.pem', '.crt', '.cer', '.der']

/** PDFs, of this house or of others, are dropped here and judged: one sentence each, and all that it rests on below. `release` is a released letter whose file is judged first. */
export function VerifyDesk({ release }: { readonly release: string | undefined }): JSX.Element {
  const { files, trusted, take, distrust, clear } = useJudgedFiles(judgeByHost)
  const savePage = useSavePage()
  const notify = useNotify()
  const picker = useRef<HTMLButtonElement>(null)
  useCommands(
    useMemo<Command[]>(
      () => [
        { id: 'choose-pdf', title: 'Choose PDFs to verify', group: 'Letters', run: () => picker.current?.click() },
        { id: 'save-verification-page', title: 'Save the page for verifying offline', group: 'Letters', run: savePage },
      ],
      [savePage],
    ),
  )
  const drop = async (items: readonly FileDropItem[]): Promise<void> => {
    const dropped = await filesDropped(items)
    if (dropped !== undefined) return take(dropped)
    notify({ text: 'What was dropped could not be read. Choose the file by the button instead.', tone: 'bad' })
  }
  return (
    <DropZone
      className="verify-desk"
      aria-label="Files to verify"
      getDropOperation={() => 'copy'}
      onDrop={({ items }) => void drop(items.filter((item) => item.kind === 'file'))}
    >
      <header>
        <h1>Verify a PDF</h1>
        <p>
          Who signed it, when, whether anything was changed since, and what one of our letters proves of itself. Nothing is sent anywhere:
          the file is judged by what is in it.
        </p>
        <div className="verify-buttons">
          <FileTrigger allowsMultiple acceptedFileTypes={types} onSelect={(list) => take([...(list ?? [])])}>
            <Button ref={picker} className="button button-main">
              <ImportIcon />
              Choose files …
            </Button>
          </FileTrigger>
          {files.length > 0 && (
            <Button className="button" onPress={clear}>
              Clear the list
            </Button>
          )}
          <Button className="button" onPress={savePage}>
            Save the page for partners
          </Button>
        </div>
        <p>
          Whoever gets your letters opens that page in a browser, without Chancery and without a network, and verifies them the same way.
        </p>
      </header>
      <Trusted trusted={trusted} distrust={distrust} />
      {release !== undefined && <ReleasedFile key={release} id={release} />}
      {files.length === 0 && release === undefined ? (
        <p className="verify-empty">
          <Text slot="label">Drop PDFs here</Text>
        </p>
      ) : (
        <>
          <Text slot="label" className="visually-hidden">
            Drop more PDFs here
          </Text>
          <ul className="verify-files" aria-label="Verified files" aria-live="polite">
            {files.map(({ id, file, outcome }) => (
              <li key={id}>
                <FileReport name={file.name} outcome={outcome} />
              </li>
            ))}
          </ul>
        </>
      )}
    </DropZone>
  )
}

/** The newest file of a released letter, as it lies in the register. */
function ReleasedFile({ id }: { readonly id: string }): JSX.Element {
  const { data, error } = useAnswer('register.verify', { id })
  return (
    <div className="verify-files" aria-live="polite">
      <FileReport name={data?.name ?? 'The released letter'} outcome={data?.verification ?? error?.failure} />
      <p>
        <a className="link" href={addressOf('register', id)}>
          Back to the letter
        </a>
      </p>
    </div>
  )
}

function Trusted({ trusted, distrust }: { readonly trusted: readonly File[]; distrust(file: File): void }): JSX.Element {
  const kept = useAnswer('signing.settings', {}).data?.trusted ?? []
  if (trusted.length === 0 && kept.length === 0)
    return (
      <p className="verify-trust">
        No trusted certificates were named, so who stands behind a signature is not checked. Add the certificates of the authorities whom
        you trust (.pem, .crt, .cer, .der), or keep them in the settings.
      </p>
    )
  const names = allOf(kept.map(({ name }) => name))
  if (trusted.length === 0)
    return <p className="verify-trust">This house trusts {names}: only whom they vouch for counts. The settings say so.</p>
  return (
    <ul className="verify-trust" aria-label="Trusted certificates">
      {kept.length > 0 && <li>{names}, as the settings say</li>}
      {trusted.map((file) => (
        <li key={`${file.name} ${String(file.lastModified)}`}>
          {file.name}
          <Button className="chip-remove" aria-label={`Trust ${file.name} no more`} onPress={() => distrust(file)}>
            <CloseIcon />
          </Button>
        </li>
      ))}
    </ul>
  )
}
