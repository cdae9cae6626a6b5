import { sealFault, type ClauseVersion, type SealFault } from '../../core/clause/index.ts'
import type { EvidenceText } from '../../core/evidence/index.ts'
import type { Finding } from '../../core/letter/index.ts'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import { savingCancelled, unwatched, type LibraryContents, type Pace } from '../files/index.ts'
import type { Store } from '../store/index.ts'
import { sealSourcesOf, sealStandingFrom, type SealSources } from './evidence-text.ts'
import { isOfStore } from './packed-seals.ts'
import { sealCodes } from './seal-findings.ts'

/**
 * A warning for each version of an exported library whose seal does not hold against its evidence: it goes out as it stands, and
 * whoever gets it is not to find that out alone. Fails only where the store does, and with `cancelled`.
 */
export async function exportedSeals({ versions }: LibraryContents, store: Store, pace: Pace = unwatched): Promise<Result<Finding[]>> {
  const sources = readOnce(sealSourcesOf(store))
  const sealed = versions.filter(({ version }) => version.seal !== undefined)
  const findings: Finding[] = []
  for (const [done, { version }] of sealed.entries()) {
    if (!(await pace(done, sealed.length))) return fail(savingCancelled)
    const standing = await sealStandingFrom(sources, version)
    if (!standing.ok && isOfStore(standing.error)) return standing
    const fault = standing.ok ? sealFault(standing.value) : unreadable(standing.error)
    if (fault !== undefined) findings.push(findingOf(version, fault))
  }
  return succeed(findings)
}

function findingOf({ code, title, language, version }: ClauseVersion, fault: SealFault): Finding {
  return {
    severity: 'warning',
    code: sealCodes[fault.code],
    message: `Version ${String(version)} of “${title}” (${language}) went out with a seal that does not hold. ${fault.message}`,
    remedy: fault.remedy,
    place: { clause: code },
  }
}

/** Evidence that cannot be read proves nothing. */
function unreadable({ message, remedy = 'Attach the file of that evidence again.' }: Failure): SealFault {
  return { code: 'evidence-missing', message, remedy }
}

/** Many clauses quote one file, whose text is long. */
function readOnce({ text, ...others }: SealSources): SealSources {
  const read = new Map<string, Promise<Result<EvidenceText>>>()
  return {
    ...others,
    text: (evidence) => {
      const known = read.get(evidence) ?? text(evidence)
      read.set(evidence, known)
      return known
    },
  }
}
