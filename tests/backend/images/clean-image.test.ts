import fc from 'fast-check'
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { cleanImage, largestImage } from '../../../backend/images/index.ts'
import { runs } from '../../random-size.ts'
import { chunk, exif, fourColourPhoto, header, photo, photoWith, pixels, png, progressivePhoto, segment, square } from './pictures.ts'

function codeOf(bytes: Uint8Array): string {
  const cleaned = cleanImage(bytes)
  return cleaned.ok ? 'kept' : cleaned.error.code
}

function bytesOf(bytes: Uint8Array): Buffer {
  const cleaned = cleanImage(bytes)
  if (!cleaned.ok) throw new Error(cleaned.error.message)
  return Buffer.from(cleaned.value.bytes)
}

describe('a picture', () => {
  test.each([
    ['PNG', square, ['image/png', 40, 30]],
    ['JPEG', photo, ['image/jpeg', 48, 32]],
    ['progressive JPEG', progressivePhoto, ['image/jpeg', 48, 32]],
    ['interlaced PNG', png(header({ width: 1, height: 1, interlaced: true }), pixels(1, 1)), ['image/png', 1, 1]],
    [
      'PNG of one bit a pixel',
      png(header({ width: 9, height: 1, depth: 1, colourType: 0 }), chunk('IDAT', deflateSync(Buffer.alloc(3)))),
      ['image/png', 9, 1],
    ],
    [
      'PNG with a palette',
      png(header({ width: 1, height: 1, colourType: 3 }), chunk('PLTE', Buffer.alloc(3)), chunk('tRNS', Buffer.alloc(1)), pixels(1, 1, 1)),
      ['image/png', 1, 1],
    ],
  ])('of kind %s is kept with its size', (_, bytes, about) => {
    const cleaned = cleanImage(bytes)
    expect(cleaned.ok && [cleaned.value.mediaType, cleaned.value.width, cleaned.value.height]).toEqual(about)
  })

  test.each([
    ['PNG', square],
    ['JPEG', photo],
    ['progressive JPEG', progressivePhoto],
  ])('that is clean comes back as it is: %s', (_, bytes) => {
    const once = bytesOf(bytes)
    expect(bytesOf(once).equals(once)).toBe(true)
  })

  test('is the same one with and without what a camera wrote about it', () => {
    expect(bytesOf(photoWith(exif(1))).equals(bytesOf(photo))).toBe(true)
  })
})

const words = Buffer.from('GPS 51.5007N 0.1246W\0')
const xmp = Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), words])

describe('where it was taken', () => {
  test.each([
    ['the Exif of a JPEG', photoWith(exif(1))],
    ['the XMP of a JPEG', photoWith(segment(0xe1, xmp))],
    ['a comment in a JPEG', photoWith(segment(0xfe, words))],
    ['a segment of some program in a JPEG', photoWith(segment(0xed, words))],
    ['an Adobe segment that is longer than it should be', photoWith(segment(0xee, Buffer.concat([Buffer.from('Adobe'), words])))],
    ['bytes behind the end of a JPEG', Buffer.concat([photo, words])],
    ['a second picture behind the first', Buffer.concat([photo, photoWith(exif(1))])],
    ['a text in a PNG', png(header({ width: 40, height: 30 }), chunk('tEXt', words), pixels(40, 30))],
    ['the Exif of a PNG', png(header({ width: 40, height: 30 }), chunk('eXIf', words), pixels(40, 30))],
    ['a profile of a PNG', png(header({ width: 40, height: 30 }), chunk('iCCP', words), pixels(40, 30))],
    ['bytes behind the end of a PNG', Buffer.concat([square, words])],
    [
      'bytes behind the pixels of a PNG',
      png(header({ width: 1, height: 1 }), chunk('IDAT', Buffer.concat([deflateSync(Buffer.alloc(4)), words]))),
    ],
    ['a palette that is not used', png(header({ width: 40, height: 30 }), chunk('PLTE', words), pixels(40, 30))],
  ])('does not survive in %s', (_, bytes) => {
    expect([bytes.includes('GPS'), bytesOf(bytes).includes('GPS')]).toEqual([true, false])
  })
})

/** A picture that claims to be huge, with a body that would unfold to as much. */
const bomb = png(header({ width: 100_000, height: 100_000, depth: 1, colourType: 0 }), chunk('IDAT', deflateSync(Buffer.alloc(50_000_000))))

describe('what is refused', () => {
  test.each([
    ['100,000 by 100,000 pixels', bomb, 'image-too-large'],
    [
      'a JPEG of 65,535 by 65,535 pixels',
      Buffer.from(photo).fill(0xff, photo.indexOf('ffc0', 0, 'hex') + 5, photo.indexOf('ffc0', 0, 'hex') + 9),
      'image-too-large',
    ],
    ['more bytes than are read', Buffer.concat([square, Buffer.alloc(largestImage)]), 'image-too-large'],
    ['pixels that unfold to more than the picture has', png(header({ width: 40, height: 30 }), pixels(4000, 3000)), 'image-unreadable'],
    ['fewer pixels than the picture has', png(header({ width: 40, height: 30 }), pixels(40, 29)), 'image-unreadable'],
    ['a line with a filter that is none', png(header({ width: 40, height: 30 }), pixels(40, 30, 3, 9)), 'image-unreadable'],
    ['a palette picture without palette', png(header({ width: 4, height: 3, colourType: 3 }), pixels(4, 3, 1)), 'image-unreadable'],
    ['no pixels at all', png(header({ width: 4, height: 3 })), 'image-unreadable'],
    ['a picture without a side', png(header({ width: 0, height: 3 }), pixels(0, 3)), 'image-unreadable'],
    ['a PNG cut off', square.subarray(0, -20), 'image-unreadable'],
    ['a JPEG cut off', photo.subarray(0, -2), 'image-unreadable'],
    [
      'a JPEG whose coding is arithmetic',
      Buffer.from(photo.toString('latin1').replace('\u00ff\u00c0', '\u00ff\u00c9'), 'latin1'),
      'image-unreadable',
    ],
    ['a photo that only its Exif turns upright', photoWith(exif(6)), 'image-turned'],
    ['a photo for the printing press', fourColourPhoto, 'image-colours'],
    ['an SVG drawing', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), 'image-drawing'],
    ['a GIF', Buffer.from('GIF89a'), 'image-kind-unknown'],
    ['nothing', Buffer.alloc(0), 'image-kind-unknown'],
  ])('%s', (_, bytes, code) => {
    expect(codeOf(bytes)).toBe(code)
  })

  test('is refused in a sentence with what to do', () => {
    const refused = cleanImage(bomb)
    expect(refused.ok ? '' : `${refused.error.message} ${refused.error.remedy ?? ''}`).toBe(
      'The picture has more than 40 million pixels, or a side longer than 12,000, which is more than a page can show. Save the picture smaller and choose that file.',
    )
  })
})

test.each([
  ['PNG', square],
  ['JPEG', photo],
])('a %s with any byte changed is refused or is a clean picture', (_, bytes) => {
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(bytes.length), (at, value, length) => {
      const damaged = Buffer.from(bytes.subarray(0, Math.max(at + 1, length)))
      damaged[at] = value
      const cleaned = cleanImage(damaged)
      if (cleaned.ok) expect(bytesOf(cleaned.value.bytes).equals(cleaned.value.bytes)).toBe(true)
    }),
    { numRuns: runs(2000) },
  )
})
