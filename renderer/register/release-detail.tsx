import { useState, type JSX, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { RegisterEntry } from '../../core/requests/index.ts'
import { allOf, type ClauseState } from '../../core/review/index.ts'
import { stateNames } from '../clauses/state-names.ts'
import { EnclosuresOfRelease } from '../enclosed-files/enclosures-of-release.tsx'
import { buttonClass } from '../look/button-class.ts'
import { fileSize } from '../look/file-size.ts'
import { WorkButton } from '../look/work-button.tsx'
import { useActing } from '../people/acting.ts'
import { inSignedFile } from '../signing/in-signed-file.ts'
import { SignDialog } from '../signing/sign-dialog.tsx'
import { Signatures } from '../signing/signatures.tsx'
import { useWhyNotSign } from '../signing/why-not-sign.ts'
import { addressOf, goTo } from '../window/place.ts'
import { clauseAddress } from './clause-address.ts'
import { shownDay, shownTime } from './days.ts'
import { useCopy, useSaveFiles } from './register-answers.ts'
import { SentMark, signedHow } from './register-list.tsx'
import { SendingDialog } from './sending-dialog.tsx'
import { WithdrawalNote } from './withdrawal-note.tsx'
import { withdrawalWarning } from './withdrawal-warning.ts'

/** Of a version that was approved when the letter was released: what became of it. */
const sinceRelease: Readonly<Partial<Record<ClauseState, string>>> = { approved: 'Still approved', withdrawn: 'Withdrawn since' }

/** Stand in the address after a release where the person comes to write down a sending of it, or to sign it. */
export const sendPart = 'send'
export const signPart = 'sign'

const formats = { pdf: 'PDF', docx: 'Word' } as const

/** A released letter: what proves it, to whom it went, and what stands in it. `isHere` where its pages stand beside this. */
export function ReleaseDetail({
  entry,
  today,
  isHere = false,
  begins = '',
}: {
  readonly entry: RegisterEntry
  readonly today: string
  readonly isHere?: boolean
  /** What the person comes for: `sendPart` or `signPart`. */
  readonly begins?: string
}): JSX.Element {
  const { isKnown, here, needsPerson } = useActing()
  const whyNotSign = useWhyNotSign()
  const [isSending, setSending] = useState(begins === sendPart)
  const [isSigning, setSigning] = useState(begins === signPart && isKnown && here !== undefined)
  const end = (): void => {
    setSending(false)
    setSigning(false)
    if (begins !== '') goTo('register', entry.id)
  }
  const copy = useCopy()
  const save = useSaveFiles()
  const lastSent = entry.sendings.at(-1)?.day
  const signed = signedHow(entry.signatures.length, entry.signatures.filter(({ isTest }) => isTest).length)
  const warning = withdrawalWarning(entry)
  // Of a letter that went out, or must not go out, nothing is left to be done.
  const next =
    warning !== undefined || lastSent !== undefined ? undefined : signed === 'signed' || whyNotSign !== undefined ? 'send' : 'sign'
  return (
    <article className="release-detail" aria-label={entry.title}>
      <header>
        <h1>{entry.title}</h1>
        <p>
          {entry.recipient} · {shownDay(entry.date)} <SentMark lastSent={lastSent} isRecalled={warning !== undefined} signed={signed} />
        </p>
        {warning !== undefined && <WithdrawalNote entry={entry} warning={warning} />}
        <div className="release-buttons">
          {whyNotSign === undefined && (
            <Button className={buttonClass(next === 'sign')} onPress={() => needsPerson(() => setSigning(true))}>
              {signed === 'signed' ? 'Add a signature …' : 'Sign …'}
            </Button>
          )}
          <Button className={buttonClass(next === 'send')} onPress={() => setSending(true)}>
            Record a sending …
          </Button>
          <WorkButton className="button" isUnderWay={save.isPending} onPress={() => save.mutate({ id: entry.id })}>
            Save copies of its files
          </WorkButton>
          <WorkButton className="button" isUnderWay={copy.isPending} onPress={() => copy.mutate(entry.letterId)}>
            New letter from this one
          </WorkButton>
          {!isHere && (
            <a className="button" href={addressOf('letters', entry.letterId)}>
              Open the letter
            </a>
          )}
        </div>
        {whyNotSign !== undefined && <p className="release-not-signed">{whyNotSign}</p>}
      </header>
      <Proofs entry={entry} />
      <Section title="Signatures" count={entry.signatures.length}>
        <Signatures entry={entry} />
      </Section>
      <Section title="Sent" count={entry.sendings.length}>
        {entry.sendings.length === 0 ? (
          <p className="panel-empty">Nobody has written down that it was sent.</p>
        ) : (
          <Sendings entry={entry} />
        )}
      </Section>
      <Section title="Clauses" count={entry.clauses.length}>
        {entry.clauses.length === 0 ? <p className="panel-empty">It carries no clause.</p> : <Clauses entry={entry} />}
      </Section>
      {entry.enclosures !== undefined && (
        <Section title="Enclosed files" count={entry.enclosures.length}>
          <EnclosuresOfRelease enclosures={entry.enclosures} />
        </Section>
      )}
      {entry.detached !== undefined && (
        <Section title="Words taken from clauses" count={entry.detached.length}>
          <Detached words={entry.detached} />
        </Section>
      )}
      {isSigning && whyNotSign === undefined && <SignDialog entry={entry} close={end} />}
      {isSending && <SendingDialog entry={entry} today={today} warning={warning} close={end} />}
    </article>
  )
}

function Section({
  title,
  count,
  children,
}: {
  readonly title: string
  readonly count: number
  readonly children: ReactNode
}): JSX.Element {
  return (
    <section aria-label={title}>
      <h2 className="panel-heading">
        {title} {count > 0 && <span>{count}</span>}
      </h2>
      {children}
    </section>
  )
}

function Proofs({ entry }: { readonly entry: RegisterEntry }): JSX.Element {
  const { releasedAt, releasedBy, approvals, files, audit, signatures } = entry
  const newest = inSignedFile(signatures).at(-1)
  return (
    <dl className="facts">
      <dt>Released</dt>
      <dd>
        {shownTime(releasedAt)}, by {releasedBy}
      </dd>
      <dt>Approved by</dt>
      <dd>{approvals.map(({ name, at }) => `${name}, ${shownDay(at)}`).join('; ')}</dd>
      {files.map(({ format, digest, size }) => (
        <FileFact key={format} title={`${formats[format]} file`} digest={digest} size={size} />
      ))}
      {newest !== undefined && <FileFact title="Signed file" digest={newest.digest} size={newest.size} />}
      <Fact title="Audit trail">
        after entry {audit.seq} · <code title={audit.hash}>{shortDigest(audit.hash)}</code>
      </Fact>
    </dl>
  )
}

function FileFact({ title, digest, size }: { readonly title: string; readonly digest: string; readonly size: number }): JSX.Element {
  return (
    <Fact title={title}>
      {fileSize(size)} · SHA-256 <code title={digest}>{shortDigest(digest)}</code>
    </Fact>
  )
}

function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }): JSX.Element {
  return (
    <>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </>
  )
}

export function shortDigest(digest: string): string {
  return `${digest.slice(0, 8)}…${digest.slice(-8)}`
}

function Sendings({ entry }: { readonly entry: RegisterEntry }): JSX.Element {
  return (
    <ul className="detail-rows">
      {entry.sendings.map(({ id, day, recipient, how, note, recordedBy }) => (
        <li key={id}>
          <b>{recipient}</b> <span>{shownDay(day)}</span> <span>{how}</span>
          {note !== '' && <p>{note}</p>}
          <small>Written down by {recordedBy}</small>
        </li>
      ))}
    </ul>
  )
}

/** Where a clause version stands now; nothing of one that the library does not know any more. */
function StateNow({ state }: Pick<RegisterEntry['clauses'][number], 'state'>): JSX.Element | undefined {
  if (state === undefined) return undefined
  const tone = state === 'approved' ? ' state-mark-good' : state === 'superseded' ? '' : ' state-mark-bad'
  return <span className={`state-mark${tone}`}>{sinceRelease[state] ?? stateNames[state]}</span>
}

/** Words that the author took out of clauses and made their own: a recall of these versions finds the letter all the same. */
function Detached({ words }: { readonly words: NonNullable<RegisterEntry['detached']> }): JSX.Element {
  return (
    <ul className="detail-rows">
      {words.map(({ identity, code, title, version, state, passage }, index) => (
        <li key={`${identity} ${String(index)}`}>
          <b>{title}</b> <span>v{version}</span> <StateNow state={state} />
          <p>
            <code>{code}</code> · made free text, approved with the letter
          </p>
          <details>
            <summary>The words in this letter</summary>
            <blockquote>{passage}</blockquote>
          </details>
          <a className="link" href={clauseAddress(identity, version)}>
            Where it is used
          </a>
        </li>
      ))}
    </ul>
  )
}

function Clauses({ entry }: { readonly entry: RegisterEntry }): JSX.Element {
  return (
    <ul className="detail-rows">
      {entry.clauses.map(({ identity, code, title, version, state, passage, approvals, kept, adapted }, index) => (
        <li key={`${identity} ${String(index)}`}>
          <b>{title}</b> <span>v{version}</span> <StateNow state={state} />
          <p>
            <code>{code}</code> · approved by {allOf(approvals.map(({ name }) => name))}
          </p>
          {kept.map(({ name, at, reason }) => (
            <p key={`${name} ${at}`}>
              Kept though superseded, by {name}, {shownDay(at)}
              {reason !== '' && `: “${reason}”`}
            </p>
          ))}
          {adapted?.map(({ name, at, reason }) => (
            <p key={`${name} ${at}`}>
              Adapted in this letter; its words approved by {name}, {shownDay(at)}
              {reason !== '' && `: “${reason}”`}
            </p>
          ))}
          <details>
            <summary>Its words in this letter</summary>
            <blockquote>{passage}</blockquote>
          </details>
          <a className="link" href={clauseAddress(identity, version)}>
            Where it is used
          </a>
        </li>
      ))}
    </ul>
  )
}
