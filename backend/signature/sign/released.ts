import { EmbeddedLetter, Manifest } from '../../../core/release/index.ts'
import { PdfFault, PdfFile } from '../pdf/index.ts'
import { embeddedFilesIn, type EmbeddedFiles } from '../verify/embedded-files.ts'

/**
 * Whether a PDF says of itself that it is a letter a house released: what its first revision carries. This keeps a draft
 * from being signed by mistake; whether what it says is true, verification tells.
 */
export function isReleasedLetter(bytes: Uint8Array): boolean {
  return (
    ofFirstRevision(bytes, ({ manifest }) => {
      const read = Manifest.safeParse(JSON.parse(Buffer.from(manifest).toString()))
      return read.success && read.data.state === 'released'
    }) ?? false
  )
}

/** Whom one of our letters names as its signatory; undefined for other files. */
export function signatoryIn(bytes: Uint8Array): string | undefined {
  return ofFirstRevision(bytes, ({ letter }) => {
    const read = EmbeddedLetter.safeParse(JSON.parse(Buffer.from(letter).toString()))
    return read.success ? read.data.author : undefined
  })
}

function ofFirstRevision<Value>(bytes: Uint8Array, ask: (embedded: EmbeddedFiles) => Value): Value | undefined {
  const file = PdfFile.read(bytes)
  const [first] = file.ok ? file.value.revisions : []
  if (!file.ok || first === undefined) return undefined
  try {
    const embedded = embeddedFilesIn(file.value, first)
    return embedded === undefined ? undefined : ask(embedded)
  } catch (fault) {
    if (fault instanceof PdfFault || fault instanceof SyntaxError) return undefined
    throw fault
  }
}
