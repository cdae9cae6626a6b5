import type { SealSheet } from '../../../core/seal/index.ts'
import { countIn, PdfFault, PdfFile } from '../pdf/index.ts'
import { embeddedFilesIn } from '../verify/embedded-files.ts'
import { sealSheets } from './seal-sheets.ts'

/** The pages that a signature block is looked for on: those of the letter alone, and not of what it encloses. */
export function letterSheets(bytes: Uint8Array): SealSheet[] {
  return (sealSheets(bytes) ?? []).slice(0, ownPagesOf(bytes))
}

/** How many pages of a file are the letter's own: in one of our letters, those before the first whose label names an enclosure. */
function ownPagesOf(bytes: Uint8Array): number {
  const file = PdfFile.read(bytes)
  if (!file.ok) return Infinity
  try {
    return firstLabelled(file.value)
  } catch (error) {
    if (error instanceof PdfFault) return Infinity
    throw error
  }
}

/** The labels are a list of numbers, each with the label of the pages from there on (ISO 32000-2 §12.4.2). */
function firstLabelled(file: PdfFile): number {
  const [first] = file.revisions
  if (first === undefined || embeddedFilesIn(file, first) === undefined) return Infinity
  const labels = file.items(file.dictionary(file.catalog(first).entries.get('PageLabels'), first)?.entries.get('Nums'), first)
  for (let at = 0; at + 1 < labels.length; at += 2)
    if (file.dictionary(labels[at + 1], first)?.entries.has('P') === true) return countIn(file.resolve(labels[at], first)) ?? Infinity
  return Infinity
}
