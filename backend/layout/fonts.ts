import { create } from '@cantoo/fontkit'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { templatesFolder } from '../places/index.ts'

/** The bundled faces. Their family names are ours alone, so that no font of the machine can stand in for them. */
export interface Fonts {
  readonly files: readonly Buffer[]
  /** Code points that every style of some text face can draw. */
  readonly covered: ReadonlySet<number>
}

/** Every text of letter.typ falls back from its own family to all of these. */
const textFamilies = ['Chancery Serif', 'Chancery Hebrew', 'Chancery Arabic', 'Chancery Sans']

const bundled = join(templatesFolder(), 'fonts')

/** The bundled fonts, read from disk once by each worker. */
export function loadFonts(folder: string = bundled): Fonts {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ttf')).toSorted()
  const files = names.map((name) => readFileSync(join(folder, name)))
  const faces = files.map((file) => create(file)).flatMap((face) => ('characterSet' in face ? [face] : []))
  const covered = new Set<number>()
  for (const family of textFamilies) {
    const styles = faces.filter((face) => face.familyName === family).map((face) => new Set(face.characterSet))
    for (const codePoint of styles[0] ?? []) if (styles.every((style) => style.has(codePoint))) covered.add(codePoint)
  }
  return { files, covered }
}
