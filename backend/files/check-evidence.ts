import { canBeSealed, sealBreak, sealedWords, type ClauseVersion } from '../../core/clause/index.ts'
import type { Finding } from '../../core/letter/index.ts'
import { decodeText, findingsOf, type FileFindings } from './source-text.ts'

/** The files of the evidence must be there. */
export function checkEvidenceFiles(clause: ClauseVersion, read: (path: string) => Uint8Array | undefined, file: string): FileFindings {
  const findings = findingsOf(file)
  for (const evidence of clause.evidence) {
    if (evidence.file !== undefined && read(evidence.file) === undefined) {
      findings.error(
        'evidence-missing',
        undefined,
        `The evidence "${evidence.file}" cannot be read inside the library folder.`,
        'Put the file there, or correct its path.',
      )
    }
  }
  return findings
}

/** A quotation that is sealed on a file that no plain text is. */
export function noTextFile(findings: FileFindings): void {
  findings.error(
    'evidence-missing',
    undefined,
    'The quotation is sealed, but its evidence has no text file to compare it with.',
    'Name a text file under "file" of that evidence.',
  )
}

/**
 * The files of the evidence must be there, and a sealed quotation must repeat its evidence word for word. Passages of a
 * page or a scan are compared by the readers of evidence, at every save, release and export.
 */
export function checkEvidence(clause: ClauseVersion, read: (path: string) => Uint8Array | undefined, file: string): Finding[] {
  const findings = checkEvidenceFiles(clause, read, file)
  const sealed = clause.seal === undefined ? undefined : clause.evidence[clause.seal.evidence]
  if (clause.seal === undefined || clause.seal.passages !== undefined || findings.list.length > 0) return findings.list
  const bytes = sealed?.file === undefined ? undefined : read(sealed.file)
  const evidence = bytes === undefined ? undefined : decodeText(bytes, findings)
  if (evidence === undefined) noTextFile(findings)
  else if (!canBeSealed(clause.body)) {
    findings.error(
      'seal-broken',
      undefined,
      'A sealed clause holds a quotation, without merge fields, footnotes or conditions in it.',
      'Put the quoted words into a block quotation ("> ").',
    )
  } else {
    const parts = sealBreak(sealedWords(clause.body), evidence)
    if (parts !== undefined)
      findings.error(
        'seal-broken',
        undefined,
        `The quotation departs from its evidence after "${parts.shared.slice(-40)}": it says "${parts.quotation}", the evidence "${parts.evidence}".`,
        'Quote the evidence word for word.',
      )
  }
  return findings.list
}
