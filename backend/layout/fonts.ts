import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { templatesFolder } from '../places/index.ts'
import { coveredRanges } from './font-coverage.ts'

const folder = join(templatesFolder(), 'fonts')

/**
 * The bundled faces, read from disk once by each worker. Their family names are ours alone, so that no font of the
 * machine can stand in for them.
 */
export function readFonts(): Buffer[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.ttf'))
    .toSorted()
  return names.map((name) => readFileSync(join(folder, name)))
}

/** Code points that every text of letter.typ can show: its family falls back to all the others. */
export function coveredCodePoints(): ReadonlySet<number> {
  const covered = new Set<number>()
  for (let index = 0; index < coveredRanges.length; index += 2) {
    const last = coveredRanges[index + 1] ?? 0
    for (let codePoint = coveredRanges[index] ?? 0; codePoint <= last; codePoint += 1) covered.add(codePoint)
  }
  return covered
}
