import { sealFault, sealStanding, type ClauseVersion, type SealStanding } from '../../core/clause/index.ts'
import { EvidenceText } from '../../core/evidence/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { createEvidenceReader } from '../evidence/index.ts'
import type { Store } from '../store/index.ts'
import { transcriptOf } from './transcripts.ts'

const reader = createEvidenceReader()

/** The words of a file of evidence: as they were read before, or read now and kept. */
export async function evidenceTextOf(store: Store, digest: string): Promise<Result<EvidenceText>> {
  const kept = await store.evidence.text(digest)
  if (!kept.ok) return kept
  const known = EvidenceText.safeParse(kept.value)
  if (known.success) return succeed(known.data)
  const file = await store.evidence.read(digest)
  if (!file.ok) return file
  const read = await reader.read(file.value.bytes)
  if (!read.ok) return read
  const set = await store.evidence.setText(digest, read.value.text)
  return set.ok ? succeed(read.value.text) : set
}

/** The words of a file that is not kept here, or not yet. */
export async function textOfBytes(bytes: Uint8Array): Promise<Result<EvidenceText>> {
  const read = await reader.read(bytes)
  return read.ok ? succeed(read.value.text) : read
}

/** Where the words are found that a seal is compared with; files and transcripts by their digests. */
export interface SealSources {
  /** Fails with `evidence-unknown` where the file is not there. */
  text(evidence: string): Promise<Result<EvidenceText>>
  transcript(evidence: string, digest: string): Promise<Result<{ readonly text: string; readonly isAttested: boolean } | undefined>>
}

/** What the store keeps. */
export function sealSourcesOf(store: Store): SealSources {
  return {
    text: (evidence) => evidenceTextOf(store, evidence),
    transcript: (evidence, digest) => transcriptOf(store, evidence, digest),
  }
}

/** Where the seal of a version stands against its evidence as the store has it. Fails only where the store does. */
export function sealStandingOf(store: Store, version: ClauseVersion): Promise<Result<SealStanding>> {
  return sealStandingFrom(sealSourcesOf(store), version)
}

/** The same against evidence that is found elsewhere. Fails only where the sources do. */
export async function sealStandingFrom(sources: SealSources, version: ClauseVersion): Promise<Result<SealStanding>> {
  const { seal, evidence } = version
  if (seal === undefined) return succeed({ state: 'unsealed' })
  const digest = evidence[seal.evidence]?.digest
  if (digest === undefined) return succeed(sealStanding(version, undefined))
  if (seal.transcript !== undefined) return standingOfTranscript(sources, version, digest, seal.transcript)
  const text = await sources.text(digest)
  if (text.ok) return succeed(sealStanding(version, text.value.text))
  return text.error.code === 'evidence-unknown' ? succeed(sealStanding(version, undefined)) : text
}

async function standingOfTranscript(
  sources: SealSources,
  version: ClauseVersion,
  evidence: string,
  digest: string,
): Promise<Result<SealStanding>> {
  const transcript = await sources.transcript(evidence, digest)
  if (!transcript.ok) return transcript
  const standing = sealStanding(version, transcript.value?.text)
  return succeed(standing.state === 'holds' && transcript.value?.isAttested !== true ? { state: 'not-attested' } : standing)
}

/**
 * Succeeds when a version is unsealed or its seal holds. Called at every save, sending to review, release and export; fails
 * with `seal-broken`, `evidence-missing` or `transcript-not-attested`.
 */
export async function sealsOf(store: Store, version: ClauseVersion): Promise<Result<void>> {
  const standing = await sealStandingOf(store, version)
  if (!standing.ok) return standing
  const fault = sealFault(standing.value)
  return fault === undefined ? succeed(undefined) : fail(fault)
}
