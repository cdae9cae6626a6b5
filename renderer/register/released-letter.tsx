import type { JSX } from 'react'
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

/** Whoever looks for a seal on the pages learns why there is none, and how to get at the file that has it. */
function SignedFileNote({ entry: { id, signatures } }: { readonly entry: RegisterEntry }): JSX.Element {
  const save = useSaveFiles()
  const inFile = inSignedFile(signatures)
  const signers = allOf([...new Set(inFile.map(({ signer }) => signer))])
  return (
    <div className="signed-file-note" role="note">
      <p>
        <b>These are the pages as they were released, without what signing adds.</b> The signed file begins with exactly these pages; behind
        them it has {inFile.length === 1 ? 'the signature' : `${String(inFile.length)} signatures`} by {signers}. A visible seal shows in
        that file alone.
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

function Pages({ entry }: { readonly entry: RegisterEntry }): JSX.Element {
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
  if (answer.data.pages.length === 0)
    return (
      <div className="panel-empty">
        <p>
          <b>Its pages would look different today.</b>
        </p>
        <p>
          The letterhead, the company’s values or the layout have changed since. The released files are as they were: save them to look at
          them.
        </p>
      </div>
    )
  return (
    <>
      <PagePictures pages={pages} />
      <PagesOfEnclosures files={appended} />
    </>
  )
}
