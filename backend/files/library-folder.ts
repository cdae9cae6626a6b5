import { readdirSync, readFileSync, realpathSync, statSync, type Dirent } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import type { Finding } from '../../core/letter/index.ts'
import { cleanImage, largestImage } from '../images/index.ts'
import type { DrawnImage } from '../images/draw-svg.ts'
import { fileOfDrawing } from './library-drawings.ts'
import type { ImageFile } from './reading.ts'
import { decodeText, findingsOf } from './source-text.ts'

/** The bytes of a file inside a folder; undefined for one that is missing, too large, or leads outside by dots or links. */
export function readInside(folder: string, path: string, most = largestImage): Uint8Array | undefined {
  try {
    const root = realpathSync(folder)
    const real = realpathSync(join(root, path))
    const way = relative(root, real)
    if (way === '' || way.startsWith(`..${sep}`) || way === '..' || /^([a-z]:|[/\\])/iu.test(path)) return undefined
    if (!statSync(real).isFile() || statSync(real).size > most) return undefined
    return readFileSync(real)
  } catch {
    return undefined
  }
}

/** Finds images beside a file, and keeps what draws those it found under its digest: nothing of where a photo was taken leaves with a letter. `drawn`: pictures of drawings, by their paths. */
export function imageFinder(
  file: string,
  kept: Map<string, Uint8Array>,
  drawn?: ReadonlyMap<string, DrawnImage>,
): (path: string) => ImageFile | undefined {
  return (path) => {
    const drawing = drawn?.get(join(dirname(file), path))
    if (drawing !== undefined) {
      kept.set(drawing.digest, drawing.bytes)
      return fileOfDrawing(drawing)
    }
    const bytes = readInside(dirname(file), path)
    const clean = bytes === undefined ? undefined : cleanImage(bytes)
    if (clean?.ok !== true) return undefined
    const { digest, mediaType } = clean.value
    kept.set(digest, clean.value.bytes)
    return { digest, mediaType }
  }
}

/**
 * Every file below a folder with the ending, sorted by path so that the order never depends on the disk. The search ends with the
 * first one over `most`, so that a whole disk is not walked through. Nothing of a folder that cannot be read.
 */
export function filesBelow(folder: string, ending: string, most = Infinity): string[] {
  const found: string[] = []
  const folders = [folder]
  for (let next = folders.pop(); next !== undefined && found.length <= most; next = folders.pop()) {
    for (const entry of entriesOf(next)) {
      const path = join(next, entry.name)
      if (entry.isDirectory()) folders.push(path)
      else if (entry.isFile() && entry.name.endsWith(ending) && !entry.name.startsWith('.')) found.push(path)
    }
  }
  return found.slice(0, most + 1).sort()
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

/** A file's text, or undefined with the finding that says why it cannot be read. */
export function readTextFile(path: string, shownAs: string): { text: string | undefined; findings: Finding[] } {
  const findings = findingsOf(shownAs)
  try {
    return { text: decodeText(readFileSync(path), findings), findings: findings.list }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const why = { ENOENT: 'there is no such file', EISDIR: 'it is a folder', EACCES: 'you may not read it' }[code] ?? 'the system said no'
    findings.error('file-unreadable', undefined, `The file cannot be read: ${why}.`, 'Check its name and place.')
    return { text: undefined, findings: findings.list }
  }
}
