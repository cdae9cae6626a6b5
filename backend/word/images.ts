import { ImageRun } from 'docx'
import type { Image } from '../../core/document/index.ts'
import { cleanText } from './clean-text.ts'
import type { Writing } from './writing.ts'

interface Size {
  readonly width: number
  readonly height: number
}

function pngSize(bytes: DataView): Size | undefined {
  if (bytes.byteLength < 24 || bytes.getUint32(0) !== 0x89504e47) return undefined
  return { width: bytes.getUint32(16), height: bytes.getUint32(20) }
}

/** The size in the first frame header of a JPEG file (ITU-T T.81 §B.2.2). */
function jpegSize(bytes: DataView): Size | undefined {
  if (bytes.byteLength < 4 || bytes.getUint16(0) !== 0xffd8) return undefined
  let at = 2
  while (at + 9 < bytes.byteLength) {
    const marker = bytes.getUint16(at)
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && marker !== 0xffc4 && marker !== 0xffc8 && marker !== 0xffcc
    if (isFrame) return { width: bytes.getUint16(at + 7), height: bytes.getUint16(at + 5) }
    at += 2 + bytes.getUint16(at + 2)
  }
  return undefined
}

/** Width and height of an image in its own pixels; undefined for bytes that are not of its type. */
export function imageSize(mediaType: Image['mediaType'], bytes: Uint8Array): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = mediaType === 'image/png' ? pngSize(view) : jpegSize(view)
  return size === undefined || size.width === 0 || size.height === 0 ? undefined : size
}

const pixelsPerMillimetre = 96 / 25.4
/** The tallest that an image may be, in millimetres, as on the pages of the PDF. */
const tallest = 220

/** The image as a run with its description, no wider than `available` millimetres; undefined when its bytes are not at hand. */
export function imageRun(image: Image, available: number, writing: Writing): ImageRun | undefined {
  const bytes = writing.letter.images.get(image.digest)
  const size = bytes === undefined ? undefined : imageSize(image.mediaType, bytes)
  if (bytes === undefined || size === undefined) return undefined
  const wanted = Math.min(image.width ?? size.width / pixelsPerMillimetre, available, (tallest * size.width) / size.height)
  const width = wanted * pixelsPerMillimetre
  const number = writing.nextDrawing()
  return new ImageRun({
    type: image.mediaType === 'image/png' ? 'png' : 'jpg',
    data: bytes,
    transformation: { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round((width * size.height) / size.width)) },
    altText: { id: String(number), name: `Image ${String(number)}`, description: cleanText(image.alt).replaceAll(/\s+/gu, ' ') },
  })
}
