import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join, posix } from 'node:path'
import type { ClauseVersion } from '../../core/clause/index.ts'
import { houseCode, houseFrom, type HouseRecord } from '../../core/house/index.ts'
import { isRun, walk } from '../../core/document/index.ts'
import { fail, succeed, type Failure, type Result } from '../../core/requests/index.ts'
import type { LibraryRecord, VersionRecord } from '../../core/review/index.ts'
import { writeClauseFile } from './clause-file.ts'
import { houseFolder, logoPath } from './house-files.ts'
import { libraryRecordName, recordEnding, type EvidenceInFiles } from './library-files.ts'
import { unwatched, type Pace } from './pace.ts'
import { imagePath } from './write-markdown.ts'
import { writeFailure, type WriteFailure } from './write-whole.ts'

/** A whole library, as a folder is to hold it. Evidence and images are by their digests. */
export interface LibraryContents {
  readonly versions: readonly { readonly version: ClauseVersion; readonly record: VersionRecord }[]
  readonly house: readonly HouseRecord[]
  readonly evidence: ReadonlyMap<string, EvidenceInFiles>
  readonly images: ReadonlyMap<string, Uint8Array>
  readonly record: LibraryRecord
}

const notEmpty = (folder: string): Failure<'folder-not-empty'> => ({
  code: 'folder-not-empty',
  message: `${basename(folder)} holds something already, and nothing is written over it.`,
  remedy: 'Choose an empty folder, or one that is not there yet.',
})

const ended: Failure<'cancelled'> = { code: 'cancelled', message: 'The export was cancelled; nothing was written.' }

/**
 * Writes a library as a folder that `readLibraryFiles` reads back, all of it or nothing: it is written beside its place
 * and renamed into it. Fails where something stands there already. Gives the number of files.
 */
export async function writeLibraryFolder(
  folder: string,
  contents: LibraryContents,
  pace: Pace = unwatched,
): Promise<Result<number, WriteFailure | Failure<'folder-not-empty' | 'cancelled'>>> {
  const hidden = join(dirname(folder), `.${basename(folder).slice(0, 100)}.${randomUUID()}.part`)
  try {
    const there = await entriesOf(folder)
    if (there !== undefined && there.length > 0) return fail(notEmpty(folder))
    const files = filesOf(contents)
    await mkdir(dirname(folder), { recursive: true })
    // Not with its parents: then Node says of a disk that can only be read that there is no such folder.
    await mkdir(hidden)
    let done = 0
    for (const [path, bytes] of files) {
      if (!(await pace(done, files.size))) return fail(ended)
      done += 1
      const place = join(hidden, ...path.split('/'))
      await mkdir(dirname(place), { recursive: true })
      await writeFile(place, bytes, { flag: 'wx', flush: true })
    }
    if (!(await pace(files.size, files.size))) return fail(ended)
    // Windows renames nothing onto a folder, not even onto an empty one.
    if (there !== undefined) await rmdir(folder)
    await rename(hidden, folder)
    return succeed(files.size)
  } catch (error) {
    return fail(writeFailure(folder, error))
  } finally {
    await rm(hidden, { recursive: true, force: true }).catch(() => undefined)
  }
}

/** The names in a folder; undefined where there is none. */
async function entriesOf(folder: string): Promise<string[] | undefined> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Every file of a library folder by its path in it. */
function filesOf({ versions, house, evidence, images, record }: LibraryContents): ReadonlyMap<string, string | Uint8Array> {
  const files = new Map<string, string | Uint8Array>([[libraryRecordName, jsonOf(record)]])
  for (const [digest, file] of evidence) files.set(evidencePath(digest, file), file.bytes)
  for (const { version, record: about } of versions) {
    const path = pathOf(version)
    const sources = version.evidence.map(({ file: _place, ...source }) => {
      const file = evidence.get(source.digest ?? '')
      return source.digest === undefined || file === undefined ? source : { ...source, file: evidencePath(source.digest, file) }
    })
    files.set(`${path}.md`, writeClauseFile({ ...version, evidence: sources }))
    files.set(`${path}${recordEnding}`, jsonOf(about))
    for (const { node } of walk(version.body)) {
      const bytes = isRun(node) || node.type !== 'image' ? undefined : images.get(node.digest)
      if (!isRun(node) && node.type === 'image' && bytes !== undefined) files.set(posix.join(posix.dirname(path), imagePath(node)), bytes)
    }
  }
  for (const each of house) {
    const thing = houseFrom(each.kind, JSON.stringify({ version: each.number, content: each.content }))
    if (thing === undefined) continue
    files.set(`${houseFolder}${each.kind}/${plainName(houseCode(thing))}.v${String(each.number)}.json`, jsonOf(each))
    const logo = thing.kind === 'letterhead' ? thing.content.logo : undefined
    const bytes = images.get(logo?.digest ?? '')
    if (logo !== undefined && bytes !== undefined) files.set(logoPath(logo), bytes)
  }
  return files
}

/** Such as `clauses/statement/scope/en-GB.GB+IE.v2`, without an ending. */
function pathOf({ code, language, jurisdictions, version }: ClauseVersion): string {
  const where = jurisdictions.length === 0 ? '' : `.${[...jurisdictions].sort().join('+')}`
  return `clauses/${code}/${language}${where}.v${String(version)}`
}

/** Under its digest, for two files may have one name; the name itself without what no system allows in one. */
function evidencePath(digest: string, { name }: EvidenceInFiles): string {
  return `evidence/${digest}/${plainName(name)}`
}

/** Bytes of a file's name: file systems take 255, and a name from another system may have two or three for each character. */
const longestName = 200

/** A name that every system takes. Windows keeps some for its devices, with any ending. */
function plainName(name: string): string {
  const plain = name.replaceAll(/[\p{Cc}<>:"/\\|?*]/gu, '-').replace(/^\.+|[. ]+$/gu, '')
  const named = plain === '' ? 'file' : /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu.test(plain) ? `file-${plain}` : plain
  const ending = /\.\w{1,10}$/u.exec(named)?.[0] ?? ''
  return `${shortened(named.slice(0, named.length - ending.length), longestName - ending.length)}${ending}`
}

/** The beginning of a text that is so many bytes long in UTF-8. */
function shortened(text: string, most: number): string {
  let [kept, size] = ['', 0]
  for (const character of text) {
    size += Buffer.byteLength(character)
    if (size > most) break
    kept += character
  }
  return kept
}

function jsonOf(value: VersionRecord | LibraryRecord | HouseRecord): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
