import type { PackagePart } from './properties.ts'
import { fonts } from './styles.ts'

/**
 * What a computer without the fonts of a letter is to take in their place (ECMA-376 §17.8.3): by name the free faces of
 * the same widths, so that lines and pages break where they do with the fonts themselves, and failing those a face of the
 * same family.
 */
const faces = [
  { name: fonts.sans, twin: 'Carlito', panose: '020F0502020204030204', family: 'swiss' },
  { name: fonts.serif, twin: 'Caladea', panose: '02040503050406030204', family: 'roman' },
  { name: 'Arial', twin: 'Liberation Sans', panose: '020B0604020202020204', family: 'swiss' },
  { name: 'Times New Roman', twin: 'Liberation Serif', panose: '02020603050405020304', family: 'roman' },
] as const

const words = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** The font table of a letter, which takes the place of the empty one. */
export function fontTablePart(): PackagePart {
  const entries = faces.map(
    ({ name, twin, panose, family }) =>
      `<w:font w:name="${name}"><w:altName w:val="${twin}"/><w:panose1 w:val="${panose}"/><w:charset w:val="00"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  )
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  return { path: 'word/fontTable.xml', data: `${declaration}<w:fonts xmlns:w="${words}">${entries.join('')}</w:fonts>` }
}
