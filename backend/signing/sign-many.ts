import { commonNameOf, isTestCertificate } from '../signature/index.ts'
import type { Failure, RequestOutput } from '../../core/requests/index.ts'
import type { SignedFile, Store } from '../store/index.ts'
import { notRecalled } from './check-recalled.ts'
import { signReleased, type SigningRun } from './sign-released.ts'

export type SigningReport = RequestOutput<'signing.signMany'>

/** Failures that the next letter would meet as well: the certificate, the key, the authority, the disk. */
const ending = /^(?:certificate-|chain-|key-|signer-|token-|timestamp-|store-|unreachable$|too-slow$|refused$|no-timestamp$)/u

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
  const signer = commonNameOf(run.identity)
  const report: SigningReport = { signed: [], before: [], failed: [], left: [] }
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

/** The failure that ends the run; undefined where the next letter may be tried. */
async function signOne(
  id: string,
  signer: string,
  run: SigningRun,
  store: Pick<Store, 'register'>,
  report: SigningReport,
): Promise<Failure | undefined> {
  const opened = await store.register.open(id)
  const isTrial = isTestCertificate(run.identity.certificate)
  const isSigned = (of: SignedFile): boolean => of.signer === signer && of.signedBy === run.actor && (isTrial || !of.isTest)
  if (opened.ok && opened.value.signed.some(isSigned)) {
    report.before.push(id)
    return undefined
  }
  // Asked anew for each: a clause may be withdrawn while letters are signed.
  const mayLeave = opened.ok ? await notRecalled(id, store) : opened
  const signed = mayLeave.ok ? await signReleased(id, run, store) : mayLeave
  if (signed.ok) {
    report.signed.push(id)
    return undefined
  }
  const { code, message, remedy } = signed.error
  if (code === 'cancelled') return signed.error
  report.failed.push({ release: id, failure: { code, message, ...(remedy !== undefined && { remedy }) } })
  return ending.test(code) ? signed.error : undefined
}
