import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import type { z } from 'zod'
import { digestOfClauseVersion, identityOf, type ClauseVersion } from '../../core/clause/index.ts'
import { digestOfTranscript } from '../../core/evidence/index.ts'
import type { Finding } from '../../core/letter/index.ts'
import { LibraryRecord, VersionRecord } from '../../core/review/index.ts'
import { cleanImage, type CleanImage } from '../images/index.ts'
import { checkEvidence } from './check-evidence.ts'
import { hasErrors, readClauseFile } from './clause-file.ts'
import { besideOf, type FolderFiles } from './folder-files.ts'
import { readHouseFiles, type HouseFile } from './house-files.ts'
import { fileOfDrawing } from './library-drawings.ts'
import { libraryLimits, tooLarge, tooManyFiles, type LibraryLimits } from './library-limits.ts'
import type { Pace } from './pace.ts'
import { decodeText, findingsOf, type FileFindings } from './source-text.ts'

/** A clause version as a library folder holds it. Without a record it is a file somebody wrote by hand. */
export interface VersionFile {
  /** Tells it from all others that come with it. */
  readonly file: string
  readonly version: ClauseVersion
  readonly record: VersionRecord | undefined
}

export interface EvidenceInFiles {
  readonly name: string
  readonly bytes: Uint8Array
}

/** All that a library folder says of its clauses and of what else letters are made from. Evidence is by the SHA-256 of its bytes. */
export interface LibraryFiles {
  readonly name: string
  readonly versions: readonly VersionFile[]
  readonly house: readonly HouseFile[]
  readonly evidence: ReadonlyMap<string, EvidenceInFiles>
  readonly images: readonly CleanImage[]
  readonly record: LibraryRecord | undefined
  /** Errors name files that are left out. */
  readonly findings: readonly Finding[]
}

/** Ends the name of a version's record, in the place of ".md". */
export const recordEnding = '.record.json'
/** Holds vouchings and transcripts, in the folder itself. */
export const libraryRecordName = 'library.record.json'

/** Reads the clauses, company values, letterheads and letter templates of a library folder with their evidence, images and records. A file with faults is left out. */
export function readLibraryFiles(folder: FolderFiles, limits = libraryLimits): LibraryFiles {
  const reading = readEach(folder, limits)
  for (;;) {
    const next = reading.next()
    if (next.done === true) return next.value
  }
}

/** The same file by file at a pace; undefined when it was ended. */
export async function readLibraryAtPace(folder: FolderFiles, pace: Pace): Promise<LibraryFiles | undefined> {
  const reading = readEach(folder, libraryLimits)
  for (;;) {
    const next = reading.next()
    if (next.done === true) return next.value
    if (!(await pace(next.value.done, next.value.total))) return undefined
  }
}

function* readEach(folder: FolderFiles, limits: LibraryLimits): Generator<{ done: number; total: number }, LibraryFiles> {
  const findings: Finding[] = []
  const evidence = new HeldFiles<EvidenceInFiles>()
  const images = new HeldFiles<CleanImage>()
  const versions: VersionFile[] = []
  const seen = new Map<string, string>()
  if (folder.paths().size > limits.files) return nothingOf(folder, tooManyFiles(limits))
  const paths = [...folder.paths()].filter((each) => each.startsWith('clauses/') && each.endsWith('.md'))
  for (const [done, path] of paths.entries()) {
    yield { done, total: paths.length }
    const read = readVersion(folder, path, evidence, images)
    if (evidence.bytes + images.bytes > limits.bytes) return nothingOf(folder, tooLarge(limits))
    findings.push(...read.findings)
    if (read.entry === undefined) continue
    const { version } = read.entry
    const key = `${identityOf(version)} ${String(version.version)}`
    const other = seen.get(key)
    if (other === undefined) versions.push(read.entry)
    else findings.push(twice(read.entry, other))
    seen.set(key, other ?? read.entry.file)
  }
  const list = findingsOf(`${folder.name}/${libraryRecordName}`)
  const record = readRecord(folder, libraryRecordName, LibraryRecord, list)
  for (const { evidence: of, text, digest, decisions } of record?.transcripts ?? [])
    if (digestOfTranscript(of, text) !== digest || decisions.some((decision) => decision.digest !== digest))
      list.error('file-malformed', undefined, 'A transcript was changed after it was written down.', 'Export the library again.')
  const { house, findings: ofHouse } = readHouseFiles(folder, images)
  return {
    name: folder.name,
    versions,
    house,
    evidence,
    images: [...images.values()],
    record,
    findings: [...findings, ...list.list, ...ofHouse, ...(folder.drawings?.findings ?? [])],
  }
}

/** Files by their digests, and how many bytes they are together. */
class HeldFiles<File extends { readonly bytes: Uint8Array }> extends Map<string, File> {
  bytes = 0

  override set(digest: string, file: File): this {
    if (!this.has(digest)) this.bytes += file.bytes.length
    return super.set(digest, file)
  }
}

/** Of a folder that is too large for a library nothing is taken, so that it cannot come in by halves. */
function nothingOf({ name }: FolderFiles, message: string): LibraryFiles {
  const list = findingsOf(name)
  list.error('library-too-large', undefined, message, 'Choose the folder of the library itself, or split the library into several folders.')
  return { name, versions: [], house: [], evidence: new Map(), images: [], record: undefined, findings: list.list }
}

function twice({ file, version }: VersionFile, other: string): Finding {
  const list = findingsOf(file)
  list.error(
    'clause-duplicate',
    undefined,
    `"${version.code}" v${String(version.version)} (${version.language}) is in ${other} already.`,
    'Remove one of them, or give it another code or version.',
  )
  const [finding] = list.list
  if (finding === undefined) throw new Error('a finding was just added')
  return finding
}

/**
 * What is wrong or doubtful about one clause file of a library folder, with its evidence and its record; `path` is its path in the folder.
 * What other files of the folder have to do with it, such as a second one of its name, only the whole folder tells.
 */
export function checkVersionFile(folder: FolderFiles, path: string): readonly Finding[] {
  return [...versionInFolder(folder, path).findings, ...(folder.drawings?.findings ?? [])]
}

/** One clause file of a library folder as `readLibraryFiles` has it: with its record, and the digests of its evidence. Undefined with its faults. */
export function versionInFolder(folder: FolderFiles, path: string): { entry: VersionFile | undefined; findings: Finding[] } {
  return readVersion(folder, path, new Map(), new Map())
}

function readVersion(
  folder: FolderFiles,
  path: string,
  evidence: Map<string, EvidenceInFiles>,
  images: Map<string, CleanImage>,
): { entry: VersionFile | undefined; findings: Finding[] } {
  const file = `${folder.name}/${path}`
  const list = findingsOf(file)
  const bytes = folder.read(path)
  if (bytes === undefined)
    list.error(
      'file-unreadable',
      undefined,
      'The file cannot be read: it is too large, or leads outside of the folder.',
      'Put the file itself there.',
    )
  const text = bytes === undefined ? undefined : decodeText(bytes, list)
  if (text === undefined) return { entry: undefined, findings: list.list }
  const { clause, findings } = readClauseFile(text, file, (image) => {
    const drawn = folder.drawings?.drawn.get(besideOf(path, image))
    if (drawn !== undefined) {
      images.set(drawn.digest, drawn)
      return fileOfDrawing(drawn)
    }
    const found = folder.read(besideOf(path, image))
    const clean = found === undefined ? undefined : cleanImage(found)
    if (clean?.ok !== true) return undefined
    images.set(clean.value.digest, clean.value)
    return { digest: clean.value.digest, mediaType: clean.value.mediaType }
  })
  list.list.push(...findings)
  const record = clause === undefined ? undefined : readRecord(folder, path.replace(/\.md$/u, recordEnding), VersionRecord, list)
  if (clause === undefined) return { entry: undefined, findings: list.list }
  const version = withEvidence({ ...clause, seal: record?.seal ?? clause.seal }, folder, evidence)
  list.list.push(...checkEvidence(version, (wanted) => folder.read(wanted), file))
  for (const [index, source] of clause.evidence.entries()) {
    const found = version.evidence[index]?.digest
    if (source.digest !== undefined && source.digest !== found)
      list.error(
        'evidence-missing',
        undefined,
        `The evidence "${source.file ?? source.title}" is another file than the one with the digest that the clause names.`,
        'Put the right file there, or take the line "digest" out.',
      )
  }
  if (record?.decisions.some(({ digest }) => digest !== record.digest) === true)
    list.error('file-malformed', undefined, 'The record holds a decision on something else.', 'Export the library again.')
  if (record !== undefined && record.digest !== digestOfClauseVersion(version)) {
    list.error(
      'clause-altered',
      undefined,
      'The clause was changed after its record was written, so what was decided does not belong to it.',
      `Undo the change; or delete the file ending in "${recordEnding}" beside it, which makes it a draft.`,
    )
  }
  return { entry: hasErrors(list.list) ? undefined : { file, version, record }, findings: list.list }
}

/** The version with the digests of its evidence files, which `evidence` then holds. */
function withEvidence(version: ClauseVersion, folder: FolderFiles, evidence: Map<string, EvidenceInFiles>): ClauseVersion {
  const sources = version.evidence.map((source) => {
    const bytes = source.file === undefined ? undefined : folder.read(source.file)
    if (source.file === undefined || bytes === undefined || bytes.length === 0) return source
    const digest = createHash('sha256').update(bytes).digest('hex')
    evidence.set(digest, { name: posix.basename(source.file), bytes })
    return { ...source, digest }
  })
  return { ...version, evidence: sources }
}

/** A record, checked; undefined where there is none, and where it has faults, which are then among the findings. */
function readRecord<Shape extends z.ZodType>(
  folder: FolderFiles,
  path: string,
  shape: Shape,
  list: FileFindings,
): z.output<Shape> | undefined {
  if (!folder.paths().has(path)) return undefined
  const parsed = shape.safeParse(parseJson(folder.read(path)))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue === undefined || issue.path.length === 0 ? '' : ` at "${issue.path.map(String).join('.')}"`
  list.error(
    'file-malformed',
    undefined,
    `The record ${posix.basename(path)} is not what Chancery wrote${where}.`,
    'Export the library again, or delete the record, which makes the version a draft.',
  )
  return undefined
}

function parseJson(bytes: Uint8Array | undefined): unknown {
  try {
    return bytes === undefined ? undefined : JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}
