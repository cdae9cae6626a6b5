/*
 * Writes backend/layout/font-coverage.ts: which characters every style of some bundled text face can draw. Reading the
 * fonts at each start would cost more time and memory than laying out a letter. Run after the fonts change; a test
 * compares.
 */
import { create } from '@cantoo/fontkit'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const fonts = join(root, 'templates', 'fonts')

/** Code points that the bundled fonts cover, as ranges: first and last, first and last … */
export function coveredRanges(): number[] {
  const faces = readdirSync(fonts)
    .filter((name) => name.endsWith('.ttf'))
    .map((name) => create(readFileSync(join(fonts, name))))
    .flatMap((face) => ('characterSet' in face ? [face] : []))
  const covered = new Set<number>()
  for (const family of new Set(faces.map((face) => face.familyName))) {
    const styles = faces.filter((face) => face.familyName === family).map((face) => new Set(face.characterSet))
    for (const codePoint of styles[0] ?? []) if (styles.every((style) => style.has(codePoint))) covered.add(codePoint)
  }
  const ranges: number[] = []
  for (const codePoint of [...covered].sort((left, right) => left - right)) {
    if (ranges.at(-1) === codePoint - 1) ranges[ranges.length - 1] = codePoint
    else ranges.push(codePoint, codePoint)
  }
  return ranges
}

if (import.meta.main) {
  const lines = [
    '/** Written by scripts/font-coverage.ts: code points that every style of some bundled face can draw, first and last of each range. */',
    `export const coveredRanges: readonly number[] = ${JSON.stringify(coveredRanges())}`,
    '',
  ]
  writeFileSync(join(root, 'backend', 'layout', 'font-coverage.ts'), lines.join('\n'))
}
