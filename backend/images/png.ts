import { crc32, inflateSync } from 'node:zlib'
import { isTooLarge, type ImageSize } from './size.ts'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Colour types with their samples a pixel and the depths that each may have (ISO/IEC 15948 §11.2.2). */
const colourTypes: ReadonlyMap<number, { readonly samples: number; readonly depths: readonly number[] }> = new Map([
  [0, { samples: 1, depths: [1, 2, 4, 8, 16] }],
  [2, { samples: 3, depths: [8, 16] }],
  [3, { samples: 1, depths: [1, 2, 4, 8] }],
  [4, { samples: 2, depths: [8, 16] }],
  [6, { samples: 4, depths: [8, 16] }],
])

/** First column, first row and their steps in each pass of an interlaced picture (ISO/IEC 15948 §8.2). */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

interface Header extends ImageSize {
  readonly colourType: number
  readonly bitsPerPixel: number
  readonly interlaced: boolean
  readonly data: Buffer
}

interface Chunk {
  readonly name: string
  readonly data: Buffer
}

export function isPng(bytes: Uint8Array): boolean {
  return signature.equals(bytes.subarray(0, signature.length))
}

/** Chunks up to the end of the picture; undefined when one is cut off or its check sum is wrong. */
function chunksOf(bytes: Buffer): Chunk[] | undefined {
  const chunks: Chunk[] = []
  let at = signature.length
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at)
    const end = at + 8 + length
    if (end + 4 > bytes.length || crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return undefined
    chunks.push({ name: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, end) })
    if (chunks.at(-1)?.name === 'IEND') return chunks
    at = end + 4
  }
  return undefined
}

function headerOf(chunk: Chunk | undefined): Header | undefined {
  if (chunk?.name !== 'IHDR' || chunk.data.length !== 13) return undefined
  const { data } = chunk
  const [width, height, depth, colourType] = [data.readUInt32BE(0), data.readUInt32BE(4), data.readUInt8(8), data.readUInt8(9)]
  const colours = colourTypes.get(colourType)
  if (colours?.depths.includes(depth) !== true || width === 0 || height === 0) return undefined
  if (data.readUInt8(10) !== 0 || data.readUInt8(11) !== 0 || data.readUInt8(12) > 1) return undefined
  return { width, height, colourType, bitsPerPixel: depth * colours.samples, interlaced: data.readUInt8(12) === 1, data }
}

/** Lengths of the lines of all passes, each with its filter byte. */
function* lineLengths({ width, height, bitsPerPixel, interlaced }: Header): Generator<{ readonly length: number; readonly count: number }> {
  for (const [column, row, across, down] of interlaced ? passes : [[0, 0, 1, 1] as const]) {
    const columns = Math.ceil((width - column) / across)
    const rows = Math.ceil((height - row) / down)
    if (columns > 0 && rows > 0) yield { length: 1 + Math.ceil((columns * bitsPerPixel) / 8), count: rows }
  }
}

/** The compressed picture without anything hidden behind it; undefined when it does not unfold to just these lines. */
function pictureOf(header: Header, compressed: Buffer): Buffer | undefined {
  const lines = [...lineLengths(header)]
  const expected = lines.reduce((sum, { length, count }) => sum + length * count, 0)
  try {
    // With `info` it also says how much of its input it took.
    const { buffer, engine } = inflateSync(compressed, { info: true, maxOutputLength: expected }) as unknown as {
      buffer: Buffer
      engine: { bytesWritten: number }
    }
    return buffer.length === expected && hasFilters(buffer, lines) ? compressed.subarray(0, engine.bytesWritten) : undefined
  } catch {
    return undefined
  }
}

/** True when every line begins with one of the five filters (ISO/IEC 15948 §9.2). */
function hasFilters(picture: Buffer, lines: readonly { readonly length: number; readonly count: number }[]): boolean {
  let at = 0
  for (const { length, count } of lines) {
    for (let line = 0; line < count; line += 1, at += length) {
      if ((picture[at] ?? 5) > 4) return false
    }
  }
  return true
}

function paletteOf(header: Header, chunks: readonly Chunk[]): Chunk[] | undefined {
  const palette = chunks.find(({ name }) => name === 'PLTE')
  if (header.colourType !== 3) return []
  const isWhole =
    palette !== undefined && palette.data.length > 0 && palette.data.length % 3 === 0 && palette.data.length <= 3 * 2 ** header.bitsPerPixel
  return isWhole ? [palette] : undefined
}

/** What is transparent, for the colour types that may say so beside their pixels. */
function transparencyOf({ colourType }: Header, chunks: readonly Chunk[], palette: readonly Chunk[]): Chunk[] {
  const found = chunks.find(({ name }) => name === 'tRNS')
  const entries = (palette[0]?.data.length ?? 0) / 3
  const fits =
    { 0: found?.data.length === 2, 2: found?.data.length === 6, 3: (found?.data.length ?? Infinity) <= entries }[colourType] ?? false
  return found !== undefined && fits ? [found] : []
}

function written({ name, data }: Chunk): Buffer {
  const whole = Buffer.alloc(data.length + 12)
  whole.writeUInt32BE(data.length, 0)
  whole.write(name, 4, 'latin1')
  data.copy(whole, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, data.length + 8)), data.length + 8)
  return whole
}

/**
 * A PNG picture (ISO/IEC 15948) written anew from its header, palette, transparency and pixels, so that nothing else that
 * stood in the file (texts, times, places, profiles, animation, bytes behind the end) is left. 'too-large' before anything
 * is unfolded; undefined for what is no whole PNG picture.
 */
export function cleanPng(given: Uint8Array): { readonly bytes: Uint8Array; readonly size: ImageSize } | 'too-large' | undefined {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.length)
  const header = isPng(given) ? headerOf({ name: bytes.toString('latin1', 12, 16), data: bytes.subarray(16, 29) }) : undefined
  if (header === undefined) return undefined
  if (isTooLarge(header)) return 'too-large'
  const chunks = chunksOf(bytes)
  const palette = chunks === undefined ? undefined : paletteOf(header, chunks)
  if (chunks === undefined || palette === undefined) return undefined
  const picture = pictureOf(header, Buffer.concat(chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data)))
  if (picture === undefined) return undefined
  const kept = [
    { name: 'IHDR', data: header.data },
    ...palette,
    ...transparencyOf(header, chunks, palette),
    { name: 'IDAT', data: picture },
    { name: 'IEND', data: Buffer.alloc(0) },
  ]
  return { bytes: Buffer.concat([signature, ...kept.map(written)]), size: { width: header.width, height: header.height } }
}
