import { isRun, walk } from '../../core/document/index.ts'
import { letterheadOf, resolveLetter, type Letter, type Shelf } from '../../core/letter/index.ts'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import { cleanImage, type CleanImage } from '../images/index.ts'
import type { Answering } from './answers.ts'

/**
 * The bytes of all images that a letter shows, by digest: its letterhead's and its own from the store, those of clauses from
 * the library; and those of the files it encloses.
 */
export async function imagesFor(
  letter: Letter,
  { store, library }: Pick<Answering, 'store' | 'library'>,
  { letterheads }: Pick<Shelf, 'letterheads'> = library.read().shelf,
): Promise<Result<ReadonlyMap<string, Uint8Array>>> {
  const { images } = library.read()
  const shown = [...walk(letter.document)].flatMap(({ node }) => (!isRun(node) && node.type === 'image' ? [node.digest] : []))
  const { logo } = letterheadOf(letter, { letterheads }) ?? {}
  if (logo !== undefined) shown.push(logo.digest)
  const own = shown.filter((digest) => !images.has(digest))
  const enclosed = (letter.enclosed ?? []).map(({ digest }) => digest)
  if (own.length === 0 && enclosed.length === 0) return succeed(images)
  const read = await store.images.read(own)
  if (!read.ok) return read
  const files = await store.enclosures.read(enclosed)
  if (!files.ok) return files
  return succeed(new Map([...images, ...[...read.value].map(([digest, { bytes }]) => [digest, bytes] as const), ...files.value]))
}

const undrawable: Failure = {
  code: 'image-unreadable',
  message: 'The file says it is a picture, but its pixels cannot be read.',
  remedy: 'Open it in a picture program, save it anew and choose that file.',
}

/** A letter that shows nothing but one picture. */
function letterShowing({ digest, mediaType }: CleanImage): Letter {
  const document: Letter['document'] = [{ type: 'image', digest, mediaType, alt: 'A picture', children: [{ text: '' }] }]
  return { schema: 1, title: '', template: 'none', letterhead: 'none', language: 'en-GB', jurisdictions: [], values: {}, document }
}

/**
 * Puts a picture into the store once the layout engine has shown that it can draw it, so that no picture of the store
 * keeps a letter from being laid out.
 */
export async function keepImage(
  image: CleanImage,
  { store, library, layout }: Pick<Answering, 'store' | 'library' | 'layout'>,
): Promise<Result<void>> {
  const images = new Map([[image.digest, image.bytes]])
  const shelf = await library.shelfFor([])
  if (!shelf.ok) return shelf
  const { resolved } = resolveLetter(letterShowing(image), shelf.value, { draftLine: false, printLetterhead: false, images })
  const drawn = resolved === undefined ? undefined : await layout.pages(resolved, new Set())
  return drawn?.ok === false ? fail(undrawable) : store.images.add(image)
}

/** A file that was chosen together with a letter file. */
export interface NamedFile {
  readonly path: string
  /** Base64. */
  readonly bytes: string
}

type ImageAt = (path: string) => Pick<CleanImage, 'digest' | 'mediaType'> | undefined

/** Pictures that came with a letter file. A picker tells only their names, so a name alone is enough where only one has it. */
export function imagesBeside(images: readonly NamedFile[]): {
  readonly imageAt: ImageAt
  readonly bytesAt: (path: string) => Uint8Array | undefined
  shown(): CleanImage[]
} {
  const found = new Map<string, CleanImage>()
  const imageAt: ImageAt = (path) => {
    const named = namedBy(images, path)
    const clean = named === undefined ? undefined : cleanImage(Buffer.from(named.bytes, 'base64'))
    if (clean?.ok !== true) return undefined
    const { digest, mediaType } = clean.value
    found.set(digest, clean.value)
    return { digest, mediaType }
  }
  const bytesAt = (path: string): Uint8Array | undefined => {
    const named = namedBy(images, path)
    return named === undefined ? undefined : Buffer.from(named.bytes, 'base64')
  }
  return { imageAt, bytesAt, shown: () => [...found.values()] }
}

/** The file of a path: a picker tells only names, so a name alone is enough where only one has it. */
export function namedBy(images: readonly NamedFile[], path: string): NamedFile | undefined {
  const nameOf = (whole: string): string => whole.slice(whole.lastIndexOf('/') + 1)
  const wanted = path.replace(/^\.\//u, '')
  const alike = images.filter((image) => nameOf(image.path) === nameOf(wanted))
  return images.find((image) => image.path === wanted) ?? (alike.length === 1 ? alike[0] : undefined)
}
