import { createHash } from 'node:crypto'
import { sealFault, sealStanding, type ClauseVersion } from '../../core/clause/index.ts'
import type { EvidenceText } from '../../core/evidence/index.ts'
import type { Finding } from '../../core/letter/index.ts'
import type { Result } from '../../core/requests/index.ts'
import { recognise } from '../evidence/index.ts'
import { checkEvidenceFiles } from './check-evidence.ts'
import type { FolderFiles } from './folder-files.ts'
import { recordEnding, versionInFolder } from './library-files.ts'
import { findingsOf } from './source-text.ts'

/** The text of a file of evidence, or a sentence why there is none. */
export type ReadEvidence = (bytes: Uint8Array) => Promise<Result<{ readonly text: EvidenceText }>>

/** A clause file whose quotation is sealed on a file that only a reader of evidence understands, such as a PDF. */
export interface SealForReader {
  readonly file: string
  readonly version: ClauseVersion
  readonly evidence: Uint8Array
}

/** The file that a clause is sealed on, where it is no plain text. */
function sealedOn({ seal, evidence }: ClauseVersion, folder: FolderFiles): Uint8Array | undefined {
  const path = seal === undefined ? undefined : evidence[seal.evidence]?.file
  const bytes = path === undefined ? undefined : folder.read(path)
  return bytes === undefined || recognise(bytes) === 'text' ? undefined : bytes
}

/**
 * What a reader has to compare of a clause file, with the passages of its record where one lies beside it; undefined for what is
 * compared without one. `path` is its path in the folder.
 */
export function sealForReader(
  clause: ClauseVersion,
  folder: FolderFiles,
  path: string,
): { readonly seal: SealForReader | undefined; readonly findings: readonly Finding[] } | undefined {
  const evidence = sealedOn(clause, folder)
  if (evidence === undefined) return undefined
  const file = `${folder.name}/${path}`
  if (folder.paths().has(path.replace(/\.md$/u, recordEnding))) {
    const { entry, findings } = versionInFolder(folder, path)
    return { seal: entry && { file, version: entry.version, evidence }, findings }
  }
  const { list } = checkEvidenceFiles(clause, (wanted) => folder.read(wanted), file)
  return { seal: list.length > 0 ? undefined : { file, version: clause, evidence }, findings: list }
}

/** The same reader, which reads a file once, however many quotations are sealed on it. */
export function readingOnce(read: ReadEvidence): ReadEvidence {
  const known = new Map<string, ReturnType<ReadEvidence>>()
  return (bytes) => {
    const digest = createHash('sha256').update(bytes).digest('hex')
    const reading = known.get(digest) ?? read(bytes)
    known.set(digest, reading)
    return reading
  }
}

/** Compares the quotation with its evidence as it is read now. Of a scan the words stand in no file, so that its clause is left to an import. */
export async function faultOfSeal({ file, version, evidence }: SealForReader, read: ReadEvidence): Promise<Finding | undefined> {
  const list = findingsOf(file)
  if (version.seal?.transcript !== undefined)
    list.error(
      'evidence-missing',
      undefined,
      'The quotation is sealed on a scan, whose transcript no file of letters is compared with.',
      'Import the library with "chancery library import", and write the letter there.',
    )
  else {
    const found = await read(evidence)
    const fault = found.ok ? sealFault(sealStanding(version, found.value.text.text)) : found.error
    if (fault !== undefined) list.error(found.ok ? 'seal-broken' : 'evidence-missing', undefined, fault.message, fault.remedy ?? '')
  }
  return list.list[0]
}
