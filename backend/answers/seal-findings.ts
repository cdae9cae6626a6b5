import { identityOf, sealFault, type ClauseVersion } from '../../core/clause/index.ts'
import type { Finding, Letter } from '../../core/letter/index.ts'
import { succeed, type Result } from '../../core/requests/index.ts'
import type { Store } from '../store/index.ts'
import { sealStandingOf } from './evidence-text.ts'

/**
 * The broken seals of a letter's clauses, rechecked against the evidence as the store has it. Versions whose evidence is a
 * file of a library folder were compared when the folder was read, and come here only once the store keeps that file.
 */
export async function sealFindings(letter: Letter, versions: readonly ClauseVersion[], store: Store): Promise<Result<Finding[]>> {
  const findings: Finding[] = []
  for (const [index, block] of letter.document.entries()) {
    const version =
      block.type === 'clause'
        ? versions.find((each) => identityOf(each) === identityOf(block) && each.version === block.version)
        : undefined
    if (version?.seal === undefined || version.evidence[version.seal.evidence]?.digest === undefined) continue
    const standing = await sealStandingOf(store, version)
    if (!standing.ok) return standing
    const fault = sealFault(standing.value)
    if (fault !== undefined)
      findings.push({
        severity: 'error',
        code: sealCodes[fault.code],
        message: `${version.title}: ${fault.message}`,
        remedy: fault.remedy,
        place: { path: [index], clause: version.code },
      })
  }
  return succeed(findings)
}

/** What findings call a fault of a seal. */
export const sealCodes = {
  'seal-broken': 'seal-broken',
  'evidence-missing': 'evidence-missing',
  'transcript-not-attested': 'transcript-unattested',
} as const
