import { createHash } from 'node:crypto'
import { basename, dirname } from 'node:path'
import { Enclosures, largestEnclosure, type Enclosure } from '../../core/letter/index.ts'
import { succeed, type Result } from '../../core/requests/index.ts'
import { mediaTypeToEnclose } from '../enclosures/index.ts'
import type { FrontMatter } from './front-matter.ts'
import { readInside } from './library-folder.ts'
import type { FileFindings } from './source-text.ts'

/** Finds a file to enclose by its path; undefined where there is none, a failure for one that may not be enclosed. */
export type EnclosedAt = (path: string) => Result<Pick<Enclosure, 'digest' | 'mediaType'>> | undefined

/** Finds files beside a file, and keeps their bytes under their digests. */
export function enclosedFinder(file: string, kept: Map<string, Uint8Array>): EnclosedAt {
  return (path) => {
    const bytes = readInside(dirname(file), path, largestEnclosure)
    if (bytes === undefined) return undefined
    const mediaType = mediaTypeToEnclose(basename(path), bytes)
    if (!mediaType.ok) return mediaType
    const digest = createHash('sha256').update(bytes).digest('hex')
    kept.set(digest, bytes)
    return succeed({ digest, mediaType: mediaType.value })
  }
}

/** The files that a letter's front matter encloses, each under the name that it has there. */
export function readEnclosed(
  entries: readonly {
    readonly file: string
    readonly title?: string | undefined
    readonly relationship: Enclosure['relationship']
    readonly append: boolean
  }[],
  front: FrontMatter,
  fileAt: EnclosedAt | undefined,
  findings: FileFindings,
): Enclosure[] {
  const enclosed = entries.flatMap(({ file, title, relationship, append }, index) => {
    const found = fileAt?.(file)
    const name = basename(file.replaceAll('\\', '/'))
    if (found?.ok === true)
      return [{ ...found.value, name, title: title ?? name, relationship, ...(append && { appended: true as const }) }]
    findings.error(
      'enclosure-missing',
      front.placeOf(['enclosed', String(index), 'file']),
      found?.error.message ?? `The file "${file.slice(0, 200)}" cannot be enclosed.`,
      found !== undefined
        ? (found.error.remedy ?? '')
        : fileAt === undefined
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
