import type { EvidenceText } from '../../core/evidence/index.ts'
import { cleanImage } from '../images/index.ts'
import { evidenceFailures, largestEvidence, longestText, Unreadable } from './failures.ts'
import { readDocx } from './read-docx.ts'
import { readMail } from './read-mail.ts'
import { readPdf } from './read-pdf.ts'
import { decodePlainText, mediaTypes, recognise, type FileKind } from './recognise.ts'

/** A file that was read. */
export interface ReadFile {
  readonly mediaType: (typeof mediaTypes)[FileKind]
  readonly text: EvidenceText
}

/** Points a pixel takes at 96 pixels an inch. */
const pointsAPixel = 72 / 96

const readers: Readonly<Record<FileKind, (bytes: Uint8Array) => EvidenceText | Promise<EvidenceText>>> = {
  pdf: readPdf,
  docx: readDocx,
  mail: readMail,
  text: (bytes) => ({ format: 1, kind: 'text', text: decodePlainText(bytes) ?? '', pages: [] }),
  png: readImage,
  jpeg: readImage,
}

/**
 * Reads a file of evidence.
 *
 * @throws Unreadable with the reason for a person; anything else is the file's doing too, and happens in a thread of its own.
 */
export async function readFile(bytes: Uint8Array): Promise<ReadFile> {
  if (bytes.length > largestEvidence) throw new Unreadable(evidenceFailures.heavy)
  const kind = recognise(bytes)
  if (kind === undefined) throw new Unreadable(evidenceFailures.unknown)
  const text = await readers[kind](bytes)
  if (text.text.length > longestText) throw new Unreadable(evidenceFailures.long)
  return { mediaType: mediaTypes[kind], text }
}

/** A picture has one page and no words. It is kept as it came, so that its digest stays its own; only whether it can be drawn is looked at. */
function readImage(bytes: Uint8Array): EvidenceText {
  const clean = cleanImage(bytes)
  // What a letter's page cannot show, a window can: only damage and size count here.
  const size = clean.ok ? clean.value : undefined
  if (!clean.ok && clean.error.code === 'image-unreadable') throw new Unreadable(evidenceFailures.damaged)
  if (!clean.ok && clean.error.code === 'image-too-large')
    throw new Unreadable({ ...evidenceFailures.heavy, message: clean.error.message, remedy: clean.error.remedy })
  const [width, height] = [(size?.width ?? 794) * pointsAPixel, (size?.height ?? 1123) * pointsAPixel]
  return { format: 1, kind: 'image', text: '', pages: [{ width, height, start: 0, end: 0, items: [] }] }
}
