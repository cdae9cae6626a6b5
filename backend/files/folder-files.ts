import { join, posix, relative, sep } from 'node:path'
import type { LibraryDrawings } from './library-drawings.ts'
import { filesBelow, readInside } from './library-folder.ts'
import { libraryLimits } from './library-limits.ts'

/** The files of a folder, on a disk or handed over by a window. Paths are relative, with "/". */
export interface FolderFiles {
  readonly name: string
  /** All files below it when it was first asked, sorted; none that is hidden. Of far too many not all. */
  readonly paths: () => ReadonlySet<string>
  /** Undefined for what is missing, too large, or would lead outside. */
  read(path: string): Uint8Array | undefined
  /** Pictures of its SVG drawings, where somebody made them. */
  readonly drawings?: LibraryDrawings
}

/** The largest file of a library, in bytes. */
const largestFile = 50_000_000

/** `most`: so many files are looked for, and one more. */
export function folderOnDisk(folder: string, most = libraryLimits.files): FolderFiles {
  let found: ReadonlySet<string> | undefined
  return {
    name: posix.basename(folder.replaceAll('\\', '/')),
    paths: () => (found ??= new Set(filesBelow(folder, '', most).map((path) => relative(folder, path).split(sep).join('/')))),
    read: (path) => readInside(folder, path, largestFile),
  }
}

/** True for a path that stays below its folder and means the same on every system. */
export function isPlainPath(path: string): boolean {
  return path !== '' && !/[\\:\0]/u.test(path) && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}

/** Files that came without a disk. Those whose path leads outside are left out. */
export function folderGiven(name: string, files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): FolderFiles {
  const kept = new Map(files.filter(({ path }) => isPlainPath(path)).map(({ path, bytes }) => [path, bytes]))
  const paths = new Set([...kept.keys()].filter((path) => !path.split('/').some((part) => part.startsWith('.'))).sort())
  return {
    name,
    paths: () => paths,
    read: (path) => kept.get(posix.normalize(path)),
  }
}

/** A path as a file means it that lies beside others of its folder. */
export function besideOf(file: string, path: string): string {
  return join(posix.dirname(file), path).split(sep).join('/')
}
