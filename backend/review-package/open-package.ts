import { digestOf } from '../../core/document/index.ts'
import { fail, succeed, type Result } from '../../core/requests/index.ts'
import { packageAltered, readPackage, type PublicKey, type ReviewPackage } from '../../core/review/index.ts'
import { cleanImage, type CleanImage } from '../images/index.ts'
import type { OpenedPackage } from '../store/index.ts'
import { hasDigest, isWhole, readArchive } from './archive.ts'

/** Opens a package file and proves all of it, before anything of it is kept; fails in one sentence that names what is wrong. */
export function openPackage(bytes: Uint8Array, rootKey: PublicKey): Result<OpenedPackage> {
  const archive = readArchive(bytes)
  if (!archive.ok) return archive
  const contents = readPackage(archive.value.manifest, rootKey)
  if (!contents.ok) return contents
  const files = filesOf(contents.value, archive.value.files)
  if (!files.ok) return files
  if (!isWhole(bytes, archive.value)) return fail(packageAltered('The file around the contents of this review package'))
  return succeed({ contents: contents.value, digest: digestOf(archive.value.manifest), files: files.value })
}

/** The files that the list of contents names, and no others. */
function filesOf({ files: listed }: ReviewPackage, found: ReadonlyMap<string, Uint8Array>): Result<OpenedPackage['files']> {
  const evidence = new Map<string, { name: string; bytes: Uint8Array }>()
  const images: CleanImage[] = []
  const enclosures: Uint8Array[] = []
  const known = new Set(listed.map(({ digest }) => digest))
  if ([...found.keys()].some((digest) => !known.has(digest))) return fail(packageAltered('The number of files in this review package'))
  for (const { digest, kind, name, size } of listed) {
    const bytes = found.get(digest)
    const what = kind === 'image' ? 'A picture' : `The file “${name}”`
    if (bytes === undefined || bytes.length !== size || !hasDigest(bytes, digest))
      return fail(packageAltered(`${what} in this review package`))
    if (kind === 'evidence') {
      evidence.set(digest, { name, bytes })
      continue
    }
    if (kind === 'enclosure') {
      enclosures.push(bytes)
      continue
    }
    const image = cleanImage(bytes)
    if (!image.ok || image.value.digest !== digest) return fail(packageAltered(`${what} in this review package`))
    images.push(image.value)
  }
  return succeed({ evidence, images, enclosures })
}
