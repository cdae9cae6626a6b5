import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadShelf, readLetterFile } from '../../backend/files/index.ts'
import type { ClauseVersion } from '../../core/clause/index.ts'
import { assembleLetter, type Letter } from '../../core/letter/index.ts'

export const templatesFolder = join(import.meta.dirname, '../../templates')

export const library = loadShelf([templatesFolder])

/** Files below a folder of templates/ with an ending, sorted. */
export function filesIn(folder: string, ending: string): string[] {
  return readdirSync(join(templatesFolder, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

export const exampleNames = filesIn('examples', '.md').map((path) => path.slice(path.lastIndexOf('examples') + 'examples/'.length))

/** An example as a letter; a failing test where it cannot be read. */
export function example(name: string): Letter {
  const { source, findings } = readLetterFile(readFileSync(join(templatesFolder, 'examples', name), 'utf8'), name)
  if (source === undefined) throw new Error(findings.map((finding) => finding.message).join('\n'))
  const { letter } = assembleLetter(source, library.shelf)
  if (letter === undefined) throw new Error(`${name} names no template of the library`)
  return letter
}

/** A clause version of the library; a failing test where there is none. */
export function clause(code: string, language = 'en-GB', version = 1): ClauseVersion {
  const found = library.shelf.library.versions.find((one) => one.code === code && one.language === language && one.version === version)
  if (found === undefined) throw new Error(`the library has no ${code} v${String(version)} in ${language}`)
  return found
}
