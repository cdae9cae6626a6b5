import { zlibSync } from 'fflate'
import { crc32 } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/**
 * A PNG (ISO/IEC 15948) of pixels with red, green, blue and how opaque they are, a byte each. Packed by our own packer and not by the
 * host's, so that the same pixels give the same bytes everywhere.
 */
export function pngOf(width: number, height: number, pixels: Uint8Array): Uint8Array {
  const line = width * 4
  const filtered = new Uint8Array((line + 1) * height)
  for (let row = 0; row < height; row += 1) {
    const at = row * (line + 1)
    // Each line as what it differs by from the one above it, which of drawings is mostly nothing.
    filtered[at] = 2
    for (let byte = 0; byte < line; byte += 1) {
      const above = row === 0 ? 0 : (pixels[(row - 1) * line + byte] ?? 0)
      filtered[at + 1 + byte] = (pixels[row * line + byte] ?? 0) - above
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6], 8)
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', zlibSync(filtered, { level: 6 })), chunk('IEND', new Uint8Array())])
}

function chunk(name: string, data: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
