import type { Failure, RequestOutput } from '../../core/requests/index.ts'
import type { SignedFile, Store } from '../store/index.ts'
import { notRecalled } from './check-recalled.ts'
import { signerOf, type LetterSigner } from './letter-signer.ts'
import { signReleased, whyNotSignable, type SigningIntent, type SigningRun } from './sign-released.ts'

export type SigningReport = RequestOutput<'signing.signMany'>

/** Failures that the next letter would meet as well: the certificate, the key, the authority, the disk. */
const ending = /^(?:certificate-|chain-|key-|signer-|token-|timestamp-|store-|unreachable$|too-slow$|refused$|no-timestamp$)/u

/** What can be done about a seal where letters are signed together, and none of them has its seal placed. */
const remediesAmongMany: ReadonlyMap<string, string> = new Map([
  ['seal-small', 'Shorten the reason, or sign without a visible seal.'],
  ['seal-nowhere', 'Sign it without a visible seal, or sign this letter by itself and say where the seal stands.'],
])

/**
 * Signs letters one after the other with one open key, and says of each what became of it. A letter that carries a signature of the same person
 * by the same name is left as it is, so that a run that was stopped goes on where it ended; one for trying out stands in the way of none that
 * counts. One that is to be recalled is not signed among many, and the report says why. `step` hears how many are through, and says what keeps
 * the next one from being signed: `cancelled`, or what the report tells.
 */
export async function signMany(
  releases: readonly string[],
  run: SigningRun,
  store: Pick<Store, 'register'>,
  step: (done: number) => Promise<Failure | undefined>,
): Promise<SigningReport> {
  const signer = signerOf(run.identity, run.actor)
  const report = nothingYet()
  for (const [index, id] of releases.entries()) {
    const stop = await step(index)
    const failure = stop ?? (await signOne(id, signer, run, store, report))
    if (failure === undefined) continue
    report.left.push(...releases.slice(stop !== undefined || failure.code === 'cancelled' ? index : index + 1))
    if (failure.code !== 'cancelled') report.ended = failure
    break
  }
  return report
}

/** The report on letters of which none can be signed, for which no key is opened; undefined as soon as one can. */
export async function noneToSign(
  releases: readonly string[],
  intent: SigningIntent,
  store: Pick<Store, 'register'>,
): Promise<SigningReport | undefined> {
  const report = nothingYet()
  for (const [index, id] of releases.entries()) {
    const standing = await standingOf(id, intent.signer, store)
    if (standing === 'before') {
      report.before.push(id)
      continue
    }
    const refusal = standing === undefined ? await whyNotSignable(id, store, intent) : undefined
    const failure = standing ?? (refusal?.ok === false ? refusal.error : refusal?.value)
    if (failure === undefined) return undefined
    const end = noteFailure(report, id, failure)
    if (end === undefined) continue
    report.left.push(...releases.slice(index + 1))
    report.ended = end
    break
  }
  return report
}

function nothingYet(): SigningReport {
  return { signed: [], before: [], failed: [], left: [] }
}

/** That somebody signed a letter before, or why it is not signed among many; undefined where neither is so. */
async function standingOf(id: string, signer: LetterSigner, store: Pick<Store, 'register'>): Promise<'before' | Failure | undefined> {
  const opened = await store.register.open(id)
  if (!opened.ok) return opened.error
  const isSigned = (of: SignedFile): boolean => of.signer === signer.name && of.signedBy === signer.person && (signer.isTest || !of.isTest)
  if (opened.value.signed.some(isSigned)) return 'before'
  const mayLeave = await notRecalled(id, store)
  return mayLeave.ok ? undefined : mayLeave.error
}

/** The failure that ends the run; undefined where the next letter may be tried. */
async function signOne(
  id: string,
  signer: LetterSigner,
  run: SigningRun,
  store: Pick<Store, 'register'>,
  report: SigningReport,
): Promise<Failure | undefined> {
  // Asked anew for each: a clause may be withdrawn while letters are signed.
  const standing = await standingOf(id, signer, store)
  if (standing === 'before') {
    report.before.push(id)
    return undefined
  }
  if (standing !== undefined) return noteFailure(report, id, standing)
  const signed = await signReleased(id, run, store)
  if (!signed.ok) return noteFailure(report, id, signed.error)
  report.signed.push(id)
  return undefined
}

/** Tells in the report why a letter is not signed; answers with the failure where it ends the run. */
function noteFailure(report: SigningReport, release: string, failure: Failure): Failure | undefined {
  const { code, message } = failure
  const remedy = remediesAmongMany.get(code) ?? failure.remedy
  if (code === 'cancelled') return failure
  report.failed.push({ release, failure: { code, message, ...(remedy !== undefined && { remedy }) } })
  return ending.test(code) ? failure : undefined
}
