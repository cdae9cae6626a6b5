import type { JSX, ReactNode } from 'react'
import type { Failure } from '../../core/requests/index.ts'
import {
  certificationWords,
  claimedTimeIn,
  claimSentence,
  lowered,
  pageSentences,
  revocationWords,
  trustWords,
  verdictWords,
  type CheckedClause,
  type JudgedSignature,
  type SelfProof,
  type Verification,
} from '../../core/verification/index.ts'
import { fileSize } from '../look/file-size.ts'
import { shownDay, shownTime } from '../register/days.ts'
import '../signing/signing.css'

const tones: Readonly<Record<Verification['verdict'], 'good' | 'bad' | 'open'>> = {
  valid: 'good',
  unsigned: 'open',
  invalid: 'bad',
  unreadable: 'bad',
}

/** One file: its verdict in a sentence, then what it rests on. */
export function FileReport({
  name,
  outcome,
}: {
  readonly name: string
  readonly outcome: Verification | Failure | undefined
}): JSX.Element {
  if (outcome === undefined)
    return (
      <article className="verify-file" aria-label={name} aria-busy="true">
        <h2>{name}</h2>
        <p className="appears-late">Verifying …</p>
      </article>
    )
  if (!('verdict' in outcome))
    return (
      <article className="verify-file" aria-label={name}>
        <h2>{name}</h2>
        <p role="alert">
          {outcome.message} {outcome.remedy}
        </p>
      </article>
    )
  const { verdict, sentence, signatures, proof, faults } = outcome
  const isTest = signatures.some((signature) => signature.isTest)
  return (
    <article className={`verify-file verify-${verdict === 'valid' && isTest ? 'open' : tones[verdict]}`} aria-label={name}>
      <h2>{name}</h2>
      <p className="verify-verdict">
        <b>{verdictWords[verdict]}.</b> {sentence}
      </p>
      {/* Not again what the verdict says already. */}
      <Faults faults={faults.filter((fault) => fault !== sentence && !sentence.endsWith(lowered(fault)))} />
      {signatures.map((signature, index) => (
        <SignatureReport key={`${signature.field} ${String(index)}`} signature={signature} />
      ))}
      {proof !== undefined && <LetterReport proof={proof} claim={claimSentence(outcome)} />}
    </article>
  )
}

function Faults({ faults }: { readonly faults: readonly string[] }): JSX.Element | undefined {
  if (faults.length === 0) return undefined
  return (
    <ul className="verify-faults">
      {faults.map((fault) => (
        <li key={fault}>{fault}</li>
      ))}
    </ul>
  )
}

function SignatureReport({ signature }: { readonly signature: JudgedSignature }): JSX.Element {
  const { reason, place, contact, certifies } = signature
  const { kind, signer, isTest, level, revision, revisions, faults, digest, chain, trust, revocation, additions } = signature
  return (
    <section>
      <h3>
        {kind === 'timestamp' ? 'Timestamp of the whole file' : 'Signature'} by {signer ?? 'somebody unnamed'}
        <span className={faults.length === 0 ? 'state-mark state-mark-good' : 'state-mark state-mark-bad'}>
          {faults.length === 0 ? 'Holds' : 'Does not hold'}
        </span>
        {isTest && <span className="test-mark">Test certificate</span>}
      </h3>
      <Faults faults={faults} />
      <dl>
        <Line name="Time">{timeOf(signature)}</Line>
        {reason !== undefined && <Line name="Reason">{reason}</Line>}
        {place !== undefined && <Line name="Place">{place}</Line>}
        {contact !== undefined && <Line name="Contact">{contact}</Line>}
        {certifies !== undefined && <Line name="Certified">{certificationWords[certifies]}</Line>}
        <Line name="Covers">
          {revision === revisions ? 'the whole file' : `the first ${String(revision)} of ${String(revisions)} revisions`}
        </Line>
        {level !== undefined && <Line name="Level">PAdES {level}</Line>}
        {digest !== undefined && <Line name="Digest">{digest}</Line>}
        {chain.length > 0 && <Line name="Chain">{chain.join(' ← ')}</Line>}
        <Line name="Trust">{trustWords[trust]}</Line>
        {chain.length > 1 && <Line name="Revocation">{revocationWords[revocation]}</Line>}
        {additions.map(({ what, revision: added, allowed }) => (
          <Line key={`${String(added)} ${what}`} name={`Since, in revision ${String(added)}`} isBad={!allowed}>
            {what}
          </Line>
        ))}
      </dl>
    </section>
  )
}

function timeOf({ timestamp, claimedTime, judgedAt }: JudgedSignature): string {
  const judged = judgedAt === undefined ? '' : `; certificates are judged as of ${shownTime(judgedAt)}`
  if (timestamp !== undefined) return `${shownTime(timestamp.at)}, by the clock of ${timestamp.authority ?? 'somebody unnamed'}${judged}`
  return `${claimedTime === undefined ? 'not said' : `${shownClaim(claimedTime)}, by the signer’s own clock`}${judged}`
}

/** What is no date of PDF stays as it is. */
function shownClaim(date: string): string {
  const time = claimedTimeIn(date)
  return time === undefined || Number.isNaN(Date.parse(time)) ? date : shownTime(time)
}

function Line({
  name,
  isBad = false,
  children,
}: {
  readonly name: string
  readonly isBad?: boolean
  readonly children: ReactNode
}): JSX.Element {
  return (
    <div className={isBad ? 'verify-bad-line' : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function LetterReport({ proof, claim }: { readonly proof: SelfProof; readonly claim: string | undefined }): JSX.Element {
  const { title, date, state, pages, root, audit, approvals, clauses, enclosures = [] } = proof
  return (
    <section>
      <h3>
        “{title}”<span className="verify-when">{shownDay(date)}</span>
      </h3>
      {claim !== undefined && <p className="verify-claim">{claim}</p>}
      <dl>
        <Line name="State">{state === 'draft' ? 'draft, not released' : 'released'}</Line>
        <Line name="Pages" isBad={pages === 'different' || pages === 'not-rebuilt'}>
          {pageSentences[pages]}
        </Line>
        {approvals.length > 0 && <Line name="Approved">{decided(approvals)}</Line>}
        {root !== undefined && (
          <Line name="House" isBad={root.isOfDataAtHand === false}>
            {root.isOfDataAtHand === true ? 'this house, ' : root.isOfDataAtHand === false ? 'another house than this one, ' : ''}
            <code>{root.fingerprint}</code>
          </Line>
        )}
        {enclosures.map((enclosure, index) => (
          <Line key={enclosure.digest + enclosure.name} name={index === 0 ? 'Enclosed' : ''}>
            {enclosure.title}
            {enclosure.title === enclosure.name ? '' : `, ${enclosure.name}`}, {fileSize(enclosure.size)}, <code>{enclosure.digest}</code>
          </Line>
        ))}
        {audit !== undefined && (
          <Line name="Audit trail">
            entry {audit.seq}, <code>{audit.hash.slice(0, 16)}…</code>
          </Line>
        )}
      </dl>
      {clauses.length > 0 && <Clauses clauses={clauses} />}
    </section>
  )
}

function Clauses({ clauses }: { readonly clauses: readonly CheckedClause[] }): JSX.Element {
  // Where no house is at hand there is nothing to say of today.
  const isHouseAtHand = clauses.some(({ now }) => now !== undefined)
  return (
    <table className="verify-clauses">
      <thead>
        <tr>
          <th scope="col">Clause</th>
          <th scope="col">Version</th>
          <th scope="col">At the release</th>
          <th scope="col">Approved by</th>
          {isHouseAtHand && <th scope="col">Here today</th>}
        </tr>
      </thead>
      <tbody>
        {clauses.map(({ code, version, language, atRelease, now, approvals, adaptation }, index) => (
          // A clause may stand in a letter twice.
          <tr key={`${code} ${String(index)}`}>
            <th scope="row">
              {code} <span>{language}</span>
            </th>
            <td>v{version}</td>
            <td>{adaptation.length > 0 ? `${atRelease}, adapted` : atRelease}</td>
            <td>{decided(approvals)}</td>
            {isHouseAtHand && <td>{now === undefined || now === 'unknown' ? 'not known here' : now.replaceAll('-', ' ')}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function decided(decisions: SelfProof['approvals']): string {
  return decisions.map(({ name, counts }) => `${name ?? 'somebody unknown'}${counts ? '' : ' (does not count)'}`).join(', ')
}
