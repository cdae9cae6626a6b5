import { digestOf, type Image } from '../../core/document/index.ts'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import { cleanJpeg, isJpeg } from './jpeg.ts'
import { cleanPng, isPng } from './png.ts'
import type { ImageSize } from './size.ts'

/** A picture as letters keep it: nothing in the bytes but what draws it. `digest` is their SHA-256. */
export interface CleanImage extends ImageSize {
  readonly digest: string
  readonly mediaType: Image['mediaType']
  readonly bytes: Uint8Array
}

export type ImageFailure = Failure<
  'image-unreadable' | 'image-too-large' | 'image-kind-unknown' | 'image-drawing' | 'image-turned' | 'image-colours'
>

/** Bytes of the largest picture file that is read. */
export const largestImage = 20_000_000

const failures = {
  heavy: {
    code: 'image-too-large',
    message: 'The file is larger than 20 MB, which is too much for a letter.',
    remedy: 'Save the picture smaller and choose that file.',
  },
  'too-large': {
    code: 'image-too-large',
    message: 'The picture has more than 40 million pixels, or a side longer than 12,000, which is more than a page can show.',
    remedy: 'Save the picture smaller and choose that file.',
  },
  unreadable: {
    code: 'image-unreadable',
    message: 'The file says it is a picture, but it is damaged or cut off.',
    remedy: 'Open it in a picture program, save it anew and choose that file.',
  },
  turned: {
    code: 'image-turned',
    message: 'The photo is stored lying on its side and only a note in the file turns it.',
    remedy: 'Save it upright in a picture program and choose that file.',
  },
  colours: {
    code: 'image-colours',
    message: 'The photo is stored in the four colours of a printing press, which no screen shows as they are.',
    remedy: 'Save it in RGB and choose that file.',
  },
  svg: {
    code: 'image-drawing',
    message: 'This is an SVG drawing, which a letter holds only as a picture made of it.',
    remedy: 'Export the drawing as PNG, about 2,000 pixels wide, and choose that file.',
  },
  unknown: {
    code: 'image-kind-unknown',
    message: 'This is neither a PNG nor a JPEG picture.',
    remedy: 'Save the picture as PNG or JPEG and choose that file.',
  },
} as const satisfies Record<string, ImageFailure>

/** Whether bytes begin as an SVG drawing does. */
export function looksLikeSvg(bytes: Uint8Array): boolean {
  return /^\uFEFF?\s*<(?:\?xml|!doctype svg|!--|svg[\s>])/iu.test(Buffer.from(bytes.subarray(0, 200)).toString('utf8'))
}

/**
 * Reads a picture that comes from outside and leaves of it only what draws it: places, times, names, profiles and
 * everything else a camera or program wrote into the file are gone. The same picture always gives the same bytes, and clean
 * bytes come back as they are. Fails in one sentence for what is too large, damaged, or of another kind.
 */
export function cleanImage(bytes: Uint8Array): Result<CleanImage, ImageFailure> {
  if (bytes.length > largestImage) return fail(failures.heavy)
  const mediaType = isPng(bytes) ? 'image/png' : isJpeg(bytes) ? 'image/jpeg' : undefined
  if (mediaType === undefined) return fail(looksLikeSvg(bytes) ? failures.svg : failures.unknown)
  const clean = mediaType === 'image/png' ? cleanPng(bytes) : cleanJpeg(bytes)
  if (clean === undefined) return fail(failures.unreadable)
  if (typeof clean === 'string') return fail(failures[clean])
  return succeed({ digest: digestOf(clean.bytes), mediaType, bytes: clean.bytes, ...clean.size })
}
