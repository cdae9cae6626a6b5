import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'

/** A chunk of a PNG file with its check sum. */
export function chunk(name: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

export interface Header {
  readonly width: number
  readonly height: number
  readonly depth?: number
  readonly colourType?: number
  readonly interlaced?: boolean
}

export function header({ width, height, depth = 8, colourType = 2, interlaced = false }: Header): Buffer {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width, 0)
  data.writeUInt32BE(height, 4)
  data.set([depth, colourType, 0, 0, interlaced ? 1 : 0], 8)
  return chunk('IHDR', data)
}

export function png(...chunks: readonly Uint8Array[]): Buffer {
  return Buffer.concat([start, ...chunks, chunk('IEND', Buffer.alloc(0))])
}

/** The pixels of a picture of one colour, 8 bits a sample. */
export function pixels(width: number, height: number, samples = 3, filter = 0): Buffer {
  const line = Buffer.concat([Buffer.from([filter]), Buffer.alloc(width * samples, 0x77)])
  return chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => line))))
}

/** A grey picture, 40 by 30. */
export const square = png(header({ width: 40, height: 30 }), pixels(40, 30))

function file(name: string): Buffer {
  return readFileSync(join(import.meta.dirname, name))
}

/** A photo of 48 by 32 pixels, as encoders write it from first line to last, and from coarse to fine. */
export const photo = file('photo.jpg')
export const progressivePhoto = file('photo-progressive.jpg')
export const fourColourPhoto = file('photo-four-colours.jpg')

/** A segment of a JPEG file. */
export function segment(code: number, data: Uint8Array): Buffer {
  const head = Buffer.from([0xff, code, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

/** An Exif note (big-endian): how the camera was held, and the place where the picture was taken, as words that can be searched for. */
export function exif(orientation: number): Buffer {
  const entry = (tag: number, type: number, count: number, value: number, isShort = false): Buffer => {
    const data = Buffer.alloc(12)
    data.writeUInt16BE(tag, 0)
    data.writeUInt16BE(type, 2)
    data.writeUInt32BE(count, 4)
    if (isShort) data.writeUInt16BE(value, 8)
    else data.writeUInt32BE(value, 8)
    return data
  }
  const place = Buffer.from('GPS 51.5007N 0.1246W\0')
  const directory = Buffer.concat([
    Buffer.from([0, 2]),
    entry(0x0112, 3, 1, orientation, true),
    entry(0x8825, 2, place.length, 38),
    Buffer.alloc(4),
  ])
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0MM\0*\0\0\0\u0008', 'latin1'), directory, place]))
}

/** A picture with segments after its start. */
export function photoWith(...segments: readonly Uint8Array[]): Buffer {
  return Buffer.concat([photo.subarray(0, 2), ...segments, photo.subarray(2)])
}
