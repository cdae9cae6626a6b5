import { isTooLarge, type ImageSize } from './size.ts'

/** Markers of ITU-T T.81 table B.1. */
const marker = {
  start: 0xd8,
  end: 0xd9,
  scan: 0xda,
  tables: 0xdb,
  huffman: 0xc4,
  restart: 0xdd,
  application0: 0xe0,
  exif: 0xe1,
  adobe: 0xee,
} as const
const frames: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2])
const kept: ReadonlySet<number> = new Set([marker.tables, marker.huffman, marker.restart, ...frames])

/** The shortest JFIF header (ITU-T T.871 §10.1): version 1.1, square pixels, no small picture inside. */
const plainHeader = Buffer.from([0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0])

export type JpegFault = 'too-large' | 'turned' | 'colours'

interface Segment {
  readonly code: number
  /** From the marker to the end of the segment, or of what was scanned. */
  readonly from: number
  readonly to: number
}

export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === marker.start && bytes[2] === 0xff
}

/** Where the coded picture of a scan ends: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from)
  while (at >= 0 && at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
    at = bytes.indexOf(0xff, at + 1)
  }
  return bytes.length
}

/** Segments up to the end of the first picture; undefined when the file is cut off. */
function segmentsOf(bytes: Buffer): Segment[] | undefined {
  const segments: Segment[] = []
  let at = 2
  while (at + 4 <= bytes.length || bytes[at + 1] === marker.end) {
    if (bytes[at] !== 0xff) return undefined
    const code = bytes[at + 1] ?? 0
    if (code === 0xff) {
      at += 1
      continue
    }
    if (code === marker.end) return segments
    const length = bytes.readUInt16BE(at + 2)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) return undefined
    const to = code === marker.scan ? endOfScan(bytes, end) : end
    segments.push({ code, from: at, to })
    at = to
  }
  return undefined
}

/** Marks that stand where a frame of another process would: lossless, arithmetic, hierarchical. */
function isOtherFrame(code: number): boolean {
  return code >= 0xc0 && code <= 0xcf && code !== marker.huffman && !frames.has(code)
}

function frameOf(bytes: Buffer, segments: readonly Segment[]): { readonly size: ImageSize; readonly colours: number } | undefined {
  const [frame, ...others] = segments.filter(({ code }) => frames.has(code))
  const scan = segments.findIndex(({ code }) => code === marker.scan)
  if (frame === undefined || others.length > 0 || scan < segments.indexOf(frame) || segments.some(({ code }) => isOtherFrame(code)))
    return undefined
  const colours = frame.to - frame.from < 10 ? 0 : bytes.readUInt8(frame.from + 9)
  if (frame.to - frame.from !== 10 + 3 * colours || bytes.readUInt8(frame.from + 4) !== 8) return undefined
  const size = { width: bytes.readUInt16BE(frame.from + 7), height: bytes.readUInt16BE(frame.from + 5) }
  return size.width === 0 || size.height === 0 || ![1, 3, 4].includes(colours) ? undefined : { size, colours }
}

function startsWith(bytes: Buffer, { from, to }: Segment, text: string): boolean {
  return bytes.toString('latin1', from + 4, Math.min(to, from + 4 + text.length)) === text
}

/** How the camera was held (Exif 2.32 §4.6.4, tag 0x0112): 1 is upright; 1 too where the note cannot be read. */
function orientationOf(bytes: Buffer, segments: readonly Segment[]): number {
  const segment = segments.find((candidate) => candidate.code === marker.exif && startsWith(bytes, candidate, 'Exif\0\0'))
  if (segment === undefined) return 1
  const tiff = bytes.subarray(segment.from + 10, segment.to)
  if (tiff.length < 14) return 1
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number): number => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (let entry = 0; entry < short(directory); entry += 1) {
    const at = directory + 2 + entry * 12
    if (at + 12 > tiff.length) break
    if (short(at) === 0x0112) return short(at + 8) || 1
  }
  return 1
}

/**
 * A JPEG picture (ITU-T T.81) with nothing in it but what draws it: no Exif with places and times, no comments, profiles or
 * small pictures, and nothing behind its end. A picture that only its Exif turns upright, or that is made for print in four
 * colours, is refused, since it would look different without. Undefined for what is no whole baseline or progressive picture.
 */
export function cleanJpeg(given: Uint8Array): { readonly bytes: Uint8Array; readonly size: ImageSize } | JpegFault | undefined {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.length)
  const segments = isJpeg(given) ? segmentsOf(bytes) : undefined
  const frame = segments === undefined ? undefined : frameOf(bytes, segments)
  if (segments === undefined || frame === undefined) return undefined
  if (isTooLarge(frame.size)) return 'too-large'
  if (frame.colours === 4) return 'colours'
  if (orientationOf(bytes, segments) !== 1) return 'turned'
  const isPlain = segments.some((segment) => segment.code === marker.application0 && startsWith(bytes, segment, 'JFIF\0'))
  // Adobe's note says which colours the numbers mean, so the picture needs it; twelve bytes, and nothing else.
  const adobe = segments
    .filter((segment) => segment.code === marker.adobe && segment.to - segment.from === 16 && startsWith(bytes, segment, 'Adobe'))
    .slice(0, 1)
  const parts = segments.filter(({ code }) => kept.has(code) || code === marker.scan)
  return {
    bytes: Buffer.concat([
      bytes.subarray(0, 2),
      ...(isPlain ? [plainHeader] : []),
      ...[...adobe, ...parts].map(({ from, to }) => bytes.subarray(from, to)),
      Buffer.from([0xff, marker.end]),
    ]),
    size: frame.size,
  }
}
