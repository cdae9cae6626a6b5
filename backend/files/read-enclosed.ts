import { createHash } from 'node:crypto'
import { basename, dirname, extname } from 'node:path'
import { Enclosures, type Enclosure } from '../../core/letter/index.ts'
import type { FrontMatter } from './front-matter.ts'
import { readInside } from './library-folder.ts'
import type { FileFindings } from './source-text.ts'

/** Finds a file to enclose by its path; undefined where there is none, or none that may be enclosed. */
export type EnclosedAt = (path: string) => Pick<Enclosure, 'digest' | 'mediaType'> | undefined

/** Largest file that goes out inside of a letter, in bytes: whoever verifies the PDF reads it whole. */
const largestEnclosure = 30_000_000

/** What files are called by their endings; whatever else there is goes out as bytes. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.md': 'text/markdown',
  '.ods': 'application/vnd.oasis.opendocument.spreadsheet',
  '.odt': 'application/vnd.oasis.opendocument.text',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.pptx': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  '.txt': 'text/plain',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.xml': 'application/xml',
  '.zip': 'application/zip',
}

/** Finds files beside a file, and keeps their bytes under their digests. */
export function enclosedFinder(file: string, kept: Map<string, Uint8Array>): EnclosedAt {
  return (path) => {
    const bytes = readInside(dirname(file), path, largestEnclosure)
    if (bytes === undefined) return undefined
    const digest = createHash('sha256').update(bytes).digest('hex')
    kept.set(digest, bytes)
    return { digest, mediaType: mediaTypes[extname(path).toLowerCase()] ?? 'application/octet-stream' }
  }
}

/** The files that a letter's front matter encloses, each under the name that it has there. */
export function readEnclosed(
  entries: readonly { readonly file: string; readonly title?: string | undefined; readonly relationship: Enclosure['relationship'] }[],
  front: FrontMatter,
  fileAt: EnclosedAt | undefined,
  findings: FileFindings,
): Enclosure[] {
  const enclosed = entries.flatMap(({ file, title, relationship }, index) => {
    const found = fileAt?.(file)
    const name = basename(file.replaceAll('\\', '/'))
    if (found !== undefined) return [{ ...found, name, title: title ?? name, relationship }]
    findings.error(
      'enclosure-missing',
      front.placeOf(['enclosed', String(index), 'file']),
      `The file "${file.slice(0, 200)}" cannot be enclosed.`,
      fileAt === undefined
        ? 'Take the letter in with the command “letter import”, which finds them, or take them out of this file.'
        : `Put it beside the letter’s file or in a folder below; it may have ${String(largestEnclosure / 1_000_000)} MB at most.`,
    )
    return []
  })
  if (enclosed.length === 0) return []
  const checked = Enclosures.safeParse(enclosed)
  if (checked.success) return checked.data
  for (const { message, path } of checked.error.issues) {
    const [index] = path
    const place = typeof index === 'number' ? ['enclosed', String(index)] : ['enclosed']
    findings.error('front-matter-invalid', front.placeOf(place), message, 'Give the file another name.')
  }
  return []
}
