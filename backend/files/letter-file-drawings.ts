import type { Finding, LetterSource } from '../../core/letter/index.ts'
import type { Result } from '../../core/requests/index.ts'
import type { DrawnImage } from '../images/draw-svg.ts'
import { looksLikeSvg, type ImageFailure } from '../images/index.ts'
import { fileOfDrawing } from './library-drawings.ts'
import { readLetterFile } from './letter-file.ts'
import type { EnclosedAt } from './read-enclosed.ts'
import type { ImageFile, RefusedImage } from './reading.ts'

/** Where the images of a letter file come from, and what makes pictures of its SVG drawings. */
export interface ImagesOfLetter {
  imageAt(path: string): ImageFile | undefined
  bytesAt(path: string): Uint8Array | undefined
  draw(bytes: Uint8Array): Promise<Result<DrawnImage, ImageFailure>>
}

interface ReadLetterFile {
  readonly source: LetterSource | undefined
  readonly findings: readonly Finding[]
  /** The pictures that were made of its drawings. */
  readonly drawn: readonly DrawnImage[]
}

/**
 * Reads a letter file whose images may be SVG drawings, each as wide as it is itself where the file says nothing else. One that cannot be
 * drawn is a fault of the file, in the words of why.
 */
export async function readLetterFileDrawing(
  text: string,
  fileName: string,
  images: ImagesOfLetter,
  fileAt?: EnclosedAt,
): Promise<ReadLetterFile> {
  const drawings = new Map<string, Uint8Array>()
  const first = readLetterFile(
    text,
    fileName,
    (path) => {
      const found = images.imageAt(path)
      const bytes = found === undefined ? images.bytesAt(path) : undefined
      if (bytes !== undefined && looksLikeSvg(bytes)) drawings.set(path, bytes)
      return found
    },
    fileAt,
  )
  if (drawings.size === 0) return { ...first, drawn: [] }
  const drawn: DrawnImage[] = []
  const made = new Map<string, ImageFile | RefusedImage>()
  const inOurFont: Finding[] = []
  for (const [path, bytes] of drawings) {
    const image = await images.draw(bytes)
    made.set(
      path,
      image.ok
        ? fileOfDrawing(image.value)
        : { message: image.error.message, remedy: image.error.remedy ?? 'Export it as PNG and name that file.' },
    )
    if (!image.ok) continue
    drawn.push(image.value)
    if (image.value.hasWords) inOurFont.push(wordsFinding(path, fileName))
  }
  const { source, findings } = readLetterFile(text, fileName, (path) => made.get(path) ?? images.imageAt(path), fileAt)
  return { source, findings: [...findings, ...inOurFont], drawn }
}

function wordsFinding(path: string, file: string): Finding {
  return {
    severity: 'warning',
    code: 'drawing-words',
    message: `The words of the drawing “${path.slice(0, 120)}” are set in the font of letters and not in its own.`,
    remedy: 'Where they must look as they do, turn them into outlines in the drawing program.',
    place: { file },
  }
}
