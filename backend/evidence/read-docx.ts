import { unzipSync, zipSync } from 'fflate'
import mammoth from 'mammoth'
import type { EvidenceText } from '../../core/evidence/index.ts'
import { evidenceFailures, Unreadable } from './failures.ts'
import { textOfHtml } from './html-text.ts'

/** Bytes that the parts of a document may unpack to. */
const largestUnpacked = 200_000_000

/** Reads the text of a Word document (ECMA-376). Pictures and macros are not unpacked, nothing outside the file is looked for. */
export async function readDocx(bytes: Uint8Array): Promise<EvidenceText> {
  const parts = unpackDocx(bytes)
  try {
    const buffer = Buffer.from(zipSync(parts, { level: 0 }))
    const { value } = await mammoth.convertToHtml(
      { buffer },
      { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })) },
    )
    return { format: 1, kind: 'docx', text: textOfHtml(value), pages: [] }
  } catch {
    throw new Unreadable(evidenceFailures.damaged)
  }
}

/** The parts that hold words. Their sizes are believed only as limits: what unpacks to more is cut there and then no document. */
export function unpackDocx(bytes: Uint8Array): Record<string, Uint8Array> {
  const parts = unpack(bytes)
  if (parts['[Content_Types].xml'] === undefined) throw new Unreadable(evidenceFailures.unknown)
  return parts
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  let size = 0
  try {
    return unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!/\.(?:xml|rels)$/iu.test(name)) return false
        size += originalSize
        if (size > largestUnpacked) throw new Unreadable(evidenceFailures.long)
        return true
      },
    })
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable(evidenceFailures.damaged)
  }
}
