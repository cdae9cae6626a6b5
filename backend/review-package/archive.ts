import { createHash } from 'node:crypto'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import { packageAltered, packageLimits, packageUnreadable } from '../../core/review/index.ts'

/** A package as it lies on disk: the list of contents as text, and the files beside it by the SHA-256 of their bytes. */
export interface Archive {
  readonly manifest: string
  readonly files: ReadonlyMap<string, Uint8Array>
}

const manifestName = 'manifest.json'
const fileName = /^files\/([0-9a-f]{64})$/u

/** Zip knows no earlier year; one fixed time gives the same bytes for the same contents. */
const zipTime = new Date(1980, 0, 1)

const tooLarge: Failure = {
  code: 'package-too-large',
  message: `A review package has at most ${String(packageLimits.bytes / 1_000_000)} MB and ${String(packageLimits.files)} files, and this one would have more.`,
  remedy: 'Put the letter or clause into review with fewer or smaller files of evidence.',
}

const listTooLong: Failure = {
  code: 'package-too-large',
  message: `The words of a review package, with all its comments and decisions, are at most ${String(packageLimits.manifest / 1_000_000)} MB, and these would be more.`,
  remedy: 'Put the letter or clause into review anew, without the old comments, or divide it.',
}

/** Writes a package: a zip (APPNOTE 6.3.10) without compression, so that there is one way only to write the same contents. */
export function writeArchive({ manifest, files }: Archive): Result<Uint8Array> {
  const names = [...files].map(([digest, bytes]) => [`files/${digest}`, bytes] as const).sort(([left], [right]) => (left < right ? -1 : 1))
  const list = strToU8(manifest)
  const size = list.length + names.reduce((sum, [, bytes]) => sum + bytes.length, 0)
  if (list.length > packageLimits.manifest) return fail(listTooLong)
  if (size > packageLimits.bytes || names.length > packageLimits.files) return fail(tooLarge)
  const bytes = zipSync({ [manifestName]: list, ...Object.fromEntries(names) }, { level: 0, mtime: zipTime })
  return bytes.length > packageLimits.bytes ? fail(tooLarge) : succeed(bytes)
}

/**
 * Reads a package. Nothing is unpacked that is compressed, lies in another place or is more than a package may hold. Whether
 * the files have the bytes of their names is asked by who opens the package. That the archive is byte for byte the one that `writeArchive` makes, `isWhole` says.
 */
export function readArchive(bytes: Uint8Array): Result<Archive> {
  if (bytes.length > packageLimits.bytes) return fail({ ...tooLarge, message: 'This file is larger than a review package may be.' })
  const entries = entriesOf(bytes)
  const manifest = entries?.[manifestName]
  if (entries === undefined || manifest === undefined || manifest.length > packageLimits.manifest) return fail(packageUnreadable)
  const files = new Map<string, Uint8Array>()
  for (const [name, content] of Object.entries(entries)) {
    const digest = fileName.exec(name)?.[1]
    if (digest !== undefined) files.set(digest, content)
  }
  const text = textOf(manifest)
  return text === undefined ? fail(packageAltered('The list of contents of this review package')) : succeed({ manifest: text, files })
}

/** True when nothing stands in the bytes but this archive: no second file of a name, no other time, nothing before, between or after. */
export function isWhole(bytes: Uint8Array, archive: Archive): boolean {
  const again = writeArchive(archive)
  return again.ok && Buffer.compare(again.value, bytes) === 0
}

/** True when a file has the bytes of its name. */
export function hasDigest(bytes: Uint8Array, digest: string): boolean {
  return createHash('sha256').update(bytes).digest('hex') === digest
}

/** Undefined for what is no zip, and for a zip that a package cannot be. */
function entriesOf(bytes: Uint8Array): Record<string, Uint8Array> | undefined {
  let [count, size, isPackage] = [0, 0, true]
  try {
    const entries = unzipSync(bytes, {
      filter({ name, compression, size: packed, originalSize }) {
        count += 1
        size += originalSize
        isPackage &&=
          (name === manifestName || fileName.test(name)) &&
          compression === 0 &&
          packed === originalSize &&
          count <= packageLimits.files + 1 &&
          size <= packageLimits.bytes
        return isPackage
      },
    })
    return isPackage ? entries : undefined
  } catch {
    // fflate throws for whatever is not a zip.
    return undefined
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
