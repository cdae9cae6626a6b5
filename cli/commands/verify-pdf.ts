import type { X509Certificate } from 'node:crypto'
import { todayHere, withDataAtHand } from '../../backend/answers/index.ts'
import type { Layout } from '../../backend/layout/index.ts'
import { verifyFile } from '../../backend/signature/index.ts'
import {
  certificationWords,
  claimedTimeIn,
  claimSentence,
  pageSentences,
  revocationWords,
  trustWords,
  verdictWords,
  type JudgedSignature,
  type SelfProof,
  type Verification,
} from '../../core/verification/index.ts'
import { withStore } from '../open-data.ts'
import { say, sayFailure, visible } from '../output.ts'

export interface VerifyingPdf {
  readonly layout: Layout
  readonly trusted: readonly X509Certificate[] | undefined
  /** The folder of a house that tells how each clause stands today. */
  readonly data: string | undefined
}

/** What a PDF is found to be. Where the data folder cannot be read, that is told and the file judged without: it decides nothing. */
export async function verifyPdf(bytes: Uint8Array, { layout, trusted, data }: VerifyingPdf): Promise<Verification> {
  const verification = await verifyFile(bytes, { layout, now: new Date(), trusted })
  const { proof } = verification
  if (proof === undefined || data === undefined) return verification
  const known = await withStore({ data }, (store) => withDataAtHand(proof, store, todayHere()))
  if (known.ok) return { ...verification, proof: known.value }
  sayFailure(known.error)
  return verification
}

export function sayVerification(name: string, verification: Verification): void {
  const { verdict, sentence, signatures, proof, faults } = verification
  say(`${name}: ${verdictWords[verdict].toUpperCase()}. ${visible(sentence)}`)
  for (const fault of faults) say(`  fault      ${visible(fault)}`)
  for (const signature of signatures) saySignature(signature)
  const claim = claimSentence(verification)
  if (claim !== undefined) say(`  claim      ${claim}`)
  if (proof !== undefined) sayProof(proof)
}

function saySignature(signature: JudgedSignature): void {
  const { kind, signer, level, revision, revisions, faults, additions } = signature
  const covers = revision === revisions ? 'covers the whole file' : `covers the first ${String(revision)} of ${String(revisions)} revisions`
  const about = [signer ?? 'somebody unnamed', ...(level === undefined ? [] : [level]), covers].map(visible)
  say(`  ${kind.padEnd(9)}  ${about.join(', ')}${faults.length === 0 ? '' : ': NOT VALID'}`)
  for (const fault of faults) sayAbout('fault', fault)
  sayTime(signature)
  sayClaims(signature)
  if (signature.digest !== undefined) sayAbout('digest', signature.digest)
  if (signature.chain.length > 0) sayAbout('chain', signature.chain.join(' < '))
  sayAbout(
    'trust',
    `${trustWords[signature.trust]}${signature.trust === 'not-asked' ? '; name a folder of certificates with --trust' : ''}`,
  )
  if (signature.chain.length > 1) sayAbout('revoked?', revocationWords[signature.revocation])
  for (const { what, revision: with_, allowed } of additions)
    sayAbout('since', `revision ${String(with_)}: ${allowed ? '' : 'NOT ALLOWED: '}${what}`)
}

function sayTime({ claimedTime, timestamp, judgedAt }: JudgedSignature): void {
  if (timestamp !== undefined) sayAbout('time', `${timestamp.at}, by the clock of ${timestamp.authority ?? 'somebody unnamed'}`)
  else if (claimedTime !== undefined) sayAbout('time', `${claimedTimeIn(claimedTime) ?? claimedTime}, by the signer’s own clock`)
  if (judgedAt !== undefined) sayAbout('judged', `as of ${judgedAt}, which a trusted timestamp proves`)
}

/** What the signer says of the signature. */
function sayClaims({ reason, place, contact, certifies }: JudgedSignature): void {
  for (const [what, words] of Object.entries({ reason, place, contact })) if (words !== undefined) sayAbout(what, words)
  if (certifies !== undefined) sayAbout('allows', `${certificationWords[certifies]}: it certifies the file`)
}

function sayAbout(what: string, words: string): void {
  say(`    ${what.padEnd(9)}${visible(words)}`)
}

function sayProof(proof: SelfProof): void {
  say(`  letter     "${visible(proof.title)}", ${proof.date}, ${proof.state === 'draft' ? 'draft, not released' : 'released'}`)
  say(`  pages      ${pageSentences[proof.pages]}`)
  for (const { name, title, digest, size, appended } of proof.enclosures ?? [])
    say(
      visible(
        `  encloses   ${name} (${title}), ${String(size)} bytes${appended === true ? ', its pages appended' : ''}, SHA-256 ${digest}`,
      ),
    )
  for (const { code, version, language, atRelease, now, approvals, adaptation } of proof.clauses) {
    const today = now === undefined ? '' : `; today ${now}`
    const adapted = adaptation.length === 0 ? '' : `; adapted, approved${by(adaptation)}`
    say(`  clause     ${code} v${String(version)} (${visible(language)}): ${atRelease}${by(approvals)}${adapted}${today}`)
  }
  if (proof.approvals.length > 0) say(`  approved  ${by(proof.approvals)}`)
  if (proof.root !== undefined) say(`  root       ${proof.root.fingerprint}${rootWords[String(proof.root.isOfDataAtHand)] ?? ''}`)
  if (proof.audit !== undefined) say(`  audit      ${String(proof.audit.seq)}:${proof.audit.hash}`)
}

const rootWords: Readonly<Record<string, string>> = {
  true: ', that of the house whose data is at hand',
  false: ', NOT that of the house whose data is at hand',
}

function by(decisions: SelfProof['approvals']): string {
  const names = decisions.map(({ name, counts }) => `${visible(name ?? 'somebody unknown')}${counts ? '' : ' (does not count)'}`)
  return names.length === 0 ? '' : ` by ${names.join(', ')}`
}
