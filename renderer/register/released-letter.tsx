import { lazy, Suspense, type JSX } from 'react'
import type { RegisterEntry, Settings } from '../../core/requests/index.ts'
import { allOf } from '../../core/review/index.ts'
import { useAppendedFiles } from '../enclosed-files/appended-files.ts'
import { PagesOfEnclosures } from '../enclosed-files/pages-of-enclosures.tsx'
import { WorkButton } from '../look/work-button.tsx'
import { PagePictures } from '../preview/page-pictures.tsx'
import { useShownPages } from '../preview/shown-pages.ts'
import { useAnswer } from '../window/answers.ts'
import { inSignedFile } from '../signing/in-signed-file.ts'
import { addressOf } from '../window/place.ts'
import { WindowHeader } from '../window/window-header.tsx'
import { shownTime } from './days.ts'
import { useSaveFiles } from './register-answers.ts'
import { ReleaseDetail, shortDigest } from './release-detail.tsx'
import { withdrawalWarning } from './withdrawal-warning.ts'

// What draws them is larger than the window's first screen.
const FilePages = lazy(() => import('./file-pages.tsx').then((pages) => ({ default: pages.FilePages })))

/** A released letter: its pages, which nobody can change, and beside them what the register knows of it. */
export function ReleasedLetter({
  entry,
  settings,
  today,
}: {
  readonly entry: RegisterEntry
  readonly settings: Settings
  readonly today: string
}): JSX.Element {
  const pdf = entry.files.find(({ format }) => format === 'pdf')
  const isRecalled = withdrawalWarning(entry) !== undefined
  const standing = entry.sendings.length > 0 ? 'Sent' : 'Released'
  return (
    <div className="screen released-letter">
      <WindowHeader settings={settings}>
        <b className="released-title" title={entry.title}>
          {entry.title}
        </b>
        <span className={isRecalled ? 'state-pill state-pill-withdrawn' : 'state-pill state-pill-good'}>
          {isRecalled ? `${standing}, clause withdrawn` : standing}
        </span>
      </WindowHeader>
      <section className={isRecalled ? 'released-banner is-recalled' : 'released-banner'} aria-label="Release">
        Released {shownTime(entry.releasedAt)} by {entry.releasedBy}. It never changes again, so it is read-only here; to write on, make a
        new letter from it. PDF {pdf === undefined ? '' : <code title={pdf.digest}>{shortDigest(pdf.digest)}</code>}
      </section>
      <div className="register">
        <main className="released-pages preview-desk" tabIndex={0} aria-label="Pages">
          {entry.signatures.length > 0 && <SignedFileNote entry={entry} />}
          <Pages entry={entry} />
        </main>
        <aside className="released-side" aria-label="In the register">
          <ReleaseDetail entry={entry} today={today} isHere />
        </aside>
      </div>
    </div>
  )
}

/** Says what the pages are of, and what their file has behind them. */
function SignedFileNote({ entry: { id, signatures } }: { readonly entry: RegisterEntry }): JSX.Element {
  const save = useSaveFiles()
  const inFile = inSignedFile(signatures)
  const signers = allOf([...new Set(inFile.map(({ signer }) => signer))])
  return (
    <div className="signed-file-note" role="note">
      <p>
        <b>These are the pages of the signed file.</b> It begins with the released file, byte for byte; behind that it has{' '}
        {inFile.length === 1 ? 'the signature' : `${String(inFile.length)} signatures`} by {signers}.
      </p>
      <p>
        <WorkButton className="button" isUnderWay={save.isPending} onPress={() => save.mutate({ id, only: 'signed' })}>
          Save the signed file
        </WorkButton>
        <a className="link" href={addressOf('register', 'verify', id)}>
          Verify it
        </a>
      </p>
    </div>
  )
}

function PagesOfFile({ entry }: { readonly entry: RegisterEntry }): JSX.Element {
  return (
    <Suspense>
      <FilePages entry={entry} />
    </Suspense>
  )
}

/** As the released file was set; what signing adds to its pages only the signed file shows. */
function Pages({ entry }: { readonly entry: RegisterEntry }): JSX.Element {
  if (entry.signatures.length === 0) return <SetPages entry={entry} />
  return <PagesOfFile entry={entry} />
}

function SetPages({ entry }: { readonly entry: RegisterEntry }): JSX.Element {
  const answer = useAnswer('register.pages', { id: entry.id })
  const appended = useAppendedFiles(entry.enclosures ?? [])
  const pages = useShownPages(answer.data)
  if (answer.error !== null)
    return (
      <p role="alert" className="panel-empty">
        {answer.error.failure.message} {answer.error.failure.remedy}
      </p>
    )
  if (answer.data === undefined) return <p className="appears-late">Laying out …</p>
  // Letterhead, company values or layout have changed since, so that they would look different today.
  if (answer.data.pages.length === 0) return <PagesOfFile entry={entry} />
  return (
    <>
      <PagePictures pages={pages} />
      <PagesOfEnclosures files={appended} />
    </>
  )
}
