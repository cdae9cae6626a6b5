import { basename } from 'node:path'
import { digestOf } from '../../core/document/index.ts'
import { fail, succeed } from '../../core/requests/index.ts'
import { mediaTypeToEnclose } from '../enclosures/index.ts'
import type { EnclosedAt } from '../files/index.ts'
import { namedBy, type NamedFile } from './letter-images.ts'

/** Files to enclose that were chosen together with a letter file, and those of them that it encloses. */
export function enclosedBeside(files: readonly NamedFile[]): { readonly fileAt: EnclosedAt; taken(): Uint8Array[] } {
  const taken = new Map<string, Uint8Array>()
  const fileAt: EnclosedAt = (path) => {
    const named = namedBy(files, path)
    if (named === undefined)
      return fail({
        code: 'enclosure-not-chosen',
        message: `The letter encloses “${path.slice(0, 200)}”, and that file was not chosen with it.`,
        remedy: 'Choose both together: the letter’s file and the files that it encloses.',
      })
    const bytes = Buffer.from(named.bytes, 'base64')
    const mediaType = mediaTypeToEnclose(basename(path), bytes)
    if (!mediaType.ok) return mediaType
    const digest = digestOf(bytes)
    taken.set(digest, bytes)
    return succeed({ digest, mediaType: mediaType.value })
  }
  return { fileAt, taken: () => [...taken.values()] }
}
