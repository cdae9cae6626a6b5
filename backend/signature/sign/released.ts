import { Manifest } from '../../../core/release/index.ts'
import { PdfFault, PdfFile } from '../pdf/index.ts'
import { embeddedFilesIn } from '../verify/embedded-files.ts'

/**
 * Whether a PDF says of itself that it is a letter a house released: what its first revision carries. This keeps a draft
 * from being signed by mistake; whether what it says is true, verification tells.
 */
export function isReleasedLetter(bytes: Uint8Array): boolean {
  const file = PdfFile.read(bytes)
  const [first] = file.ok ? file.value.revisions : []
  if (!file.ok || first === undefined) return false
  try {
    const embedded = embeddedFilesIn(file.value, first)
    if (embedded === undefined) return false
    const manifest = Manifest.safeParse(JSON.parse(Buffer.from(embedded.manifest).toString()))
    return manifest.success && manifest.data.state === 'released'
  } catch (fault) {
    if (fault instanceof PdfFault || fault instanceof SyntaxError) return false
    throw fault
  }
}
