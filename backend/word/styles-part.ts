import { Document, Packer } from 'docx'
import { strFromU8, unzipSync } from 'fflate'
import type { ResolvedLetter } from '../../core/letter/index.ts'
import { accentOf } from './letterhead.ts'
import type { PackagePart } from './properties.ts'
import { letterStyles } from './styles.ts'
import { tableStyle } from './table-style.ts'

const path = 'word/styles.xml'

/** Written parts by what they depend on; a house has a handful of letterheads and languages. */
const written = new Map<string, Promise<PackagePart>>()

/**
 * The styles of a letter (ECMA-376 §17.7). They depend on its language and the accent of its letterhead alone and are a
 * third of all that the library would write for each letter, so each kind is written once.
 */
export function stylesPart(letter: ResolvedLetter): Promise<PackagePart> {
  const accent = accentOf(letter)
  const key = `${letter.language} ${accent}`
  const known = written.get(key) ?? writeStyles(letter.language, accent)
  written.set(key, known)
  return known
}

async function writeStyles(language: string, accent: string): Promise<PackagePart> {
  const document = new Document({ styles: letterStyles(language, accent), sections: [] })
  document.Styles.addChildElement(tableStyle())
  const files = unzipSync(await Packer.pack(document, 'uint8array'), { filter: ({ name }) => name === path })
  const styles = files[path]
  if (styles === undefined) throw new Error('The library packed no styles.')
  return { path, data: strFromU8(styles) }
}
