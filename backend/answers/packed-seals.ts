import { sealFault } from '../../core/clause/index.ts'
import type { EvidenceText } from '../../core/evidence/index.ts'
import { succeed, type Failure, type Result } from '../../core/requests/index.ts'
import type { OpenedPackage, Store } from '../store/index.ts'
import { sealSourcesOf, sealStandingFrom, textOfBytes, type SealSources } from './evidence-text.ts'
import { isAttestation } from './transcripts.ts'

/** Why versions are not approved by a package, by their digests. */
export type SealFaults = ReadonlyMap<string, Failure>

/**
 * What is wrong with the seals of the versions in a package, asked before any of it is taken in: each is compared with its evidence
 * as it is here, or else as it came along. A file that cannot be read proves nothing. Fails only where the store does.
 */
export async function packedSealFaults(opened: OpenedPackage, store: Store): Promise<Result<SealFaults>> {
  const sources = sourcesWith(opened, store)
  const faults = new Map<string, Failure>()
  for (const { version, record } of opened.contents.versions) {
    const standing = await sealStandingFrom(sources, version)
    if (!standing.ok && isOfStore(standing.error)) return standing
    const fault = standing.ok ? sealFault(standing.value) : standing.error
    if (fault !== undefined) faults.set(record.digest, fault)
  }
  return succeed(faults)
}

/** Whether the store itself failed: then nothing is known, neither for nor against. */
export function isOfStore({ code }: Failure): boolean {
  return code.startsWith('store-')
}

/** What is here, and beside it what came in the package. */
function sourcesWith({ contents, files }: OpenedPackage, store: Store): SealSources {
  const here = sealSourcesOf(store)
  const read = new Map<string, Promise<Result<EvidenceText>>>()
  return {
    text: async (evidence) => {
      const known = await here.text(evidence)
      const packed = files.evidence.get(evidence)
      if (known.ok || known.error.code !== 'evidence-unknown' || packed === undefined) return known
      const text = read.get(evidence) ?? textOfBytes(packed.bytes)
      read.set(evidence, text)
      return text
    },
    transcript: async (evidence, digest) => {
      const known = await here.transcript(evidence, digest)
      if (!known.ok || known.value?.isAttested === true) return known
      const packed = contents.transcripts.find((each) => each.evidence === evidence && each.digest === digest)
      if (packed === undefined) return known
      const kept = await store.evidence.transcripts(evidence)
      if (!kept.ok) return kept
      // That each decision counts in this house was proven when the package was opened. Who wrote it is whom it is kept of here.
      const author = kept.value.find((each) => each.digest === digest)?.author ?? packed.author
      return succeed({ text: packed.text, isAttested: packed.decisions.some((decision) => isAttestation(decision, author)) })
    },
  }
}
