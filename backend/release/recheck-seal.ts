import { z } from 'zod'
import { sealBreak, sealedWords, type ClauseVersion } from '../../core/clause/index.ts'
import type { VersionFacts } from '../../core/release/index.ts'
import { succeed, type Result } from '../../core/requests/index.ts'
import type { Store } from '../store/index.ts'

/** What was read out of a file, in the ways it may be kept: as one text, or page by page. */
const Extracted = z.union([
  z.string(),
  z.looseObject({ text: z.string() }).transform(({ text }) => text),
  z.looseObject({ pages: z.array(z.looseObject({ text: z.string() })) }).transform(({ pages }) => pages.map(({ text }) => text).join('\n')),
])

/** Compares a sealed quotation with its evidence again; undefined where the text of the evidence is not at hand. */
export async function recheckSeal(version: ClauseVersion, store: Store): Promise<Result<VersionFacts['seal']>> {
  const { seal } = version
  const digest = seal === undefined ? undefined : version.evidence[seal.evidence]?.digest
  if (seal === undefined || digest === undefined) return succeed(undefined)
  const text = await evidenceText(digest, seal.transcript, store)
  if (!text.ok || text.value === undefined) return text.ok ? succeed(undefined) : text
  const parting = sealBreak(sealedWords(version.body), text.value)
  if (parting === undefined) return succeed('holds')
  const message = `The quotation of ${version.title} (v${String(version.version)}) does not repeat its evidence: after “${parting.shared.slice(-60)}” it reads “${parting.quotation}”, the evidence “${parting.evidence}”.`
  return succeed({ message, remedy: 'Correct the clause in a new version, or attach the evidence that it quotes.' })
}

async function evidenceText(digest: string, transcript: string | undefined, store: Store): Promise<Result<string | undefined>> {
  if (transcript !== undefined) {
    const transcripts = await store.evidence.transcripts(digest)
    return transcripts.ok ? succeed(transcripts.value.find((each) => each.digest === transcript)?.text) : transcripts
  }
  const extracted = await store.evidence.text(digest)
  return extracted.ok ? succeed(Extracted.safeParse(extracted.value).data) : extracted
}
