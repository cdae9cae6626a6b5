import { canonicalJson, type Json } from '../../core/document/index.ts'
import { resolveLetter, type Finding, type Letter, type ResolvedLetter, type Shelf } from '../../core/letter/index.ts'
import { manifestOf, type Manifest } from '../../core/release/index.ts'
import { succeed, type ExportFormat, type Result } from '../../core/requests/index.ts'
import { appendingFindings } from '../enclosures/index.ts'
import { layoutVersion, type Attachment, type Layout } from '../layout/index.ts'

export interface BuildOptions {
  readonly formats: readonly ExportFormat[]
  readonly draftLine: boolean
  readonly printLetterhead: boolean
  /** Image bytes by SHA-256. */
  readonly images: ReadonlyMap<string, Uint8Array>
  /** Aborted when nobody wants the files any more. */
  readonly signal?: AbortSignal
}

export interface BuiltFile {
  readonly format: ExportFormat
  readonly bytes: Uint8Array
}

export interface BuiltFiles {
  /** In the order of the formats asked for; none when a finding is an error, or when they were no longer wanted. */
  readonly files: readonly BuiltFile[]
  readonly findings: readonly Finding[]
}

const isError = (finding: Finding): boolean => finding.severity === 'error'

/**
 * The files of a letter, for window and command line alike, so that both write the same bytes. A letter with an error
 * finding has no files. Fails only where the layout engine does.
 */
export async function buildFiles(letter: Letter, shelf: Shelf, layout: Layout, options: BuildOptions): Promise<Result<BuiltFiles>> {
  const { resolved, findings: found } = resolveLetter(letter, shelf, options)
  const findings = [...found, ...appendingFindings(resolved)]
  if (resolved === undefined || findings.some(isError)) return succeed({ files: [], findings })
  const manifest = manifestOf(letter, resolved, { state: 'draft', layout: layoutVersion })
  const files: BuiltFile[] = []
  // The page is laid out even when only a Word file is asked for: a character no font has is a finding about the letter.
  const page = await layout.pdf(resolved, attachmentsOf(resolved, manifest))
  if (!page.ok) return page
  const all = [...findings, ...page.value.findings]
  if (all.some(isError)) return succeed({ files: [], findings: all })
  for (const format of new Set(options.formats)) {
    if (options.signal?.aborted === true) return succeed({ files: [], findings: all })
    files.push({ format, bytes: format === 'pdf' ? page.value.bytes : await wordFile(resolved, manifest) })
  }
  return succeed({ files, findings: all })
}

/** The writer is loaded with the first Word file: it is a megabyte that no window has to wait for when it starts. */
export async function wordFile(letter: ResolvedLetter, manifest: Manifest): Promise<Uint8Array> {
  const { writeWord } = await import('../word/index.ts')
  return writeWord(letter, manifest)
}

/** What a PDF carries: the manifest and the letter as it was set, as canonical JSON, so that they never differ; then what is enclosed. */
export function attachmentsOf(letter: ResolvedLetter, manifest: Manifest): Attachment[] {
  const encode = (json: Json): Uint8Array => Buffer.from(canonicalJson(json))
  return [
    {
      name: 'manifest.json',
      mediaType: 'application/json',
      description: 'The clauses of this letter, with their versions and digests',
      relationship: 'data',
      bytes: encode(manifest),
    },
    {
      name: 'letter.json',
      mediaType: 'application/json',
      description: 'The letter these pages were set from',
      relationship: 'source',
      bytes: encode(embeddedLetter(letter)),
    },
    ...(letter.enclosed ?? []).map(({ name, mediaType, title, relationship, bytes }) => ({
      name,
      mediaType,
      description: title,
      relationship,
      bytes,
    })),
  ]
}

function embeddedLetter({ parts, images, enclosed, ...rest }: ResolvedLetter): Json {
  const pictures = [...images].map(([digest, bytes]) => [digest, Buffer.from(bytes).toString('base64')])
  // Through JSON once: what is not there is left out, and what is left is JSON.
  const files = enclosed?.map(({ bytes: _bytes, ...file }) => file)
  return JSON.parse(
    JSON.stringify({ ...rest, parts: Object.fromEntries(parts), images: Object.fromEntries(pictures), enclosed: files }),
  ) as Json
}
