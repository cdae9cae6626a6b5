import { posix } from 'node:path'
import type { ClauseVersion } from '../../core/clause/index.ts'
import { houseCode, houseFrom, type HouseRecord } from '../../core/house/index.ts'
import { isRun, walk } from '../../core/document/index.ts'
import { succeed, type Result } from '../../core/requests/index.ts'
import type { LibraryRecord, VersionRecord } from '../../core/review/index.ts'
import { writeClauseFile } from './clause-file.ts'
import { houseFolder, logoPath } from './house-files.ts'
import { libraryRecordName, recordEnding, type EvidenceInFiles } from './library-files.ts'
import { beginningOfName } from './name-length.ts'
import { unwatched, type Pace } from './pace.ts'
import { imagePath } from './write-markdown.ts'
import { writeFolderWhole, type FolderFailure } from './write-folder.ts'

/** A whole library, as a folder is to hold it. Evidence and images are by their digests. */
export interface LibraryContents {
  readonly versions: readonly { readonly version: ClauseVersion; readonly record: VersionRecord }[]
  readonly house: readonly HouseRecord[]
  readonly evidence: ReadonlyMap<string, EvidenceInFiles>
  readonly images: ReadonlyMap<string, Uint8Array>
  readonly record: LibraryRecord
}

/** Writes a library as a folder that `readLibraryFiles` reads back, all of it or nothing. Gives the number of files. */
export function writeLibraryFolder(
  folder: string,
  contents: LibraryContents,
  pace: Pace = unwatched,
): Promise<Result<number, FolderFailure>> {
  const files = [...filesOf(contents)].map(([path, bytes]) => ({ path, bytes: () => Promise.resolve(succeed(bytes)) }))
  return writeFolderWhole(folder, files, pace)
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
  return `${beginningOfName(named.slice(0, named.length - ending.length), longestName - ending.length)}${ending}`
}

function jsonOf(value: VersionRecord | LibraryRecord | HouseRecord): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
