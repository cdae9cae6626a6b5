import { useRef, useState, type DragEvent, type JSX } from 'react'
import { createRoot } from 'react-dom/client'
import '../renderer/look/tokens.css'
import { FileReport } from '../renderer/verification/file-report.tsx'
import { useJudgedFiles } from '../renderer/verification/use-judged-files.ts'
import '../renderer/verification/verification.css'
import './page.css'
import { judgeInWorker } from './judge-in-worker.ts'

const judge = judgeInWorker()
const types = 'application/pdf,.pdf,.pem,.crt,.cer,.der'

/** The page that anybody opens, without Chancery and without a network: PDFs are dropped on it and judged where they are. */
function VerificationPage(): JSX.Element {
  const { files, trusted, take, distrust, stop, clear } = useJudgedFiles(judge)
  const [isOver, setOver] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const over = (event: DragEvent): void => {
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    setOver(true)
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    take([...event.dataTransfer.files])
  }
  const isBusy = files.some(({ outcome }) => outcome === undefined)
  return (
    <main
      className="verify-desk"
      data-drop-target={isOver ? true : undefined}
      onDragOver={over}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false)
      }}
      onDrop={drop}
    >
      <header>
        <h1>Verify a PDF</h1>
        <p>
          Who signed it, when, whether anything was changed since, and what a letter made with Chancery proves of itself. This page works
          without a network and sends nothing anywhere: a file is judged by what is in it.
        </p>
        <p>
          It does not set the pages of a letter anew to compare them. It tells time by this computer’s clock, and it can only be relied on
          when you had it from somebody whom you trust.
        </p>
        <div className="verify-buttons">
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            accept={types}
            onChange={({ target }) => {
              take([...(target.files ?? [])])
              target.value = ''
            }}
          />
          <button type="button" className="button button-main" onClick={() => picker.current?.click()}>
            Choose files …
          </button>
          {isBusy && (
            <button type="button" className="button" onClick={stop}>
              Stop
            </button>
          )}
          {files.length > 0 && (
            <button type="button" className="button" onClick={clear}>
              Clear the list
            </button>
          )}
        </div>
      </header>
      <Trusted trusted={trusted} distrust={distrust} />
      {files.length === 0 ? (
        <p className="verify-empty">Drop PDFs here</p>
      ) : (
        <ul className="verify-files" aria-label="Verified files" aria-live="polite">
          {files.map(({ id, file, outcome }) => (
            <li key={id}>
              <FileReport name={file.name} outcome={outcome} />
            </li>
          ))}
        </ul>
      )}
    </main>
  )
}

function Trusted({ trusted, distrust }: { readonly trusted: readonly File[]; distrust(file: File): void }): JSX.Element {
  if (trusted.length === 0)
    return (
      <p className="verify-trust">
        No trusted certificates were named, so who stands behind a signature is not checked. Drop the certificates of the authorities whom
        you trust here too (.pem, .crt, .cer, .der).
      </p>
    )
  return (
    <ul className="verify-trust" aria-label="Trusted certificates">
      {trusted.map((file) => (
        <li key={`${file.name} ${String(file.lastModified)}`}>
          {file.name}
          <button type="button" className="chip-remove" aria-label={`Trust ${file.name} no more`} onClick={() => distrust(file)}>
            ✕
          </button>
        </li>
      ))}
    </ul>
  )
}

const root = document.querySelector('#page')
if (root !== null) createRoot(root).render(<VerificationPage />)
